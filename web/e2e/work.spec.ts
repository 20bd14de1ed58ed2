import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectFits } from './axe.js';
import { PEOPLE } from './people.js';
import { agentPhone, firstHome } from './screens.js';
import { test } from './test.js';

const SMALL_PHONE = { width: 320, height: 640 };

/** Of a buyer for each attempt: another question would come to the lead that there is. */
const buyerOf = (story: number, retry: number) => `+9198200006${story}${retry}`;

async function ask(buyer: Page, listingId: string, name: string, message: string): Promise<void> {
  await buyer.goto(`/listing/${listingId}`);
  await buyer.getByLabel('Your name').fill(name);
  await buyer.getByLabel('Message').fill(message);
  await buyer.getByLabel('Phone call').check();
  await buyer.getByRole('button', { name: 'Send enquiry' }).click();
  await expect(buyer.getByText('Your enquiry was sent.')).toBeVisible();
}

const topOf = async (page: Page, name: string | RegExp) =>
  (await page.getByRole('heading', { name }).first().boundingBox())?.y;

/** A network on which sockets stay open and, once it is deaf, bring nothing, as those of a phone that slept. */
async function deafenable(page: Page) {
  const network = { sockets: 0, subscriptions: 0, isDeaf: false };
  await page.routeWebSocket(/\/graphql/, (socket) => {
    network.sockets++;
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (String(message).includes('subscription ')) network.subscriptions++;
      server.send(message);
    });
    server.onMessage((message) => {
      if (!network.isDeaf) socket.send(message);
    });
  });
  return network;
}

/** What the graph would answer to a mutation that it refuses. */
async function refuse(page: Page, mutation: string, code: string): Promise<void> {
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes(`mutation ${mutation}`)
      ? route.fulfill({
          json: { data: null, errors: [{ message: code, path: [], extensions: { code } }] },
        })
      : route.fallback(),
  );
}

test('a lead that comes leaves the other screens of its agent still, and is accepted at once', async ({
  open,
}, { retry }) => {
  const buyer = await open(buyerOf(1, retry), '/nothing-here');
  const home = await firstHome(buyer.request);
  const agent = await open(home.phone, '/work/pond', SMALL_PHONE);
  await expect(agent.getByText('Live', { exact: true })).toBeVisible();
  const before = await topOf(agent, 'Pond');
  await ask(buyer, home.id, 'Ishaan of the pond', 'May I come on Monday?');

  const notice = agent.getByRole('link', { name: /new lead/ });
  await expect(notice).toBeVisible();
  expect(await topOf(agent, 'Pond')).toBe(before);
  await expectAccessible(agent);
  await expectFits(agent);
  await notice.click();
  const card = agent.getByRole('article').filter({ hasText: 'May I come on Monday?' });
  await expect(card).toBeVisible();
  await card.scrollIntoViewIfNeeded();
  await expect(card.getByRole('button', { name: 'Accept' })).toBeInViewport();

  // Refused, the card is back with the reason.
  await refuse(agent, 'AcceptLead', 'LEAD_NOT_YOURS');
  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(card.getByRole('alert')).toBeVisible();
  await agent.unroute('**/graphql');
  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(card).toBeHidden();
});

test('what an agent reads stands where it was when the phone wakes, and says what is dealt with', async ({
  open,
}, { retry }) => {
  const buyer = await open(buyerOf(4, retry), '/nothing-here');
  const home = await firstHome(buyer.request);
  const name = `Lata who waits ${retry}`;
  await ask(buyer, home.id, name, 'May I come on Sunday?');
  const agent = await open(home.phone, '/nothing-here', SMALL_PHONE);
  const network = await deafenable(agent);
  await agent.goto('/work/pond');
  await expect(agent.getByText('Live', { exact: true })).toBeVisible();
  // The pond and the agent's own leads.
  await expect.poll(() => network.subscriptions).toBeGreaterThanOrEqual(2);
  expect(network.sockets).toBe(1);

  await agent.goto('/work/today');
  await expect(agent.getByText('Live', { exact: true })).toBeVisible();
  const row = agent.getByRole('listitem').filter({ hasText: name });
  await expect(row).toContainText('Accept');
  const before = await row.boundingBox();
  network.isDeaf = true;
  const other = await agent.context().newPage();
  await other.goto('/work');
  const card = other.getByRole('article').filter({ hasText: 'May I come on Sunday?' });
  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(card).toBeHidden();
  await expect(row).toContainText('Accept');
  await expect(row).not.toContainText('No longer due.');
  await agent.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(row).toContainText('No longer due.');
  expect((await row.boundingBox())?.y).toBe(before?.y);
  await expect(agent.getByRole('button', { name: /^Show \d+ new$/ })).toBeVisible();
  await expectAccessible(agent);
});

