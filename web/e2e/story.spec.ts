import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.js';
import { PEOPLE, signIn, phoneOfAgent } from './people.js';
import { test } from './test.js';

const FirstHomes = `{ feed(first: 40) { edges { node { id title agent { reraNumber } project { id } } } } }`;

interface FirstHomesAnswer {
  data: {
    feed: {
      edges: {
        node: {
          id: string;
          title: string;
          agent: { reraNumber: string } | null;
          project: { id: string } | null;
        };
      }[];
    };
  };
}

test('a buyer reads why, asks, and the agent has the lead on the screen', async ({ open, page }) => {
  const answer = await page.request.post('/graphql', { data: { query: FirstHomes } });
  const { data } = (await answer.json()) as FirstHomesAnswer;
  const home = data.feed.edges.map(({ node }) => node).find(({ agent, project }) => agent && project);
  expect(home).toBeDefined();

  const phone = phoneOfAgent(home?.agent);
  if (!phone) throw new Error('the home has no demo agent');
  const agent = await open(phone, '/nothing-here', { width: 390, height: 844 });
  const occurred = latestEventOf(agent, 'leadAssigned');
  await agent.goto('/work');
  await expect(agent.getByText('Live', { exact: true })).toBeVisible();
  const manager = await open(managerOf(phone), '/manage');
  await expect(manager.getByText('Live', { exact: true })).toBeVisible();

  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Newly listed' })).toBeVisible();
  await signIn(page, PEOPLE.buyer, `/listing/${home?.id}`);
  await expect(page.getByRole('heading', { name: home?.title as string })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Why this score' })).toBeVisible();
  await page.getByLabel('Message').fill('Is the flat still available?');
  // No consent is ticked for the buyer, and none is sent without one.
  await page.getByRole('button', { name: 'Send enquiry' }).click();
  await expect(page.getByText('Choose at least one way.')).toBeVisible();
  await page.getByLabel('Phone call').check();
  const shown = momentOf(agent, 'Is the flat still available?');
  await page.getByRole('button', { name: 'Send enquiry' }).click();
  await expect(page.getByText('Your enquiry was sent.')).toBeVisible();

  const reads = countReads(page, 'MyEnquiries');
  const eventsOfEnquiry = countEvents(page, 'myEnquiries');
  await page.goto('/my');
  await expect(page.getByText(home?.title as string)).toBeVisible();
  await expect(page.getByText(/has been asked to answer you/)).toBeVisible({ timeout: 20_000 });

  await expect(agent.getByText('Is the flat still available?')).toBeVisible();
  process.stdout.write(
    `A lead was on the agent’s screen ${(await shown) - occurred()} ms after its event.\n`,
  );
  const board = (stage: string) =>
    manager.getByRole('region', { name: 'Leads by stage' }).locator('section').filter({ hasText: stage });
  await expect(board('Incoming').getByText('Kunal Mehta')).toBeVisible();
  // Leads of other buyers may wait beside it.
  const incoming = agent.getByRole('article').filter({ hasText: 'Is the flat still available?' });
  await incoming.getByRole('button', { name: 'Accept' }).click();
  await expect(incoming).toBeHidden();
  await expect(page.getByText(/has accepted and will contact you/)).toBeVisible();

  await agent.getByRole('main').getByRole('link', { name: 'Kunal Mehta' }).first().click();
  await agent.waitForURL(/\/work\/lead\//);
  await agent.getByLabel('Note for the timeline').fill('Calls back at six.');
  await agent.getByRole('button', { name: 'Add note' }).click();
  await expect(agent.getByRole('listitem').filter({ hasText: 'Calls back at six.' })).toBeVisible();
  await agent.getByRole('button', { name: 'Prospect', exact: true }).click();
  await agent.getByRole('button', { name: 'Opportunity, hot' }).click();
  await expect(board('Opportunity').getByText('Kunal Mehta')).toBeVisible();
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

/** Agents of the first brokerage have the numbers up to 06. */
const managerOf = (phone: string) => PEOPLE.managers[Number(phone.slice(-2)) <= 6 ? 0 : 1];

/** When a text is first on the page: milliseconds of the machine's clock. */
const momentOf = (page: Page, text: string) =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.body.textContent.includes(wanted)) return;
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    text,
  );

/** When the latest event of a subscription's field occurred, as the event itself says it: leads of others may have come before. */
function latestEventOf(page: Page, field: string): () => number {
  let latest = NaN;
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const [, instant] = String(payload).match(new RegExp(`{"${field}":.*"occurredAt":"([^"]+)"`)) ?? [];
      if (instant) latest = Date.parse(instant);
    });
  });
  return () => latest;
}

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

