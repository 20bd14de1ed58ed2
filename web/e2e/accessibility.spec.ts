import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInBothSchemes, expectFits } from './axe.js';
import { VISITOR } from './desks.js';
import { PEOPLE } from './people.js';
import { test } from './test.js';

const STAFF_SCREENS = [
  [
    PEOPLE.agents[0] as string,
    ['/work', '/work/today', '/work/pond', '/work/listings', '/work/trust', '/work/figures'],
  ],
  [PEOPLE.managers[0], ['/manage', '/manage/people', '/manage/rules', '/manage/reports', '/manage/audit']],
  [PEOPLE.reviewers[0], ['/operations']],
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

/** Idle may come before the scripts that arrived have run. */
async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
}

for (const path of SCREENS) {
  test(`${path} has no accessibility violation by day and by night, and fits 320 px`, async ({ open }) => {
    const page = await open(VISITOR, path);
    await settle(page);
    await expectAccessibleInBothSchemes(page);
    await expectFits(page);
  });
}

for (const [phone, paths] of STAFF_SCREENS) {
  test(`${paths[0]} and what is beside it have no accessibility violation for those who work there`, async ({
    open,
  }) => {
    const page = await open(phone, paths[0]);
    for (const path of paths) {
      // By its tab, where there is one: a page's load costs more than its check.
      if (path !== paths[0]) await page.locator(`nav a[href="${path}"]`).click();
      await page.waitForURL((url) => url.pathname === path);
      await settle(page);
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
  open,
}) => {
  const page = await open(VISITOR, '/nothing-here', { width: 320, height: 640 });
  for (const path of await subjectPaths(page)) {
    await page.goto(path);
    await settle(page);
    await expectFits(page);
    await expectAccessible(page);
  }
});

test('a place, a project and a builder are found by how they begin, by keyboard alone', async ({ open }) => {
  const page = await open(VISITOR, '/');
  const box = page.getByRole('combobox', { name: /Search homes/ });
  await box.focus();
  await page.keyboard.type('chemb');
  const place = page.getByRole('option', { name: /^Chembur.*Locality$/ });
  await expect(place).toBeVisible();
  await expectAccessible(page);
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(place).toHaveAttribute('aria-selected', 'true', { timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?localityId=/);
  await expect(page.getByLabel('Locality')).not.toHaveValue('');
});

test('home to a listing by keyboard alone', async ({ open }) => {
  const page = await open(VISITOR, '/');
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
