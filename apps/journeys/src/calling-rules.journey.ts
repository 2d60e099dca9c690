import { expectAccessible, expectWell } from './accessible.js';
import { expect, test } from './people.js';

const elsewhere = '+44 20 7946 0018';

test('an admin sees why a number is not called, allows its country, and stops all calls in an emergency', async ({
  aRep,
  aPerson,
  demo,
}) => {
  const [{ admin }] = demo.tenants;
  const alice = await aRep('alice');
  const newest = alice.timeline.getByRole('listitem').first();
  const owner = await aPerson({ voiceHertz: 500 });
  const page = await owner.open(`${demo.baseUrl}/console/calling-rules`);
  await page.getByLabel('E-mail').fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await test.step('tries the number', async () => {
    await page.getByLabel('Number, as a rep would type it').fill(elsewhere);
    await page.getByRole('button', { name: 'Try', exact: true }).click();
    await expect(page.getByText('Will not be called', { exact: true })).toBeVisible();
    await expect(page.getByText('+1500555', { exact: true })).toBeVisible();
    await expectWell(page);
  });

  await test.step('allows the country', async () => {
    await page.getByLabel('Find a country').fill('kingdom');
    await page.getByLabel('United Kingdom +44').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Everything is saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Try', exact: true }).click();
    await expect(page.getByText('May be called')).toBeVisible();
  });

  await test.step('stops all calls, and the rep is told', async () => {
    await page.getByRole('button', { name: 'Stop all outgoing calls' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Stop them' }).click();
    await expect(page.getByText(/^Outgoing calls are stopped since/)).toBeVisible();
    await alice.page.getByRole('link', { name: '+1 500 555 0100' }).click();
    await expect(newest).toContainText('Your company has stopped all outgoing calls for now.');
    // However long the reason is, it is seen whose call that was.
    const whose = newest.locator('div');
    await expect.poll(() => whose.evaluate((name) => name.scrollWidth <= name.clientWidth)).toBe(true);
    await page.getByRole('link', { name: 'Overview' }).click();
    await expect(page.getByText(/^Outgoing calls are stopped since/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'See the calling rules' }).click();
    await page.getByRole('button', { name: 'Allow calls again' }).click();
    await expect(page.getByRole('button', { name: 'Stop all outgoing calls' })).toBeVisible();
    await alice.page.getByRole('link', { name: '+1 500 555 0100' }).click();
    await expect(alice.status).toContainText(/In call|\d:\d\d/);
    await alice.press('Hang up');
  });

  await page.getByLabel('Find a country').fill('kingdom');
  await page.getByLabel('United Kingdom +44').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Everything is saved.')).toBeVisible();
});
