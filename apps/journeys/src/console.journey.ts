import type { Page } from '@playwright/test';
import { expectAccessible, expectToFit, expectWell } from './accessible.js';
import { expectToHear } from './hearing.js';
import { expect, test } from './people.js';
import { askApi, runningDemo, type DemoTenant } from './product.js';

const sameInGerman = ['Twilio', 'Teams', 'Admins'];
const screens = [
  { path: '/', title: 'Overview' },
  { path: '/calls', title: 'Calls' },
  { path: '/reps', title: 'Reps' },
  { path: '/reps/teams', title: 'Teams' },
  { path: '/twilio', title: 'Twilio' },
  { path: '/embed', title: 'Embed' },
  { path: '/api-keys', title: 'API keys' },
  { path: '/admins', title: 'Admins' },
  { path: '/calling-rules', title: 'Calling rules' },
  { path: '/audit-log', title: 'Audit log' },
  { path: '/settings', title: 'Settings' },
  { path: '/sign-in-settings', title: 'Sign-in' },
  { path: '/account', title: 'Your account' },
];

// A dozen screens at once, each looked at in every way, are more than a slow machine gets through in a test's time.
const halves = [
  ['of every day', screens.slice(0, 7)],
  ['of now and then', screens.slice(7)],
] as const;

const titleOf = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

async function signIn(page: Page, { admin }: DemoTenant): Promise<void> {
  await page.getByLabel('E-mail').fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Console' })).toBeVisible();
}

