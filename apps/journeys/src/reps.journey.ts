import type { Page } from '@playwright/test';
import { expectWell } from './accessible.js';
import { expect, test } from './people.js';
import type { DemoTenant } from './product.js';

async function openReps(page: Page, { admin }: DemoTenant): Promise<void> {
  await page.getByLabel('E-mail').fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reps' })).toBeVisible();
}

test('an admin imports reps, renames one and suspends another, whose softphone says so', async ({
  aPerson,
  aRep,
  demo,
}) => {
  test.slow();
  const [tenant] = demo.tenants;
  const suffix = Date.now();
  const [mara, jules] = [`mara_${suffix}`, `jules_${suffix}`];
  const owner = await aPerson({ voiceHertz: 500 });
  const page = await owner.open(`${demo.baseUrl}/console/reps`);
  await openReps(page, tenant);

  await test.step('imports', async () => {
    await page.getByRole('link', { name: 'Import reps from a file' }).click();
    await expectWell(page);
    const csv = `display_name,name\n"Holt, Mara",${mara}\nJules Pereira,${jules}\nNobody,no good name\n`;
    await page
      .getByLabel(/CSV file/)
      .setInputFiles({ name: 'reps.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await expect(page.getByRole('row', { name: /no good name/ })).toContainText('no_good_name would do');
    await expectWell(page);
    await page.getByRole('button', { name: 'Import 2, leave 1 out' }).click();
    await expect(page.getByText('2 reps are registered')).toBeVisible();
    await page.getByRole('link', { name: 'Back to the reps' }).click();
  });

  const rep = await aRep('bob');
  const find = async (name: string, displayName: string) => {
    await page.getByLabel('Search').fill(name);
    await page.getByRole('row').filter({ hasText: name }).getByRole('link').click();
    return page.getByRole('complementary', { name: displayName });
  };

  await test.step('suspends', async () => {
    const drawer = await find('bob', 'Bob Okafor');
    await expect(drawer).toContainText('Available');
    await expect(drawer.getByText('Chrome on Linux').first()).toBeVisible();
    await expectWell(page);
    await drawer.getByRole('button', { name: 'Suspend' }).click();
    await expectWell(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
    await expect(drawer).toContainText(`Suspended by ${tenant.admin.email}`);
    await rep.page.getByRole('link', { name: '+1 500 555 0100' }).click();
    await expect(rep.log).toContainText('You have been suspended by your company');
    await expect(rep.frame.getByRole('alert')).toContainText('Your company has suspended you.', { timeout: 40_000 });
  });

  await test.step('resumes', async () => {
    const drawer = page.getByRole('complementary', { name: 'Bob Okafor' });
    await drawer.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
    // Until then the rep is suspended, and rightly refused once more.
    await expect(drawer.getByRole('button', { name: 'Suspend' })).toBeVisible();
    await rep.frame.getByRole('button', { name: 'Try again' }).click();
    await expect(rep.frame.getByRole('button', { name: 'Call', exact: true })).toBeVisible();
    await expect(rep.frame.getByRole('heading', { name: 'Your company has suspended you.' })).toHaveCount(0);
    await expect(drawer).toContainText('Available');
  });

  await test.step('renames', async () => {
    const drawer = await find(jules, 'Jules Pereira');
    await drawer.getByRole('button', { name: 'Rename' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Client name').fill(`${jules}_new`);
    await expect(dialog).toContainText('24 hours');
    await expectWell(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(drawer).toContainText(`${jules}_new`);
  });
});
