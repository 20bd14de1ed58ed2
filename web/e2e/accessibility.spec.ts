import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const SCREENS = [
  '/',
  '/search',
  '/search?bedrooms=%5B2%5D&sort=PRICE_ASC',
  '/sign-in',
  '/my',
  '/work',
  '/nothing-here',
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of SCREENS) {
    test(`${path} has no accessibility violation (${colorScheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  }
}

test('every screen fits 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of SCREENS) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([path, width]).toEqual([path, 320]);
  }
});

test('home to a listing by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Skip to content')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByLabel(/Search homes/).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search/);
  const first = page.getByRole('article').first().getByRole('link');
  await first.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/listing\//);
});
