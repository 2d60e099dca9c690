import type { Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { expectWell } from './accessible.js';
import { signInAtCompany, startCompanySignIn } from './company-sign-in.js';
import { runOperator } from './operator-command.js';
import { expect, test } from './people.js';

const password = 'seven red bicycles';
const titleOf = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** On whichever screen: who has yet to connect Twilio begins at the set-up. */
const expectSignedIn = (page: Page) => expect(page.getByRole('navigation', { name: 'Console' })).toBeVisible();

async function typePassword(page: Page, email: string, typed = password): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(typed);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
}

/** The code of the next half minute: no code counts twice, and this one is good already. */
const nextCode = (secret: string) => new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 });

/** A company of this journey's own, and its owner, who has chosen a password. */
async function becomeOwner(open: (url: string) => Promise<Page>, company: string, email: string): Promise<Page> {
  const { invitation } = await runOperator<{ invitation: { url: string } }>(
    ...['create-tenant', '--name', company, '--owner-email', email],
  );
  const page = await open(invitation.url);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await expectSignedIn(page);
  return page;
}

test('an owner sets up a second factor, signs in with it, and with a recovery code when the app is lost', async ({
  aPerson,
}) => {
  const email = 'ada@first.example';
  const page = await becomeOwner((await aPerson({ voiceHertz: 500 })).open, 'Second Factor Ltd', email);
  await page.getByRole('link', { name: `Your account, ${email}` }).click();
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  await expectWell(page);
  const secret = (await page.getByLabel('Secret', { exact: true }).innerText()).replaceAll(' ', '');
  await page.getByLabel('Code', { exact: true }).fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Switch on' }).click();
  const listed = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(listed).toHaveCount(10);
  const codes = await listed.allInnerTexts();
  await expectWell(page);
  await page.getByRole('button', { name: 'I have stored them' }).click();
  await expect(page.getByText('10 recovery codes are left')).toBeVisible();

  await signOut(page);
  await typePassword(page, email);
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
  await expectWell(page);
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('alert')).toContainText('wrong, or was used already');
  await page.getByLabel('Code', { exact: true }).fill(nextCode(secret));
  await page.keyboard.press('Enter');
  await expect(titleOf(page, 'Your account')).toBeVisible();

  await signOut(page);
  await typePassword(page, email);
  await page.getByLabel('Code', { exact: true }).fill((codes[0] ?? '').toUpperCase());
  await page.keyboard.press('Enter');
  await expect(page.getByText('9 recovery codes are left')).toBeVisible();

  await page.getByRole('button', { name: 'Switch off' }).click();
  const dialog = page.getByRole('dialog', { name: 'Switch the second factor off?' });
  await expectWell(page);
  await dialog.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
  await dialog.getByLabel('Code', { exact: true }).fill(codes[1] ?? '');
  await dialog.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByRole('button', { name: 'Set up' })).toBeVisible();
});