test(
  'a buyer asks for a visit, the agent agrees, and both agree on what was paid',
  { tag: '@full' },
  async ({ open }) => {
    const page = await open('+919820000093', '/nothing-here');
    const answer = await page.request.post('/graphql', { data: { query: FirstHomes } });
    const { data } = (await answer.json()) as FirstHomesAnswer;
    const home = data.feed.edges.map(({ node }) => node).findLast(({ agent, project }) => agent && project);
    const phone = phoneOfAgent(home?.agent) as string;
    const agent = await open(phone, '/work', { width: 390, height: 844 });
    await expect(agent.getByText('Live', { exact: true })).toBeVisible();
    await page.goto(`/listing/${home?.id}`);
    await page.getByLabel('Your name').fill('Meera of the e2e');
    await page.getByLabel('Message').fill('When may I see it?');
    await page.getByLabel('Phone call').check();
    await page.getByRole('button', { name: 'Send enquiry' }).click();
    await expect(page.getByText('Your enquiry was sent.')).toBeVisible();
    await page.goto('/my');

    const card = agent.getByRole('article').filter({ hasText: 'When may I see it?' });
    await expect(card.getByText(/^\d+:\d\d$/)).toBeVisible();
    await card.getByRole('button', { name: 'Accept' }).click();
    await expect(card).toBeHidden();
    await page.getByRole('button', { name: 'Ask for a visit' }).click();
    await page.getByLabel('Date and time (India)').fill(`${tomorrow()}T17:00`);
    await page.getByRole('button', { name: 'Ask the agent' }).click();
    await expect(page.getByRole('button', { name: 'Ask for a visit' })).toBeHidden();
    await expectAccessible(page);

    await agent.getByRole('main').getByRole('link', { name: 'Meera of the e2e' }).first().click();
    await expect(agent.getByText('A visit can be planned or agreed to once the lead is')).toBeVisible();
    await expect(agent.getByRole('button', { name: 'Agree to this time' })).toBeHidden();
    await agent.getByRole('button', { name: 'Prospect', exact: true }).click();
    await agent.getByRole('button', { name: 'Opportunity, hot' }).click();
    await agent.getByRole('button', { name: 'Agree to this time' }).click();
    await expect(page.getByText(/Say this code to the agent/)).toBeVisible();
    await agent.getByLabel('Amount (lakh)').fill('1');
    await agent.getByRole('button', { name: 'Record the payment' }).click();
    await expect(agent.getByLabel('Received (India)')).toHaveAccessibleDescription(/when it was received/);
    await agent.getByLabel('Received (India)').fill(`${day(-1)}T10:00`);
    await agent.getByRole('button', { name: 'Record the payment' }).click();
    await expect(agent.getByText('Waits for the buyer’s confirmation')).toBeVisible();
    await expectAccessible(agent);
    await page.reload();
    await page.getByRole('button', { name: 'I paid this' }).click();
    await expect(page.getByText('Confirmed by the buyer')).toBeVisible();
    await agent.reload();
    await expect(agent.getByText('Confirmed by the buyer', { exact: true })).toBeVisible();
    await reviewAndDispute(page);
  },
);

const A_LOOK_MS = 5_000;

/** Of what both sides confirmed the buyer writes a review, and opens a dispute and takes it back. */
async function reviewAndDispute(page: Page): Promise<void> {
  // Those who judge the right to it hear of the payment a moment later.
  const until = (done: string | RegExp, button: string) =>
    expect(async () => {
      if (await page.getByText(done).isHidden())
        await page.getByRole('button', { name: button }).click({ timeout: A_LOOK_MS });
      await expect(page.getByText(done)).toBeVisible({ timeout: A_LOOK_MS });
    }).toPass();
  await page.getByRole('button', { name: 'Write a review' }).click();
  await page.getByRole('radio', { name: '4 stars of 5' }).press('Space');
  await page.getByLabel('In your words (can be left out)').fill('Came on time and knew the papers.');
  await expectAccessible(page);
  await until(/^Thank you\./, 'Send the review');

  await page.getByRole('button', { name: 'Something was wrong' }).click();
  await expect(page.getByRole('button', { name: 'Open the dispute' })).toBeDisabled();
  await page.getByLabel(/^What was wrong/).fill('The carpet area is smaller than it was said.');
  await expectAccessible(page);
  await until(/^The dispute is open and waits for a reviewer\./, 'Open the dispute');
  await page.getByRole('main').getByRole('link', { name: 'Disputes' }).last().click();
  await expect(page.getByText('The carpet area is smaller than it was said.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('Withdrawn').first()).toBeVisible();
}

function tomorrow(): string {
  return day(1);
}

/** The calendar day so many days from now. */
function day(from: number): string {
  const date = new Date();
  date.setDate(date.getDate() + from);
  return date.toISOString().slice(0, 10);
}

test('a signed-in reader stays signed in after a reload, and leaves on every tab', async ({ desks }) => {
  const page = await desks.openApart('+919820000033', '/my');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'My enquiries' })).toBeVisible();
  const second = await page.context().newPage();
  await second.goto('/my');
  await expect(second.getByRole('heading', { name: 'My enquiries' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(second.getByText('Sign in to see this screen.')).toBeVisible();
});

test('a buyer keeps a search and two homes, and compares them', async ({ open }) => {
  const page = await open('+919820000032', '/nothing-here');
  await keepSearch(page);
  await shortlist(page);
});

/** Puts two homes on the list, and sees them side by side. */
async function shortlist(page: Page): Promise<void> {
  await page.goto('/search?bedrooms=%5B2%5D');
  for (const place of [0, 1]) {
    // By its card: hearts come after the cards, in any order.
    const heart = page
      .getByRole('article')
      .nth(place)
      .getByRole('button', { name: /^Shortlist: / });
    await heart.click();
    await expect(heart).toHaveAttribute('aria-pressed', 'true');
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