test('an owner sees the call that a rep just made, and every step it took', async ({ aRep, aPerson, demo }) => {
  const alice = await aRep('alice', { voiceHertz: 440 });
  await alice.page.getByRole('link', { name: '+1 500 555 0100' }).click();
  await expectToHear(alice.frame, 440);
  await alice.press('Hang up');
  await expect(alice.timeline.getByRole('listitem').first()).toContainText('Talked');

  const owner = await aPerson({ voiceHertz: 500 });
  const page = await owner.open(`${demo.baseUrl}/console/calls`);
  await signIn(page, demo.tenants[0]);
  const newest = page.getByRole('row').nth(1);
  await expect(newest).toContainText(/\(500\) 555-0100.*alice.*Talked/);
  await newest.getByRole('link').click();

  const drawer = page.getByRole('complementary', { name: 'Call with (500) 555-0100' });
  await expect(drawer.getByRole('listitem').first()).toContainText('The softphone got its token');
  await expect(drawer.getByRole('listitem').nth(1)).toContainText('Twilio asked what to do');
  await expect(drawer.getByRole('listitem').filter({ hasText: 'Successfully established call' }).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(newest.getByRole('link')).toBeFocused();
});

test('an owner registers a rep, gives a program a key, and is out after signing out', async ({ aPerson, demo }) => {
  const [tenant] = demo.tenants;
  const owner = await aPerson({ voiceHertz: 500 });
  const page = await owner.open(`${demo.baseUrl}/console/reps`);
  await expectAccessible(page);
  await signIn(page, tenant);

  const name = `grace_${Date.now()}`;
  await page.getByLabel('Client name').fill(name);
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();

  await page.getByRole('link', { name: 'API keys' }).click();
  await expect(titleOf(page, 'API keys')).toBeFocused();
  await page.getByLabel('Name').fill('Journey');
  await page.getByRole('button', { name: 'Create key' }).click();
  const key = await page.getByLabel('API key', { exact: true }).innerText();
  await expectAccessible(page);
  const ask = () =>
    fetch(`${runningDemo().baseUrl}/v1/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ clientName: name }),
    });
  expect((await ask()).status).toBe(201);

  await page.getByRole('button', { name: 'I have stored it' }).click();
  await page.getByRole('button', { name: 'Revoke Journey' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('within 5 seconds');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: 'is revoked' })).toBeVisible();
  expect((await ask()).status).toBe(401);

  await page.getByRole('link', { name: 'Audit log', exact: true }).click();
  await expect(page.getByRole('row').nth(1)).toContainText(
    new RegExp(`Revoked the API key Journey.*${tenant.admin.email}`),
  );
  await page.getByRole('link', { name: `Registered the rep ${name}` }).click();
  const entry = page.getByRole('complementary', { name: `Registered the rep ${name}` });
  await expect(entry).toContainText(`Display nameAfter ${name}`);
  await expectAccessible(page);
  await expectToFit(page);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(titleOf(page, 'Sign in to Cordboard')).toBeVisible();
  const answer = await page.evaluate(() => fetch('/v1/clients').then(({ status }) => status));
  expect(answer).toBe(401);
});

test('an invited colleague chooses a password and sees what their role allows', async ({ aPerson, demo }) => {
  const owner = await aPerson({ voiceHertz: 500 });
  const page = await owner.open(`${demo.baseUrl}/console/admins`);
  await signIn(page, demo.tenants[0]);
  await page.getByLabel('E-mail').fill(`sam.${Date.now()}@larkmoor.example`);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Invitation link', { exact: true }).innerText();

  const colleague = await aPerson({ voiceHertz: 600 });
  const theirs = await colleague.open(link);
  await expect(theirs.getByLabel('New password')).toBeVisible();
  expect(theirs.url()).not.toContain('#');
  await expectAccessible(theirs);
  await theirs.getByLabel('New password').fill('seven red bicycles');
  await theirs.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(titleOf(theirs, 'Overview')).toBeVisible();
  const navigation = theirs.getByRole('navigation', { name: 'Console' });
  await expect(navigation.getByRole('link', { name: 'Calls' })).toBeVisible();
  await expect(navigation.getByRole('link', { name: 'API keys' })).toBeHidden();
  await theirs.goto(`${demo.baseUrl}/console/api-keys`);
  await expect(theirs.getByRole('alert')).toContainText('auth.forbidden');
});

test('a session that ends is signed in again over the page, which keeps what was typed', async ({ aPerson, demo }) => {
  const [tenant] = demo.tenants;
  const owner = await aPerson({ voiceHertz: 500 });
  const page = await owner.open(`${demo.baseUrl}/console/settings`);
  await signIn(page, tenant);
  const company = page.getByLabel('Company name');
  await company.fill(`${tenant.name} Ltd`);
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Save' }).click();

  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await expectAccessible(page);
  await dialog.getByLabel(/Password/, { exact: false }).fill(tenant.admin.password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Everything is saved.')).toBeVisible();
  await expect(company).toHaveValue(`${tenant.name} Ltd`);
  await company.fill(tenant.name);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Everything is saved.')).toBeVisible();
});

for (const [which, some] of halves) {
  test(`each screen ${which} is accessible, loads by its address, and breaks no rule of its own policy`, async ({
    aPerson,
    demo,
  }) => {
    const owner = await aPerson({ voiceHertz: 500 });
    const page = await owner.open(`${demo.baseUrl}/console/`);
    // Until then the API rightly says that nobody is signed in, and the browser reports it.
    await expect(titleOf(page, 'Sign in to Cordboard')).toBeVisible();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await signIn(page, demo.tenants[0]);
    await expect(titleOf(page, 'Overview')).toBeVisible();
    for (const { path, title } of some) {
      await page.goto(`${demo.baseUrl}/console${path}`);
      await expect(titleOf(page, title)).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: '…' })).toHaveCount(0);
      await expectAccessible(page);
      for (const width of [360, 2560]) {
        await expectToFit(page, width);
      }
    }
    expect(complaints).toEqual([]);
  });

  test(`a viewer who reads German has it on every screen ${which}, without finding English first`, async ({
    aPerson,
    demo,
  }) => {
    const [tenant] = demo.tenants;
    const owner = await aPerson({ voiceHertz: 500 });
    const page = await owner.open(`${demo.baseUrl}/console/`);
    await page.getByLabel('Language').selectOption('Deutsch');
    await expectAccessible(page);
    await page.getByLabel('E-Mail').fill(tenant.admin.email);
    await page.getByLabel('Passwort', { exact: true }).fill(tenant.admin.password);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await expect(titleOf(page, 'Übersicht')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    for (const { path, title } of some) {
      await page.goto(`${demo.baseUrl}/console${path}`);
      await expect(page.getByRole('navigation', { name: 'Konsole' })).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: '…' })).toHaveCount(0);
      if (!sameInGerman.includes(title)) await expect(titleOf(page, title)).toBeHidden();
      await expectAccessible(page, ['light']);
      // German words are longer: they must not push a screen wider than it is.
      await expectToFit(page);
    }
  });
}

test('what was typed survives a reload', async ({ aPerson, demo }) => {
  const owner = await aPerson({ voiceHertz: 500 });
  const page = await owner.open(`${demo.baseUrl}/console/reps`);
  await signIn(page, demo.tenants[0]);
  await page.getByLabel('Name', { exact: true }).fill('Grace Hopper');
  await page.reload();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Grace Hopper');
});

test('an owner replaces the Auth Token, sees until when the former one counts, and ends it', async ({
  aPerson,
  demo,
}) => {
  const [tenant] = demo.tenants;
  const { accountSid, apiKeySid, apiKeySecret, applicationSid, phoneNumber: callerId, authToken } = tenant;
  const before = {
    accountSid,
    apiKeySid,
    apiKeySecret,
    applicationSid,
    callerId,
    authToken: 'the-auth-token-of-before',
  };
  await askApi(tenant, '/v1/twilio-config', {
    method: 'PUT',
    body: JSON.stringify({ ...before, formerAuthTokenSeconds: 0 }),
  });
  const owner = await aPerson({ voiceHertz: 500 });
  const page = await owner.open(`${demo.baseUrl}/console/twilio`);
  await signIn(page, tenant);
  await page.getByRole('button', { name: 'Replace Auth Token' }).click();
  await page.getByLabel('Auth Token', { exact: true }).fill(authToken);
  await page.getByLabel('Accept the former Auth Token').selectOption('For an hour');
  await expectWell(page);
  await page.getByRole('button', { name: 'Verify and replace' }).click();
  await expect(page.getByText(/^Ends in fore, accepted until/)).toBeVisible();
  await page.getByRole('button', { name: 'Accept the former Auth Token no longer' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'End now' }).click();
  await expect(page.getByText('The former Auth Token is no longer accepted')).toBeVisible();
  await expect(page.getByText(/^Ends in fore/)).toHaveCount(0);
});
