import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, signIn } from './people.js';

const STAFF_SCREENS = [
  ['+919820000001', ['/work', '/work/today', '/work/pond', '/work/trust', '/work/figures']],
  ['+919820000021', ['/manage', '/manage/people', '/manage/rules', '/manage/reports', '/manage/audit']],
  ['+919820000041', ['/operations']],
] as const;

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
      // Idle may come before the scripts that arrived have run.
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  }
}

for (const [phone, paths] of STAFF_SCREENS) {
  test(`${paths[0]} and what is beside it have no accessibility violation for those who work there`, async ({
    page,
  }) => {
    await signIn(page, phone, paths[0]);
    for (const path of paths) {
      // By its tab, where there is one: a page's load costs more than its check.
      if (path !== paths[0]) await page.locator(`nav a[href="${path}"]`).click();
      await page.waitForURL((url) => url.pathname === path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
    }
  });
}

const SUBJECTS = `{ feed(first: 1) { edges { node { id agent { id } project { reraNumber builder { id } } } } } }`;

/** Addresses of a listing, its agent, its project and its builder. */
async function subjectPaths(page: Page): Promise<string[]> {
  const answer = await page.request.post('/graphql', { data: { query: SUBJECTS } });
  const { data } = (await answer.json()) as {
    data: {
      feed: {
        edges: {
          node: {
            id: string;
            agent: { id: string };
            project: { reraNumber: string; builder: { id: string } };
          };
        }[];
      };
    };
  };
  const [first] = data.feed.edges;
  if (!first) throw new Error('the seed has no listing');
  const { id, agent, project } = first.node;
  return [
    `/listing/${id}`,
    `/agent/${agent.id}`,
    `/project/${project.reraNumber}`,
    `/builder/${project.builder.id}`,
  ];
}

test('a listing, its agent, project and builder have no accessibility violation and fit 320 px', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of await subjectPaths(page)) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([path, width]).toEqual([path, 320]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});

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