test('a company that requires a second factor has each admin set one up first, and an owner can reset it', async ({
  aPerson,
}) => {
  const page = await becomeOwner((await aPerson({ voiceHertz: 500 })).open, 'Strict Ltd', 'ida@strict.example');
  await page.goto(new URL('/console/admins', page.url()).href);
  await page.getByLabel('E-mail').fill('sam@strict.example');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Invitation link', { exact: true }).innerText();
  await page.getByRole('link', { name: 'Sign-in', exact: true }).click();
  await page.getByLabel('Require a second factor').click();
  await expect(titleOf(page, 'Set up a second factor')).toBeVisible();
  await expectWell(page);
  const setUp = async (theirs: Page) => {
    await theirs.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
    await theirs.getByRole('button', { name: 'Go on' }).click();
    const secret = (await theirs.getByLabel('Secret', { exact: true }).innerText()).replaceAll(' ', '');
    await theirs.getByLabel('Code', { exact: true }).fill(new TOTP({ secret }).generate());
    await theirs.getByRole('button', { name: 'Switch on' }).click();
    await theirs.getByRole('button', { name: 'I have stored them' }).click();
  };
  await setUp(page);
  await expect(titleOf(page, 'Sign-in')).toBeVisible();

  const colleague = await (await aPerson({ voiceHertz: 600 })).open(link);
  await colleague.getByLabel('New password').fill(password);
  await colleague.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(titleOf(colleague, 'Set up a second factor')).toBeVisible();
  await setUp(colleague);
  await expect(titleOf(colleague, 'Overview')).toBeVisible();

  await page.getByRole('link', { name: 'Admins', exact: true }).click();
  await expectWell(page);
  await page.getByRole('button', { name: 'Reset the second factor of sam@strict.example' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset second factor' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'sam@' })).toContainText('Off');
  await colleague.reload();
  await expect(titleOf(colleague, 'Sign in to Cordboard')).toBeVisible();

  await page.getByRole('button', { name: 'Reset link for sam@strict.example' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make a link' }).click();
  const reset = await page.getByLabel('Reset link', { exact: true }).innerText();
  await expectWell(page);
  await colleague.goto(reset);
  await colleague.getByLabel('New password').fill('eight blue bicycles');
  await colleague.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(titleOf(colleague, 'Set up a second factor')).toBeVisible();
});

test('a company’s own accounts sign its people in, once an owner has tried it', async ({ aPerson }) => {
  const owner = await aPerson({ voiceHertz: 500 });
  const page = await becomeOwner(owner.open, 'Own Accounts Ltd', 'eve@own.example');
  await page.getByRole('link', { name: 'Sign-in', exact: true }).click();
  const redirectUrl = await page.getByLabel('Redirect URL', { exact: true }).innerText();
  const company = await startCompanySignIn(redirectUrl);
  try {
    await page.getByLabel('Issuer').fill(`${company.issuer}/elsewhere`);
    await page.getByLabel('Client ID').fill(company.clientId);
    await page.getByLabel('Client secret').fill(company.clientSecret);
    await page.getByLabel('E-mail domains').fill('own.example');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert')).toContainText('is not an OpenID Connect provider of this name');
    await page.getByLabel('Issuer').fill(company.issuer);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved, and not tried yet.')).toBeVisible();
    await expect(page.getByLabel('In use')).toBeDisabled();
    await expectWell(page);

    await page.getByRole('button', { name: 'Try it now' }).click();
    await signInAtCompany(page, 'eve@own.example');
    await expect(page.getByRole('alert')).toContainText('The provider works');
    await page.getByLabel('In use').click();
    await page.getByLabel('Let in who was not invited').click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('In use', { exact: true }).first()).toBeVisible();
    await expect(page.getByText(/^Tried/)).toBeVisible();
    await expectWell(page);

    const colleague = await (await aPerson({ voiceHertz: 600 })).open(new URL('/console/', page.url()).href);
    await colleague.getByLabel('E-mail').fill('kim@own.example');
    await colleague.keyboard.press('Tab');
    await expect(colleague.getByRole('alert')).toContainText('own.example signs in with its own accounts');
    await expectWell(colleague);
    await colleague.getByRole('button', { name: 'Continue with your company’s account' }).click();
    await signInAtCompany(colleague, 'kim@own.example');
    await expect(titleOf(colleague, 'Overview')).toBeVisible();
    await expect(colleague.getByRole('navigation', { name: 'Console' })).toContainText('Supervisor');
    await colleague.reload();
    await expect(titleOf(colleague, 'Overview')).toBeVisible();

    await signOut(colleague);
    await colleague.context().clearCookies();
    await colleague.getByLabel('E-mail').fill('kim@own.example');
    await colleague.keyboard.press('Enter');
    await signInAtCompany(colleague, 'stranger@elsewhere.example');
    await expect(colleague.getByRole('alert')).toContainText('belongs to another domain');
    await expectWell(colleague);
  } finally {
    await company.stop();
  }
});

test('an operator makes a company, suspends it, deletes it and keeps it after all, and sees nothing of what is in it', async ({
  aPerson,
}) => {
  const { url } = await runOperator<{ url: string }>('create-operator', '--email', 'olga@operators.example');
  const page = await (await aPerson({ voiceHertz: 500 })).open(url);
  await expectWell(page);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(titleOf(page, 'Companies')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Larkmoor Freight' })).toContainText('Connected');
  await expectWell(page);

  await page.getByLabel('Company name').fill('Journey & Sons');
  await page.getByLabel('Owner’s e-mail').fill('jo@sons.example');
  await page.getByRole('button', { name: 'Create company' }).click();
  const link = await page.getByLabel('Invitation link', { exact: true }).innerText();
  await expectWell(page);
  const owner = await (await aPerson({ voiceHertz: 600 })).open(link);
  await owner.getByLabel('New password').fill(password);
  await owner.getByRole('button', { name: 'Set password and sign in' }).click();
  await expectSignedIn(owner);

  const row = page.getByRole('row').filter({ hasText: 'Journey & Sons' });
  await page.getByRole('button', { name: 'Suspend Journey & Sons' }).click();
  await expectWell(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await expect(row).toContainText('Suspended');
  await owner.reload();
  await expect(owner.getByRole('alert')).toContainText('Your company is suspended');
  await page.getByRole('button', { name: 'Resume Journey & Sons' }).click();
  await expect(row).toContainText('Active');
  await owner.getByRole('button', { name: 'Try again' }).click();
  await expectSignedIn(owner);

  await page.getByRole('button', { name: 'Delete Journey & Sons' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Journey & Sons?' });
  await dialog.getByLabel(/Type its name/).fill('Journey');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog).toContainText('Type it exactly');
  await expectWell(page);
  await dialog.getByLabel(/Type its name/).fill('Journey & Sons');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(row).toContainText('Being deleted');
  await page.getByRole('button', { name: 'Restore Journey & Sons' }).click();
  await expect(row).toContainText('Active');

  await page.getByRole('link', { name: 'Audit log' }).click();
  await expect(titleOf(page, 'Audit log')).toBeVisible();
  await page.getByRole('link', { name: 'Suspended the company Journey & Sons' }).click();
  await expect(page.getByRole('complementary')).toContainText('olga@operators.example');
  await expectWell(page);

  await page.getByRole('link', { name: /^Your account/ }).click();
  await expect(titleOf(page, 'Your account')).toBeVisible();
  await expectWell(page);
  const status = await page.evaluate(() => fetch('/v1/calls').then((answer) => answer.status));
  expect(status).toBe(403);
  await signOut(page);
  await expect(titleOf(page, 'Sign in as an operator')).toBeVisible();
  await page.getByLabel('Language').selectOption('Deutsch');
  await expect(titleOf(page, 'Als Betreiber anmelden')).toBeVisible();
  await expectWell(page);
});

test('what can be opened without signing in is accessible and fits, in both languages', async ({ aPerson, demo }) => {
  const someone = await aPerson({ voiceHertz: 500 });
  for (const path of ['welcome', 'invitation', 'operator/accept', 'operator/', '']) {
    const page = await someone.open(`${demo.baseUrl}/console/${path}#no-such-token`);
    for (const language of ['de', 'en']) {
      await page.locator('.cc-language select').selectOption(language);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expectWell(page);
    }
    await page.close();
  }
});
