import { type Page, test as base } from '@playwright/test';
import { createDesks, type Desks } from './desks.js';

interface Fixtures {
  /** As `desks.open`; the page is closed after the test. */
  open: Desks['open'];
  /** As `desks.openApart`; the context is closed after the test. */
  openApart: Desks['openApart'];
}

interface WorkerFixtures {
  desks: Desks;
}

/** Tests of the app on the real platform, by people who are signed in already. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  desks: [
    async ({ browser }, use, { project }) => {
      const desks = createDesks(browser, project.use.baseURL as string);
      await use(desks);
      await desks.close();
    },
    { scope: 'worker' },
  ],
  open: async ({ desks }, use) => {
    const pages: Page[] = [];
    await use(async (...args) => {
      const page = await desks.open(...args);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.close();
  },
  openApart: async ({ desks }, use) => {
    const pages: Page[] = [];
    await use(async (...args) => {
      const page = await desks.openApart(...args);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});
