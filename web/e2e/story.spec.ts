import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, PEOPLE, signIn } from './people.js';

const FirstHomes = `{ feed(first: 40) { edges { node { id title agent { reraNumber } } } } }`;

test('a buyer reads why, asks, and the agent has the lead on the screen', async ({ browser, page }) => {
  // Two browsers and five screens.
  test.setTimeout(180_000);
  // A home of a demo agent: the last two digits of the agent's number are those of the phone.
  const answer = await page.request.post('/graphql', { data: { query: FirstHomes } });
  const { data } = (await answer.json()) as {
    data: {
      feed: { edges: { node: { id: string; title: string; agent: { reraNumber: string } | null } }[] };
    };
  };
  const home = data.feed.edges.map(({ node }) => node).find(({ agent }) => agent !== null);
  expect(home).toBeDefined();

  const phone = PEOPLE.agents[Number(home?.agent?.reraNumber.slice(-2)) - 1];
  if (!phone) throw new Error('the home has no demo agent');
  const agent = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signIn(agent, phone, '/work');
  await expect(agent.getByText('Live', { exact: true })).toBeVisible();

  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Newly listed' })).toBeVisible();
  await signIn(page, PEOPLE.buyer, `/listing/${home?.id}`);
  await expect(page.getByRole('heading', { name: home?.title as string })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Why this score' })).toBeVisible();
  await page.getByLabel('Message').fill('Is the flat still available?');
  await page.getByRole('button', { name: 'Send enquiry' }).click();
  await expect(page.getByText('Your enquiry was sent.')).toBeVisible();

  const reads = countReads(page, 'MyEnquiries');
  const eventsOfEnquiry = countEvents(page, 'myEnquiries');
  await page.goto('/my');
  await expect(page.getByText(home?.title as string)).toBeVisible();
  await expect(page.getByText(/has been asked to answer you/)).toBeVisible({ timeout: 20_000 });

  await expect(agent.getByText('Is the flat still available?')).toBeVisible();
  await agent.getByRole('button', { name: 'Accept' }).click();
  await expect(agent.getByText('New lead')).toBeHidden();
  await expect(page.getByText(/has accepted and will contact you/)).toBeVisible();

  await agent.getByRole('main').locator('a[href^="/work/lead/"]').first().click();
  await agent.waitForURL(/\/work\/lead\//);
  await agent.getByLabel('Note for the timeline').fill('Calls back at six.');
  await agent.getByRole('button', { name: 'Add note' }).click();
  await expect(agent.getByRole('listitem').filter({ hasText: 'Calls back at six.' })).toBeVisible();
  await agent.getByRole('button', { name: 'Prospect', exact: true }).click();
  await agent.getByRole('button', { name: 'Opportunity, hot' }).click();
  await agent.getByLabel('Date and time (India)').fill(`${tomorrow()}T11:00`);
  await agent.getByRole('button', { name: 'Plan', exact: true }).click();
  await expect(agent.getByRole('button', { name: 'Cancel the visit' })).toBeVisible();
  await expectAccessible(agent);

  // The code of the visit is the buyer's to say.
  await expect(page.getByText(/Say this code to the agent/)).toBeVisible();
  // Each read has its cause: the page's first, the connection's, and at most one an event.
  expect(eventsOfEnquiry()).toBeGreaterThan(1);
  expect(reads()).toBeLessThanOrEqual(2 + eventsOfEnquiry());
});

/** How often the page has asked for a query. */
function countReads(page: Page, operation: string): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.postData()?.includes(`query ${operation} `)) count++;
  });
  return () => count;
}

/** How many events of a subscription's field the page has got. */
function countEvents(page: Page, field: string): () => number {
  let count = 0;
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes(`{"${field}":`)) count++;
    });
  });
  return () => count;
}

function tomorrow(): string {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  return day.toISOString().slice(0, 10);
}

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

test('a buyer keeps a search and two homes, and compares them', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, '+919820000032', '/search');
  await keepSearch(page);
  await shortlist(page);
});

/** Puts two homes on the list, and sees them side by side. */
async function shortlist(page: Page): Promise<void> {
  await page.goto('/search?bedrooms=%5B2%5D');
  const hearts = page.getByRole('button', { name: /^Shortlist: / });
  for (const place of [0, 1]) {
    await hearts.nth(place).click();
    await expect(hearts.nth(place)).toHaveAttribute('aria-pressed', 'true');
  }
  await page.goto('/my/shortlist');
  const boxes = page.getByRole('checkbox', { name: /^Compare / });
  await expect(boxes).toHaveCount(2);
  for (const place of [0, 1]) await boxes.nth(place).check();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Compare 2 homes' }).click();
  await expect(page.getByRole('row', { name: /^Price per sq ft/ }).getByRole('cell')).toHaveCount(2);
  await expectAccessible(page);
}

/** Saves a search from its results, changes when it is told of, and deletes it. */
async function keepSearch(page: Page): Promise<void> {
  await page.goto('/search?bedrooms=%5B2%5D&priceMax=20000000');
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByLabel('Tell me of new homes').selectOption('At once');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('link', { name: 'Saved searches' }).click();
  const card = page.getByRole('article');
  await expect(card.getByRole('link', { name: '2 BHK · up to ₹ 2 crore' })).toBeVisible();
  await expect(card.getByLabel('Tell me of new homes')).toHaveValue('AT_ONCE');
  await expectAccessible(page);
  await card.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('You have saved no search yet.')).toBeVisible();
}
