import { expect, test } from '@playwright/test';
import { PEOPLE, signIn } from './people.js';

const FirstHomes = `{ feed(first: 40) { edges { node { id title agent { reraNumber } } } } }`;

test('a buyer reads why, asks, and the agent has the lead on the screen', async ({ browser, page }) => {
  // A home of a demo agent: the last two digits of the agent's number are those of the phone.
  const answer = await page.request.post('/graphql', { data: { query: FirstHomes } });
  const { data } = (await answer.json()) as {
    data: {
      feed: { edges: { node: { id: string; title: string; agent: { reraNumber: string } | null } }[] };
    };
  };
  const home = data.feed.edges.map(({ node }) => node).find(({ agent }) => agent !== null);
  expect(home).toBeDefined();

  const agents = await Promise.all(
    PEOPLE.agents.map(async (phone) => {
      const screen = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
      return { phone, screen };
    }),
  );
  const number = Number(home?.agent?.reraNumber.slice(-2));
  const agent = agents[number - 1]?.screen;
  if (!agent) throw new Error('the home has no demo agent');
  await signIn(agent, PEOPLE.agents[number - 1] as string, '/work');
  await expect(agent.getByText('Live', { exact: true })).toBeVisible();

  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Newly listed' })).toBeVisible();
  await signIn(page, PEOPLE.buyer, `/listing/${home?.id}`);
  await expect(page.getByRole('heading', { name: home?.title as string })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Why this score' })).toBeVisible();
  await page.getByLabel('Message').fill('Is the flat still available?');
  await page.getByRole('button', { name: 'Send enquiry' }).click();
  await expect(page.getByText('Your enquiry was sent.')).toBeVisible();

  await page.goto('/my');
  await expect(page.getByText(home?.title as string)).toBeVisible();
  await expect(page.getByText(/has been asked to answer you/)).toBeVisible();

  await expect(agent.getByText('Is the flat still available?')).toBeVisible();
  await agent.getByRole('button', { name: 'Accept' }).click();
  await expect(agent.getByText('New lead')).toBeHidden();
  await expect(page.getByText(/has accepted and will contact you/)).toBeVisible({ timeout: 20_000 });
});

test('a signed-in reader stays signed in after a reload, and leaves on every tab', async ({
  page,
  context,
}) => {
  await signIn(page, '+919820000033', '/my');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'My enquiries' })).toBeVisible();
  const second = await context.newPage();
  await second.goto('/my');
  await expect(second.getByRole('heading', { name: 'My enquiries' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(second.getByText('Sign in to see this screen.')).toBeVisible();
});
