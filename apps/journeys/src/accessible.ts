import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const schemes = ['light', 'dark'] as const;

/** No violation, in light and in dark unless told: another language changes no colour. */
export async function expectAccessible(
  page: Page,
  inSchemes: readonly (typeof schemes)[number][] = schemes,
): Promise<void> {
  // A page that has only begun to load has nothing in it to find fault with, nor the landmarks that it needs.
  await expect(page.locator('h1').first()).toBeVisible();
  for (const colorScheme of inSchemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${colorScheme}: ${id}: ${html}`));
    expect(found).toEqual([]);
  }
}

/** Nothing is wider than the screen, a telephone's unless told. */
export async function expectToFit(page: Page, width = 360): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  if (before) await page.setViewportSize(before);
}

export async function expectWell(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectToFit(page);
}