test('an agent says in one tap what came of a call, and moves a visit', async ({ open }, { retry }) => {
  const buyer = await open(buyerOf(2, retry), '/nothing-here');
  const home = await firstHome(buyer.request);
  const agent = await open(home.phone, '/work', SMALL_PHONE);
  await expect(agent.getByText('Live', { exact: true })).toBeVisible();
  const name = `Leela of call ${retry}`;
  await ask(buyer, home.id, name, 'Please call me in the evening.');
  const card = agent.getByRole('article').filter({ hasText: 'Please call me in the evening.' });
  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(card).toBeHidden();
  await agent.getByRole('main').getByRole('link', { name }).first().click();

  const call = agent.getByRole('link', { name: 'Phone call' });
  // The dialler of a phone takes the press; this browser has none.
  await call.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
  await call.click();
  const outcome = agent.getByRole('group', { name: 'What came of it?' });
  await expect(outcome).toBeVisible();
  // The phone threw the page away during the call.
  await agent.reload();
  await expectAccessible(agent);
  await expectFits(agent);
  await outcome.getByRole('button', { name: 'No answer' }).click();
  await expect(outcome).toBeHidden();
  await expect(agent.getByText('Contacted · Phone call · No answer')).toBeVisible();

  // A note is there at once, and back in its field when it is refused.
  await refuse(agent, 'AddLeadNote', 'LEAD_NOT_YOURS');
  await agent.getByLabel('Note for the timeline').fill('Rang twice.');
  await agent.getByRole('button', { name: 'Add note' }).click();
  await expect(agent.getByLabel('Note for the timeline')).toHaveValue('Rang twice.');
  await expect(agent.getByRole('listitem').filter({ hasText: 'Rang twice.' })).toBeHidden();
  await agent.unroute('**/graphql');

  await agent.getByRole('button', { name: 'Prospect', exact: true }).click();
  await agent.getByRole('button', { name: 'Opportunity, hot' }).click();
  await agent.getByLabel('Date and time (India)', { exact: true }).fill(`${day(1)}T11:00`);
  await agent.getByRole('button', { name: 'Plan', exact: true }).click();
  await agent.getByRole('button', { name: 'Move', exact: true }).click();
  await agent.getByLabel('New date and time (India)').fill(`${day(2)}T16:30`);
  await expectAccessible(agent);
  await expectFits(agent);
  await agent.getByRole('button', { name: 'Move the visit' }).click();
  await expect(agent.getByText(/4:30 pm/).first()).toBeVisible();
  await expect(agent.getByRole('button', { name: 'Move the visit' })).toBeHidden();
});

test('a manager hands chosen leads over, and the board stays where it is', async ({ open }, { retry }) => {
  const buyer = await open(buyerOf(3, retry), '/nothing-here');
  const home = await firstHome(buyer.request);
  const [manager, name] = [managerOf(home.phone), `Farida of board ${retry}`];
  const board = await open(manager, '/manage');
  await expect(board.getByText('Live', { exact: true })).toBeVisible();
  const before = await topOf(board, 'Leads by stage');
  await ask(buyer, home.id, name, 'Is it still there?');
  await expect(board.getByRole('checkbox', { name: `Choose ${name}` })).toBeVisible();
  expect(await topOf(board, 'Leads by stage')).toBe(before);

  await board.getByRole('checkbox', { name: `Choose ${name}` }).check();
  const form = board.getByRole('form', { name: 'Hand leads over' });
  await form.getByLabel('To', { exact: true }).selectOption({ index: 1 });
  const to = await form.getByRole('option').nth(1).innerText();
  await expectAccessible(board);
  await form.getByRole('button', { name: 'Hand 1 lead over' }).click();
  await expect(board.getByText('1 lead went on.')).toBeVisible();
  const tile = board.getByRole('article').filter({ hasText: name });
  await expect(tile.getByLabel('Assigned to').locator('option:checked')).toHaveText(to);
});

test('a lead that a manager points at stays in its place, and goes on when they point elsewhere', async ({
  open,
}, { retry }) => {
  const buyer = await open(buyerOf(5, retry), '/nothing-here');
  const home = await firstHome(buyer.request);
  const board = await open(managerOf(home.phone), '/manage');
  await expect(board.getByText('Live', { exact: true })).toBeVisible();
  const name = `Gauri of board ${retry}`;
  await ask(buyer, home.id, name, 'Is there a lift?');
  const columns = board.getByRole('region', { name: 'Leads by stage' });
  const tile = columns.getByRole('article').filter({ hasText: name });
  // The rules give it to a colleague where other tests have left as many open as an agent may have.
  const assigned = tile.getByLabel('Assigned to');
  await expect(assigned).not.toHaveValue('');
  const taker = await assigned.inputValue();
  const agent = await open(await agentPhone(board.request, taker), '/work', SMALL_PHONE);
  const card = agent.getByRole('article').filter({ hasText: 'Is there a lift?' });
  await expect(card).toBeVisible();
  await tile.getByRole('checkbox').hover();
  const before = await tile.boundingBox();

  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(card).toBeHidden();
  await agent.getByRole('main').getByRole('link', { name }).first().click();
  await agent.getByRole('button', { name: 'Prospect', exact: true }).click();
  await expect(tile).toContainText('Now in Prospect');
  expect(await tile.boundingBox()).toEqual(before);
  await expect(tile.getByRole('checkbox')).toBeDisabled();
  await expect(board.getByRole('button', { name: /^Show \d+ new$/ })).toBeVisible();
  await expectAccessible(board);

  await board.getByRole('heading', { level: 1 }).hover();
  const prospects = columns.locator('section').filter({ hasText: 'Prospect' });
  await expect(prospects.getByRole('article').filter({ hasText: name })).toBeVisible();
  await expect(tile).toHaveCount(1);
});

/** Agents of the first brokerage have the numbers up to 06. */
const managerOf = (phone: string) => PEOPLE.managers[Number(phone.slice(-2)) <= 6 ? 0 : 1];

/** The calendar day so many days from now. */
function day(from: number): string {
  const date = new Date();
  date.setDate(date.getDate() + from);
  return date.toISOString().slice(0, 10);
}
