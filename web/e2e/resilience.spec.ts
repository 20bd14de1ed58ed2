import { expect as usual, type Page, type WebSocketRoute } from '@playwright/test';
import { expectAccessible } from './axe.js';
import { proveNumber, phoneOfAgent } from './people.js';
import { test } from './test.js';

/** A page that was cut off asks again after a while, and on a busy machine after a longer one. */
const expect = usual.configure({ timeout: 60_000 });

test.describe.configure({ timeout: 240_000 });
test.use({ serviceWorkers: 'allow' });

interface Home {
  id: string;
  title: string;
  agent: { reraNumber: string } | null;
  project: { id: string } | null;
}

/** A home of the seed and its agent, whose number's last two digits are those of the phone. */
async function homeOfAnAgent(page: Page): Promise<Home & { phone: string }> {
  const query = `{ feed(first: 40) { edges { node { id title agent { reraNumber } project { id } } } } }`;
  const answer = await page.request.post('/graphql', { data: { query } });
  const { data } = (await answer.json()) as { data: { feed: { edges: { node: Home }[] } } };
  const home = data.feed.edges.map(({ node }) => node).find(({ agent, project }) => agent && project);
  const phone = phoneOfAgent(home?.agent);
  if (!home || !phone) throw new Error('the seed has no home of a demo agent');
  return { ...home, phone };
}

async function ask(buyer: Page, text: string): Promise<void> {
  await buyer.getByLabel('Message').fill(text);
  await buyer.getByLabel('Phone call').check();
  await buyer.getByRole('button', { name: 'Send enquiry' }).click();
}

/** A network that can be cut: open sockets end, new ones and requests fail until it is back. */
async function cuttable(page: Page) {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await page.routeWebSocket(/\/graphql/, (socket) => {
    if (isCut) return void socket.close({ code: 4000 });
    open.add(socket);
    socket.connectToServer();
  });
  return async (cut: boolean) => {
    isCut = cut;
    await page.context().setOffline(cut);
    if (!cut) return;
    for (const socket of open) await socket.close({ code: 4000 });
    open.clear();
  };
}

test.describe('without a network', { tag: '@full' }, () => {
  test('an agent misses no lead, and sees each once', async ({ openApart, open }) => {
    const buyer = await open('+919820000031', '/nothing-here');
    const home = await homeOfAnAgent(buyer);
    const agent = await openApart(home.phone, '/nothing-here', { width: 390, height: 844 });
    const cut = await cuttable(agent);
    await agent.goto('/work');
    await expect(agent.getByText('Live', { exact: true })).toBeVisible();
    await buyer.goto(`/listing/${home.id}`);

    await cut(true);
    await expect(agent.getByText('You are offline.')).toBeVisible();
    await expect(agent.getByText('Reconnecting; nothing is lost')).toBeVisible();
    await expectAccessible(agent);
    await ask(buyer, 'Asked while the agent was in a tunnel.');
    await expect(buyer.getByText('Your enquiry was sent.')).toBeVisible();

    await cut(false);
    await expect(agent.getByText('You are offline.')).toBeHidden();
    const card = agent.getByRole('article').filter({ hasText: 'Asked while the agent was in a tunnel.' });
    await expect(card.first()).toBeVisible();
    await expect(card).toHaveCount(1);
    await expect(agent.getByText('Live', { exact: true })).toBeVisible();
  });

  test('a buyer’s enquiry is kept in the form, and goes once', async ({ openApart }) => {
    const page = await openApart('+919820000032', '/nothing-here');
    const context = page.context();
    const home = await homeOfAnAgent(page);
    await page.goto(`/listing/${home.id}`);
    await expect(page.getByLabel('Message')).toBeVisible();
    await context.setOffline(true);
    await ask(page, 'Written in a lift.');
    await expect(page.getByRole('alert')).toContainText('You are offline.');
    await expect(page.getByLabel('Message')).toHaveValue('Written in a lift.');
    await expectAccessible(page);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Send enquiry' }).click();
    await expect(page.getByText('Your enquiry was sent.')).toBeVisible();
    await page.goto('/my');
    await expect(page.getByRole('article').filter({ hasText: home.title })).toHaveCount(1);
  });

  test('a page that is opened without it comes to life when it is back', async ({ openApart }) => {
    const page = await openApart('+919820000033', '/my');
    const context = page.context();
    await expect(page.getByRole('heading', { name: 'My enquiries' })).toBeVisible();
    // From here on the service worker answers for the page.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByText('You are offline.')).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByRole('heading', { name: 'My enquiries' })).toBeVisible();
  });
});

