import type { Page } from '@playwright/test';
import { expectAccessible, expectToFit } from './accessible.js';
import { AtTwilio } from './at-twilio.js';
import { expectToHear } from './hearing.js';
import { expect, test, type Person } from './people.js';
import { runningDemo } from './product.js';

const practiceHertz = 600;
const elsewhere = 'https://old-crm.example/dial';
const theNewcomer = () => runningDemo().newcomer;
const atTwilio = () => new AtTwilio(runningDemo(), theNewcomer());

async function signIn(person: Person, path = '/'): Promise<Page> {
  const page = await person.open(`${runningDemo().baseUrl}/console${path}`);
  const { admin } = theNewcomer();
  await page.getByLabel('E-mail').fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Console' })).toBeVisible();
  return page;
}

const stepNamed = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });

// What one test has connected the next one breaks and mends.
test.describe.serial('a newcomer', () => {
  test('connects Twilio, registers a rep and hears a practice call, within three minutes', async ({ aPerson }) => {
    test.setTimeout(180_000);
    const began = Date.now();
    const { accountSid, authToken } = theNewcomer();
    const page = await signIn(await aPerson({ voiceHertz: 440 }));
    await expect(page.getByRole('heading', { level: 1, name: 'Plug your phone line into your CRM' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Set-up 0 of 5' })).toBeVisible();

    await page.getByLabel('Account SID').fill(accountSid);
    await page.getByLabel('Auth Token', { exact: true }).fill('not-the-auth-token');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByText(/does not know this Account SID with this Auth Token/)).toBeVisible();
    await expect(page.getByLabel('Account SID')).toHaveValue(accountSid);
    await page.getByLabel('Auth Token', { exact: true }).fill(authToken);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();

    // An application that serves something else is not taken unnoticed.
    await page.getByRole('button', { name: 'Use Old dialer' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('https://old-dialer.example/voice')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'Create one for me' }).click();
    await dialog.getByRole('button', { name: 'Create one for me' }).click();

    await page.getByRole('button', { name: 'Let (312) 555-0100 ring my reps' }).click();
    await expect(dialog.getByText('https://old-dialer.example/voice')).toBeVisible();
    await dialog.getByRole('button', { name: 'Ring my reps' }).click();
    await expect(page.getByText('Rings your reps')).toBeVisible();
    await page.getByRole('button', { name: 'Use (312) 555-0100' }).click();

    await page.getByLabel('Client name').fill('nora');
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await expect(stepNamed(page, 'Reps')).toContainText('1 rep is registered');
    await expect(page.getByRole('link', { name: 'Set-up 4 of 5' })).toBeVisible();

    await page.getByRole('link', { name: 'Go to Embed' }).click();
    await page.getByLabel('Origin of your CRM').fill(`${runningDemo().baseUrl}/crm/?rep=nora`);
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await expect(page.getByRole('row', { name: /Allowed/ })).toContainText(runningDemo().baseUrl);
    await page.getByRole('button', { name: 'Try a practice call' }).click();
    await expect(page.getByText(/^Connected\./)).toBeVisible();
    const softphone = await (await page.locator('iframe[title="Cordboard softphone"]').elementHandle())?.contentFrame();
    if (!softphone) throw new Error('The page shows no softphone.');
    await expectToHear(softphone, practiceHertz);
    await expect(softphone.getByRole('img', { name: 'The other side is heard' })).toBeVisible();
    await softphone.getByRole('button', { name: 'Hang up', exact: true }).click();
    await expect(page.getByText('The practice call worked', { exact: false })).toBeVisible();
    await expect(page.getByRole('link', { name: /^Set-up/ })).toBeHidden();
    expect(Date.now() - began).toBeLessThan(180_000);
  });

  test('has an unlisted page turned away, and is told of it', async ({ aPerson, demo }) => {
    const { apiKey } = theNewcomer();
    const launch = await fetch(new URL('/v1/embed-sessions', demo.baseUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ clientName: 'nora', origin: 'https://crm.example.com' }),
    });
    expect([launch.status, await launch.json()]).toMatchObject([403, { code: 'embed_session.origin_not_allowed' }]);
    const page = await signIn(await aPerson({ voiceHertz: 440 }), '/embed');
    await expect(page.getByRole('row', { name: /https:\/\/crm\.example\.com Turned away/ })).toBeVisible();
  });

  test('sees a changed Voice URL, and repairs it with one click and a look', async ({ aPerson }) => {
    const twilio = atTwilio();
    const page = await signIn(await aPerson({ voiceHertz: 440 }), '/twilio');
    await twilio.ask('POST', `Applications/${await twilio.applicationNamed('Ashdown')}`, { VoiceUrl: elsewhere });
    await page.getByRole('button', { name: 'Run checks again' }).click();
    const drifted = page.getByRole('row', { name: /^Voice URL/ }).first();
    await expect(drifted).toContainText(elsewhere);
    await expect(drifted).toContainText('Drifted');
    await page.getByRole('button', { name: 'Repair Voice URL' }).click();
    await expect(page.getByRole('dialog').getByText(elsewhere)).toBeVisible();
    await page.getByRole('button', { name: 'Make these changes' }).click();
    await expect(page.getByText('Twilio does what is expected.', { exact: false })).toBeVisible();
    await expect(drifted).toContainText('Matches');
  });

  test('repairs a deleted application and a number bound elsewhere, all at once', async ({ aPerson }) => {
    const twilio = atTwilio();
    const page = await signIn(await aPerson({ voiceHertz: 440 }), '/twilio');
    await twilio.ask('DELETE', `Applications/${await twilio.applicationNamed('Ashdown')}`);
    await twilio.ask('POST', `IncomingPhoneNumbers/${await twilio.firstNumber()}`, { VoiceUrl: elsewhere });
    await page.getByRole('button', { name: 'Run checks again' }).click();
    await expect(page.getByText('2 drifted')).toBeVisible();
    await page.getByRole('button', { name: 'Repair all' }).click();
    await expect(page.getByRole('dialog').getByText(elsewhere)).toBeVisible();
    await page.getByRole('button', { name: 'Make these changes' }).click();
    await expect(page.getByText('Twilio does what is expected.', { exact: false })).toBeVisible();
  });

  test('is told while Twilio is slow, and can stop waiting', async ({ aPerson }) => {
    const twilio = atTwilio();
    const page = await signIn(await aPerson({ voiceHertz: 440 }), '/twilio');
    await expect(page.getByRole('button', { name: 'Run checks again' })).toBeEnabled();
    await twilio.fault({ delayMs: 10_000 });
    try {
      await page.getByRole('button', { name: 'Run checks again' }).click();
      await expect(page.getByText('Looking at keys, application, numbers and caller ID…')).toBeVisible();
      await expect(page.getByText('Twilio is slow to answer.', { exact: false })).toBeVisible();
      await page.getByRole('button', { name: 'Cancel', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Run checks again' })).toBeEnabled();
      await expect(page.getByRole('alert')).toHaveCount(0);
    } finally {
      await twilio.fault(undefined);
    }
  });

  for (const [what, fault, sentence] of [
    ['has too much in hand', { status: 429, retryAfterSeconds: 5 }, 'Twilio has too many requests'],
    ['fails', { status: 500 }, 'Twilio cannot be reached, or fails.'],
  ] as const) {
    test(`keeps what was typed when Twilio ${what}, and goes on as soon as it can`, async ({ aPerson }) => {
      const twilio = atTwilio();
      const { accountSid, authToken } = theNewcomer();
      const page = await signIn(await aPerson({ voiceHertz: 440 }), '/set-up?step=credentials');
      await page.getByLabel('Auth Token', { exact: true }).fill(authToken);
      await twilio.fault(fault);
      try {
        await page.getByRole('button', { name: 'Verify and replace' }).click();
        await expect(page.getByRole('alert')).toContainText(sentence);
      } finally {
        await twilio.fault(undefined);
      }
      await expect(page.getByLabel('Account SID')).toHaveValue(accountSid);
      await expect(page.getByLabel('Auth Token', { exact: true })).toHaveValue(authToken);
      await page.getByRole('button', { name: 'Verify and replace' }).click();
      await expect(page.getByText('Twilio accepts the credentials')).toBeVisible();
    });
  }

  test('finds each of its screens accessible, wide and narrow, in both languages', async ({ aPerson }) => {
    test.setTimeout(120_000);
    // Signed in once: more than ten times a minute is refused.
    const page = await signIn(await aPerson({ voiceHertz: 440 }), '/set-up');
    for (const path of ['/set-up', '/set-up?step=credentials', '/set-up?step=caller-id', '/twilio', '/embed']) {
      for (const language of ['en', 'de']) {
        await page.goto(`${runningDemo().baseUrl}/console${path}`);
        await page.locator('.cc-language select').selectOption(language);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        for (const width of [1280, 360]) {
          await page.setViewportSize({ width, height: 800 });
          await expect(page.getByRole('status').filter({ hasText: '…' })).toHaveCount(0);
          // Neither width nor language changes a colour.
          await expectAccessible(page, width > 360 && language === 'en' ? ['light', 'dark'] : ['light']);
          await expectToFit(page, width);
        }
      }
    }
  });
});
