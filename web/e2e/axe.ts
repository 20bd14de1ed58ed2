import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const SMALLEST_PHONE = { width: 320, height: 640 };

/**
 * No violation of axe's rules, in the scheme that is shown. Axe runs in the page itself: what it does beyond that, in a page of
 * its own each time, is for frames of other origins, of which the content policy allows none.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(showWhole);
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [page.url(), id, nodes.map(({ html }) => html)])).toEqual([]);
}

/**
 * Renders what is out of view (`content-visibility`), whose colours may be those of the other scheme until it comes into view, and waits
 * for colours that change over time. The page's policy allows a constructed style sheet.
 */
async function showWhole(): Promise<void> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets = [sheet];
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** The same by day and by night. */
export async function expectAccessibleInBothSchemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
}

/** Nothing is wider than the screen, here and on the smallest phone. */
export async function expectFits(page: Page): Promise<void> {
  const viewport = page.viewportSize();
  await expectNoOverflow(page);
  if (!viewport || viewport.width === SMALLEST_PHONE.width) return;
  await page.setViewportSize(SMALLEST_PHONE);
  await expectNoOverflow(page);
  await page.setViewportSize(viewport);
}

async function expectNoOverflow(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect([page.url(), width]).toEqual([page.url(), page.viewportSize()?.width]);
}
