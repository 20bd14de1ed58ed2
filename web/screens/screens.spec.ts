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

test('what people see who are signed in', async ({ browser, page }) => {
  const { id, agent } = await firstSubject(page);
  const buyer = await open(browser, { viewport: PHONE });
  await signIn(buyer, PEOPLE.buyer, `/listing/${id}`);
  await buyer.getByLabel('Message').fill('Is the flat still available? I could visit on Sunday.');
  await buyer.getByRole('button', { name: 'Send enquiry' }).click();
  await expect(buyer.getByText('Your enquiry was sent.')).toBeVisible();

  // The last two digits of a demo agent's number are those of the phone.
  const phone = PEOPLE.agents[Number(agent.reraNumber.slice(-2)) - 1];
  if (!phone) throw new Error('the home has no demo agent');
  const work = await open(browser, { viewport: PHONE, dark: true });
  await signIn(work, phone, '/work');
  await expect(work.getByText('Is the flat still available?')).toBeVisible();
  await take(work, 'work');
  await work.getByRole('button', { name: 'Accept' }).first().click();
  await work.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await work.waitForURL(/\/work\/lead\//);
  await take(work, 'lead');

  await buyer.goto('/my');
  await expect(buyer.getByRole('heading', { level: 1 })).toBeVisible();
  await take(buyer, 'my');
  await buyer.goto('/my/data');
  await expect(buyer.getByRole('heading', { level: 1 })).toBeVisible();
  await take(buyer, 'my-data');

  const manager = await open(browser, { viewport: DESKTOP });
  await signIn(manager, MANAGER, '/manage');
  await expect(manager.getByRole('heading', { level: 1 })).toBeVisible();
  await take(manager, 'manage');
});
