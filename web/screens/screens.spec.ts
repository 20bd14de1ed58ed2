import { expect, type Page, test } from '@playwright/test';
import { PEOPLE, signIn } from '../e2e/people.js';
import { DESKTOP, type Look, open, PHONE, take } from './pictures.js';

const MANAGER = '+919820000021';

const SUBJECTS = `{ feed(first: 12) { edges { node { id agent { id reraNumber } project { reraNumber builder { id } } } } } }`;

interface Subject {
  id: string;
  agent: { id: string; reraNumber: string } | null;
  project: { reraNumber: string; builder: { id: string } };
}

async function firstSubject(page: Page): Promise<Subject & { agent: { id: string; reraNumber: string } }> {
  const answer = await page.request.post('/graphql', { data: { query: SUBJECTS } });
  const { data } = (await answer.json()) as { data: { feed: { edges: { node: Subject }[] } } };
  const subject = data.feed.edges.map(({ node }) => node).find(({ agent }) => agent !== null);
  if (!subject?.agent) throw new Error('the seed has no home of an agent');
  return { ...subject, agent: subject.agent };
}

test('what every visitor sees', async ({ browser, page }) => {
  const { id, agent, project } = await firstSubject(page);
  const screens: [name: string, path: string, look: Look][] = [
    ['home', '/', { viewport: DESKTOP }],
    ['home-phone-hindi', '/', { viewport: PHONE, language: 'hi' }],
    ['search', '/search', { viewport: DESKTOP }],
    ['search-phone-dark', '/search', { viewport: PHONE, dark: true }],
    ['map', '/search?map=true', { viewport: DESKTOP }],
    ['listing', `/listing/${id}`, { viewport: DESKTOP }],
    ['listing-phone-marathi', `/listing/${id}`, { viewport: PHONE, language: 'mr' }],
    ['project', `/project/${project.reraNumber}`, { viewport: DESKTOP, dark: true }],
    ['builder', `/builder/${project.builder.id}`, { viewport: DESKTOP }],
    ['agent', `/agent/${agent.id}`, { viewport: PHONE }],
    ['sign-in', '/sign-in', { viewport: PHONE, dark: true }],
  ];
  for (const [name, path, look] of screens) {
    const screen = await open(browser, look);
    await screen.goto(path);
    await expect(screen.getByRole('heading', { level: 1 })).toBeAttached();
    if (name === 'map') await expect(screen.getByText(/homes? in view/)).toBeVisible();
    await take(screen, name);
    await screen.context().close();
  }
});

/** Each person's screens of the demo's month, one after another. */
const DESKS: [who: string, phone: string, look: Look, screens: [name: string, path: string][]][] = [
  [
    'a buyer',
    '+919820000031',
    { viewport: PHONE },
    [
      ['my', '/my'],
      ['searches', '/my/searches'],
      ['shortlist', '/my/shortlist'],
      ['notifications', '/my/notifications'],
      ['my-data', '/my/data'],
      ['security', '/my/security'],
    ],
  ],
  [
    'an agent',
    '+919820000001',
    { viewport: PHONE, dark: true },
    [
      ['work', '/work'],
      ['today', '/work/today'],
      ['pond', '/work/pond'],
      ['work-listings', '/work/listings'],
      ['work-trust', '/work/trust'],
    ],
  ],
  [
    'a manager',
    MANAGER,
    { viewport: DESKTOP },
    [
      ['manage', '/manage'],
      ['people', '/manage/people'],
      ['rules', '/manage/rules'],
      ['reports', '/manage/reports'],
      ['manage-listings', '/manage/listings'],
      ['audit', '/manage/audit'],
    ],
  ],
];

for (const [who, phone, look, screens] of DESKS)
  test(`what ${who} sees`, async ({ browser }) => {
    const screen = await open(browser, look);
    await signIn(screen, phone, screens[0]?.[1]);
    for (const [name, path] of screens) {
      await screen.goto(path);
      await expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
      await take(screen, name);
    }
  });

test('a lead that is under way, and an agent’s figures', async ({ browser }) => {
  // Whichever agent routing chose for it, the manager opens it from the board.
  const manager = await open(browser, { viewport: PHONE });
  await signIn(manager, MANAGER, '/manage');
  await manager.getByRole('link', { name: 'Priya Nair' }).click();
  await manager.waitForURL(/\/work\/lead\//);
  await expect(manager.getByRole('heading', { level: 1 })).toBeVisible();
  await take(manager, 'lead');
  const agent = await open(browser, { viewport: DESKTOP });
  await signIn(agent, PEOPLE.agents[0] as string, '/work/figures');
  await expect(agent.getByRole('heading', { level: 1 })).toBeVisible();
  await take(agent, 'figures');
});
