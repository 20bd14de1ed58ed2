import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';

const folder = join(import.meta.dirname, '../../docs/screens');
/** For who looks at a design: each screen also on phone and desk, by day and by night, as PNG in this folder. */
const looksFolder = process.env['SCREENS_LOOKS'];
export const DESKTOP = { width: 1280, height: 860 };
export const PHONE = { width: 390, height: 844 };

export interface Look {
  viewport: { width: number; height: number };
  dark?: boolean;
  language?: string;
}

export async function open(
  browser: Browser,
  { viewport, dark = false, language = 'en' }: Look,
): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    colorScheme: dark ? 'dark' : 'light',
    locale: language,
    // A picture in the middle of a change of colours shows neither.
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  return context.newPage();
}

/** Playwright takes PNG and JPEG; the browser itself takes WebP, a fifth of the size. */
export async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 60 });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
  if (looksFolder) await takeLooks(page, join(looksFolder, name));
}

/** Colours follow the scheme a frame later. */
const painted = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });

async function takeLooks(page: Page, path: string): Promise<void> {
  const viewport = page.viewportSize();
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const before = isDark ? 'dark' : 'light';
  for (const [where, size] of Object.entries({ phone: PHONE, desk: DESKTOP }))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await painted(page);
      await page.screenshot({ path: `${path}-${where}-${colorScheme}.png` });
    }
  await page.emulateMedia({ colorScheme: before });
  if (viewport) await page.setViewportSize(viewport);
}
