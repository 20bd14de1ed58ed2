import { expect } from '@playwright/test';
import { test } from './test.js';

const HOME = `{ feed(first: 50) { edges { node { id project { reraNumber builder { id } } } } } }`;

interface Home {
  id: string;
  project: { reraNumber: string; builder: { id: string } } | null;
}

/** The operation that a request to the graph sends. */
const operationOf = (body: string | null) =>
  /query (\w+)/.exec((JSON.parse(body ?? '{}') as { query?: string }).query ?? '')?.[1];

for (const language of ['en', 'hi']) {
  test(`a visitor’s page asks who is signed in and what its screen shows once each (${language})`, async ({
    browser,
    request,
    baseURL,
  }) => {
    const answer = await request.post('/graphql', { data: { query: HOME } });
    const { data } = (await answer.json()) as { data: { feed: { edges: { node: Home }[] } } };
    const home = data.feed.edges.map(({ node }) => node).find(({ project }) => project !== null) as Home;
    const screens = [
      ['/', 'SearchListings'],
      ['/search?bedrooms=%5B2%5D&priceMax=50000000', 'SearchListings'],
      [`/listing/${home.id}`, 'ListingDetails'],
      [`/project/${home.project?.reraNumber}`, 'ProjectDetails'],
      [`/builder/${home.project?.builder.id}`, 'BuilderDetails'],
    ] as const;
    for (const [path, operation] of screens) {
      const context = await browser.newContext({ baseURL: baseURL as string, locale: `${language}-IN` });
      const page = await context.newPage();
      const sent: string[] = [];
      page.on('request', (one) => {
        const { pathname } = new URL(one.url());
        if (pathname === '/graphql') sent.push(operationOf(one.postData()) ?? '');
        if (pathname === '/session/refresh') sent.push('refresh');
      });
      await page.goto(path);
      await expect(page.locator('main :is(h1, h3) ~ *').first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const counted = sent.filter((name) => name === operation || name === 'refresh');
      expect([path, counted.sort()]).toEqual([path, [operation, 'refresh'].sort()]);
      await context.close();
    }
  });
}
