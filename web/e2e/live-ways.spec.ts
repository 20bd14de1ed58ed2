import { type APIRequestContext, expect as usual, type Page } from '@playwright/test';
import { expectAccessible, expectFits } from './axe.js';
import { firstHome } from './screens.js';
import { test } from './test.js';

/** What is asked for every ten seconds takes as long, and on a busy machine longer. */
const expect = usual.configure({ timeout: 60_000 });
test.describe.configure({ timeout: 240_000 });

const PHONE = { width: 390, height: 844 };

/** A network whose proxies let WebSockets and event streams pass, or not. */
async function narrowable(page: Page) {
  const network = { sockets: false, streams: true, openSockets: 0, openedStreams: 0 };
  await page.routeWebSocket(/\/graphql/, (socket) => {
    if (!network.sockets) return void socket.close();
    network.openSockets++;
    socket.connectToServer();
  });
  await page.route('**/graphql', async (route) => {
    if (route.request().headers()['accept'] !== 'text/event-stream') return route.fallback();
    if (!network.streams) return route.abort();
    network.openedStreams++;
    return route.fallback();
  });
  return network;
}

async function ask(buyer: Page, listingId: string, message: string): Promise<void> {
  await buyer.goto(`/listing/${listingId}`);
  await buyer.getByLabel('Your name').fill('Behind a proxy');
  await buyer.getByLabel('Message').fill(message);
  await buyer.getByLabel('Phone call').check();
  await buyer.getByRole('button', { name: 'Send enquiry' }).click();
  await expect(buyer.getByText('Your enquiry was sent.')).toBeVisible();
}

/** Of an agent to whom other stories leave no leads. */
async function homeOfAnother(request: APIRequestContext) {
  const { phone } = await firstHome(request);
  return firstHome(request, phone);
}

const live = (page: Page) => page.getByText('Live', { exact: true });
const polling = (page: Page) => page.getByText('Not live: asked for every 10 seconds');
const lead = (page: Page, message: string) => page.getByRole('article').filter({ hasText: message });

test('a lead arrives by the best way that the network lets pass', async ({ open, openApart }, { retry }) => {
  // A buyer for each lead: another question would come to the lead that there is.
  const buyers = [1, 2, 3].map((number) => `+9198200007${number}${retry}`) as [string, string, string];
  const first = await open(buyers[0], '/nothing-here');
  const home = await homeOfAnother(first.request);
  const agent = await openApart(home.phone, '/nothing-here', PHONE);
  const network = await narrowable(agent);

  await agent.goto('/work');
  await expect(live(agent)).toBeVisible();
  expect([network.openSockets, network.openedStreams > 0]).toEqual([0, true]);
  await ask(first, home.id, 'Sent over an event stream.');
  await expect(lead(agent, 'Sent over an event stream.')).toBeVisible();
  // What is live is not asked for: the lead came by itself.
  await expect(live(agent)).toBeVisible();

  network.streams = false;
  await agent.reload();
  await expect(polling(agent)).toBeVisible();
  await expectAccessible(agent);
  await expectFits(agent);
  await ask(await open(buyers[1], '/nothing-here'), home.id, 'Asked for every ten seconds.');
  await expect(lead(agent, 'Asked for every ten seconds.')).toBeVisible();
  await expect(live(agent)).toBeHidden();

  network.sockets = true;
  await agent.evaluate(() => dispatchEvent(new Event('online')));
  await expect(live(agent)).toBeVisible();
  expect(network.openSockets).toBe(1);
  await ask(await open(buyers[2], '/nothing-here'), home.id, 'Sent over a WebSocket.');
  for (const message of [
    'Sent over an event stream.',
    'Asked for every ten seconds.',
    'Sent over a WebSocket.',
  ]) {
    await expect(lead(agent, message)).toBeVisible();
    await expect(lead(agent, message)).toHaveCount(1);
  }
});

test('an event stream gives way to a WebSocket when the device wakes and one passes', async ({
  open,
  openApart,
}, { retry }) => {
  const buyer = await open(`+91982000074${retry}`, '/nothing-here');
  const home = await homeOfAnother(buyer.request);
  const agent = await openApart(home.phone, '/nothing-here', PHONE);
  const network = await narrowable(agent);
  await agent.goto('/work');
  await expect(live(agent)).toBeVisible();
  network.sockets = true;
  await agent.evaluate(() => dispatchEvent(new Event('online')));
  // One to try it, and the one that is taken.
  await expect.poll(() => network.openSockets).toBe(2);
  await expect(live(agent)).toBeVisible();
  await ask(buyer, home.id, 'Sent after the change.');
  await expect(lead(agent, 'Sent after the change.')).toHaveCount(1);
});
