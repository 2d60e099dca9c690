import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { expectToHear } from './hearing.js';
import { runOperator } from './operator-command.js';
import { expect, test } from './people.js';
import { workspaceRoot } from './product.js';

const size = { width: 1280, height: 760 };
// Whatever is on its way from light to dark has arrived.
const take = (page: Page, name: string) =>
  page.screenshot({ path: join(workspaceRoot, 'docs/images', `${name}.png`), animations: 'disabled' });

test('a call between two reps', async ({ aRep }) => {
  const alice = await aRep('alice', { voiceHertz: 440 });
  const bob = await aRep('bob', { voiceHertz: 880 });
  await alice.page.setViewportSize(size);
  await bob.page.setViewportSize(size);
  await bob.page.emulateMedia({ colorScheme: 'dark' });

  await alice.page.getByRole('link', { name: '+1 500 555 0100' }).click();
  await expectToHear(alice.frame, 440);
  await alice.press('Hang up');
  await expect(alice.timeline.getByRole('listitem').first()).toContainText('Talked');

  await alice.page.getByRole('button', { name: 'Bob Okafor' }).click();
  await expect(bob.status).toContainText('Incoming call');
  await take(bob.page, 'crm-incoming');
  await bob.press('Answer');
  await expectToHear(alice.frame, 880);
  await expect(alice.timeline.getByRole('listitem').first()).toContainText('In call');
  await take(alice.page, 'crm-in-call');
});

test('the local Twilio and its public telephone', async ({ aPerson, demo }) => {
  const person = await aPerson({ voiceHertz: 1200 });
  const telephone = await person.open(`${demo.emulatorUrl}/phone`);
  await telephone.setViewportSize({ width: 720, height: 760 });
  await expect(telephone.getByRole('status')).toContainText('Ready');
  await take(telephone, 'public-telephone');
  const emulator = await person.open(demo.emulatorUrl);
  await emulator.setViewportSize(size);
  await take(emulator, 'local-twilio');
});

test('the console', async ({ aRep, aPerson, demo }) => {
  const [{ admin }] = demo.tenants;
  const alice = await aRep('alice', { voiceHertz: 440 });
  for (const number of ['+1 500 555 0105', '+1 500 555 0101', '+1 500 555 0100']) {
    const before = await alice.timeline.getByRole('listitem').count();
    await alice.page.getByRole('link', { name: number }).click();
    // Else the call before would be taken for this one.
    await expect(alice.timeline.getByRole('listitem')).toHaveCount(before + 1);
    if (number.endsWith('0')) {
      await expectToHear(alice.frame, 440);
      await alice.press('Hang up');
    }
    await expect(alice.timeline.getByRole('listitem').first()).toContainText(/Talked|Busy/);
    await expect(alice.status).toContainText(/Available|Ready|Call ended/);
  }
  const owner = await aPerson({ voiceHertz: 500 });
  const page = await owner.open(`${demo.baseUrl}/console/calls`);
  await page.setViewportSize(size);
  await page.getByLabel('E-mail').fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('row').filter({ hasText: 'Talked' }).first().getByRole('link').click();
  await expect(page.getByRole('complementary').getByRole('listitem').first()).toBeVisible();
  await take(page, 'console-calls');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByText('Calls by hour').first()).toBeVisible();
  await expect(page.locator('.cc-chart-awaited')).toHaveCount(0);
  await take(page, 'console-overview');
});

test('the set-up of a company that has connected its account', async ({ aPerson, demo }) => {
  const { admin, accountSid, authToken } = demo.newcomer;
  const owner = await aPerson({ voiceHertz: 500 });
  const page = await owner.open(`${demo.baseUrl}/console/`);
  await page.setViewportSize(size);
  await page.getByLabel('E-mail').fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Account SID').fill(accountSid);
  await page.getByLabel('Auth Token', { exact: true }).fill(authToken);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText('Old dialer')).toBeVisible();
  await take(page, 'console-set-up');
});

const screens = [
  '',
  'set-up',
  'calls',
  'reps',
  'reps/teams',
  'twilio',
  'embed',
  'api-keys',
  'admins',
  'audit-log',
  'sign-in-settings',
  'calling-rules',
  'settings',
  'account',
];

test('every screen of the console, light and dark', async ({ aPerson, demo }) => {
  const [{ admin }] = demo.tenants;
  const owner = await aPerson({ voiceHertz: 500 });
  const page = await owner.open(`${demo.baseUrl}/console/`);
  await page.setViewportSize(size);
  await page.getByLabel('E-mail').fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await takeBoth(page, 'sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Console' }).waitFor();
  await page.goto(`${demo.baseUrl}/console/admins`);
  await page.getByLabel('E-mail').fill('sam@larkmoor.example');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const someone = await aPerson({ voiceHertz: 600 });
  const colleague = await someone.open(await page.getByLabel('Invitation link', { exact: true }).innerText());
  await colleague.getByLabel('New password').fill('seven red bicycles');
  await colleague.getByRole('button', { name: 'Set password and sign in' }).click();
  await colleague.getByRole('navigation', { name: 'Console' }).waitFor();
  await colleague.close();
  await page.goto(`${demo.baseUrl}/console/reps/teams`);
  await page.getByLabel('Name of the team').fill('Field sales');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('button', { name: 'Values of the team Field sales' }).click();
  await page.getByLabel('Edge').selectOption('frankfurt');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  for (const screen of screens) {
    await page.goto(`${demo.baseUrl}/console/${screen}`);
    await takeBoth(page, screen.split('/').at(-1) || 'overview');
  }
});

test('what is opened with a link, and the operators’ screens', async ({ aPerson, demo }) => {
  const someone = await aPerson({ voiceHertz: 500 });
  for (const [path, name] of [
    ['welcome', 'welcome'],
    ['invitation', 'invitation'],
    ['operator/', 'operator-sign-in'],
  ] as const) {
    const page = await someone.open(`${demo.baseUrl}/console/${path}#no-such-token`);
    await page.setViewportSize(size);
    await takeBoth(page, name);
  }
  const { url } = await runOperator<{ url: string }>('create-operator', '--email', 'olga@operators.example');
  const page = await someone.open(url);
  await page.setViewportSize(size);
  await takeBoth(page, 'operator-link');
  await page.getByLabel('New password').fill('seven red bicycles');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Larkmoor Freight' })).toContainText('Connected');
  await takeBoth(page, 'operator-companies');
  await page.getByRole('link', { name: 'Audit log' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeVisible();
  await takeBoth(page, 'operator-audit-log');
  await page.getByRole('link', { name: /^Your account/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
  await takeBoth(page, 'operator-account');
});

async function takeBoth(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    // What is read for the screen is there, and its chart is drawn.
    await expect(page.locator('.cc-waiting, .cc-chart-awaited')).toHaveCount(0);
    await take(page, `console/${name}-${colorScheme}`);
  }
}