test.describe('sessions', { tag: '@full' }, () => {
  test('one that ended leads to the sign-in and back to the screen', async ({ openApart }) => {
    const page = await openApart('+919820000091', '/nothing-here');
    const context = page.context();
    await page.clock.install();
    await page.goto('/my/notifications');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // The refresh token is gone, and the access token runs out under the open page.
    await context.clearCookies();
    await page.clock.fastForward('20:00');
    await expect(page.getByText('Sign in to see this screen.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await proveNumber(page, '+919820000091');
    await page.waitForURL((url) => url.pathname === '/my/notifications');
  });

  test('two tabs share one renewal, and one enquiry is seen in both', async ({ openApart }) => {
    const page = await openApart('+919820000092', '/my');
    const context = page.context();
    const home = await homeOfAnAgent(page);
    let renewals = 0;
    context.on('request', (request) => {
      if (request.url().endsWith('/session/refresh')) renewals++;
    });
    const second = await context.newPage();
    await second.goto('/my');
    await expect(second.getByRole('heading', { name: 'My enquiries' })).toBeVisible();
    // The heading does not wait for who is signed in.
    await expect.poll(() => renewals).toBe(1);

    await page.goto(`/listing/${home.id}`);
    await page.getByLabel('Name').fill('A buyer with two tabs');
    await ask(page, 'Seen in the other tab.');
    await expect(page.getByText('Your enquiry was sent.')).toBeVisible();
    await expect(second.getByRole('article').filter({ hasText: home.title })).toBeVisible();
    // The first tab was opened anew, and the second has what that one was given.
    expect(renewals).toBe(2);
  });
});

test.describe('a service that is down', { tag: '@full' }, () => {
  test('takes its facts from a page, and nothing else', async ({ page }) => {
    const home = await homeOfAnAgent(page);
    let isDown = true;
    // As the gateway answers when a service of the plan does not.
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as { data?: { listing?: Record<string, unknown> | null } };
      if (!isDown || !body.data?.listing || !('trust' in body.data.listing))
        return route.fulfill({ response });
      body.data.listing['trust'] = null;
      const errors = [
        { message: 'down', path: ['listing', 'trust'], extensions: { code: 'SERVICE_UNAVAILABLE' } },
      ];
      return route.fulfill({ response, json: { ...body, errors } });
    });
    await page.goto(`/listing/${home.id}`);
    await expect(page.getByRole('heading', { name: home.title })).toBeVisible();
    await expect(page.getByText('A part of the service does not answer at the moment.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Why this score' })).toHaveCount(0);
    await expectAccessible(page);
    // It is asked for again by itself.
    isDown = false;
    await expect(page.getByRole('heading', { name: 'Why this score' })).toBeVisible();
    await expect(page.getByText('A part of the service does not answer at the moment.')).toBeHidden();
  });

  test('says so where a screen cannot be without it, and tries again', async ({ page }) => {
    let isDown = true;
    await page.route('**/graphql', (route) =>
      isDown
        ? route.fulfill({
            status: 200,
            json: {
              data: { feed: null },
              errors: [{ message: 'down', path: ['feed'], extensions: { code: 'SERVICE_UNAVAILABLE' } }],
            },
          })
        : route.continue(),
    );
    await page.goto('/search');
    await expect(page.getByRole('alert').first()).toContainText('does not answer');
    await expectAccessible(page);
    isDown = false;
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expect(page.getByRole('article').first()).toBeVisible();
  });
});
