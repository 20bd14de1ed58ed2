import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.js';
import { VISITOR } from './desks.js';
import { PEOPLE, phoneOfAgent } from './people.js';
import { addressOf, firstHome } from './screens.js';
import { test } from './test.js';

const PHONE = { width: 390, height: 600 };

interface Home {
  id: string;
  title: string;
  documents: { id: string; status: string }[] | null;
  agent: { reraNumber: string } | null;
}

async function homesOfMarket(page: Page): Promise<Home[]> {
  const query = `{ feed(first: 50) { edges { node { id title documents { id status } agent { reraNumber } } } } }`;
  const answer = await page.request.post('/graphql', { data: { query } });
  const { data } = (await answer.json()) as { data: { feed: { edges: { node: Home }[] } } };
  return data.feed.edges.map(({ node }) => node);
}

const phoneOf = ({ agent }: Home) => phoneOfAgent(agent);

test('a page is named by the heading of its screen, which has the focus on the way there', async ({
  openApart,
}) => {
  const page = await openApart(VISITOR, '/');
  await expect(page).toHaveTitle('Homes in Mumbai, with the trust behind them · PropMubi');
  const card = page.getByRole('article').first().getByRole('link');
  // Not its inner text: what is out of view is not laid out, and has none.
  const title = (await card.textContent()) ?? '';
  await card.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
  await expect(page).toHaveTitle(`${title} · PropMubi`);
  await page.goBack();
  await expect(page).toHaveTitle('Homes in Mumbai, with the trust behind them · PropMubi');
  // A field that the screen gives the focus keeps it.
  await page.getByRole('combobox', { name: /^Search homes/ }).fill('Thane');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Search homes · PropMubi');
});

test('going back from a home finds the list where it was left', async ({ openApart }) => {
  const page = await openApart(VISITOR, '/search?priceMin=2500000&sort=PRICE_ASC', PHONE);
  const cards = page.getByRole('article');
  await expect(cards.first()).toBeVisible();
  await expect(async () => {
    await cards.last().scrollIntoViewIfNeeded();
    expect(await cards.count()).toBeGreaterThan(24);
  }).toPass();
  const card = cards.nth(26);
  const link = card.getByRole('link');
  await link.scrollIntoViewIfNeeded();
  await link.click();
  await expect(page.getByRole('heading', { name: 'Why this score' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/priceMin=2500000&sort=PRICE_ASC/);
  await expect(card).toBeInViewport();
});

test('a search without homes leads to all of them, in the same order', async ({ openApart }) => {
  const page = await openApart(VISITOR, '/search?q=zzqqxx&sort=PRICE_ASC', PHONE);
  await expect(page.getByText('No home matches.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: 'Clear all filters' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page).toHaveURL(/\/search\?sort=PRICE_ASC$/);
});

test('a home says how far its papers are checked, or that there are none', async ({ openApart }) => {
  const page = await openApart(VISITOR, '/nothing-here', PHONE);
  const homes = await homesOfMarket(page);
  const papers = page.getByRole('region', { name: 'Papers of this home' });
  const without = homes.find(({ documents }) => documents?.length === 0);
  await page.goto(`/listing/${without?.id}`);
  await expect(papers).toContainText('No paper has been submitted');
  const verified = homes.find(({ documents }) => documents?.some(({ status }) => status === 'VERIFIED'));
  await page.goto(`/listing/${verified?.id}`);
  const paper = papers.getByRole('listitem').filter({ hasText: 'Verified' }).first();
  await expectAccessible(page);
  await paper.getByRole('link', { name: /^Check the proof/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check a receipt' })).toBeVisible();
});

test('a figure of the instalment can be emptied and typed anew', async ({ openApart }) => {
  const page = await openApart(VISITOR, '/nothing-here', PHONE);
  const [home] = await homesOfMarket(page);
  await page.goto(`/listing/${home?.id}`);
  const years = page.getByLabel('Years', { exact: true });
  await years.press('ControlOrMeta+a');
  await years.press('Backspace');
  await expect(years).toHaveValue('');
  await years.pressSequentially('15');
  await expect(years).toHaveValue('15');
  await years.fill('400');
  await years.blur();
  await expect(years).toHaveValue('40');
});

test('an answer that comes leaves in its place what the buyer reads, and to withdraw is asked twice', async ({
  openApart,
  open,
}) => {
  const page = await openApart('+919820000096', '/nothing-here', PHONE);
  const homes = await homesOfMarket(page);
  // Of two brokerages: one has one enquiry of a buyer.
  const [first, second] = [PEOPLE.agents.slice(0, 6), PEOPLE.agents.slice(6)];
  const below = homes.find((home) => first.includes(phoneOf(home) ?? ''));
  const above = homes.find((home) => second.includes(phoneOf(home) ?? ''));
  if (!below || !above) throw new Error('The seed has no homes of both brokerages.');
  await enquire(page, below, 'About the first home.');
  await enquire(page, above, 'About the second home.');
  const agent = await open(phoneOf(above) as string, '/work', { width: 390, height: 844 });
  const lead = agent.getByRole('article').filter({ hasText: 'About the second home.' });
  await expect(lead).toBeVisible();

  await page.goto('/my');
  const card = (home: Home) => page.getByRole('article').filter({ hasText: home.title });
  await expect(card(above)).toBeVisible();
  const read = card(below).getByRole('button', { name: 'Withdraw' });
  await read.focus();
  const before = (await read.boundingBox())?.y ?? 0;
  await lead.getByRole('button', { name: 'Accept' }).click();
  await expect(card(above).getByRole('button', { name: 'Ask for a visit' })).toBeAttached();
  expect(Math.abs(((await read.boundingBox())?.y ?? 0) - before)).toBeLessThan(2);

  await read.click();
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(read).toBeFocused();
  await read.click();
  await page.getByRole('button', { name: 'Yes, withdraw' }).click();
  await expect(card(below).getByText('Closed.')).toBeVisible();
});

test('on the narrowest phone map and filters are in one row', async ({ openApart }) => {
  const page = await openApart(VISITOR, '/search?bedrooms=[2]', { width: 320, height: 640 });
  const main = page.getByRole('main');
  for (const [language, filters, map] of [
    ['English', /^Filters/, 'Map'],
    ['हिन्दी', /^फ़िल्टर/, 'नक्शा'],
    ['मराठी', /^फिल्टर/, 'नकाशा'],
  ] as const) {
    if (language !== 'English') {
      await page.evaluate((chosen) => {
        const state = { language: chosen === 'हिन्दी' ? 'hi' : 'mr', theme: 'system' };
        localStorage.setItem('propmubi-preferences', JSON.stringify({ state, version: 0 }));
      }, language);
      await page.reload();
    }
    const [left, right] = [
      main.getByRole('button', { name: filters }),
      main.getByRole('link', { name: map, exact: true }),
    ];
    await expect(left).toBeVisible();
    const [one, other] = [await left.boundingBox(), await right.boundingBox()];
    expect(one?.y).toBe(other?.y);
    expect((other?.x ?? 0) + (other?.width ?? 0)).toBeLessThanOrEqual(320);
  }
});

test('a home is asked about, asked to be shown, and asked to be called about', async ({ openApart }, {
  retry,
}) => {
  const visitor = await openApart(VISITOR, '/nothing-here', PHONE);
  const home = (await homesOfMarket(visitor)).at(-1 - retry);
  await visitor.goto(`/listing/${home?.id}`);
  await visitor.getByRole('link', { name: 'Ask for a visit' }).click();
  const title = visitor.getByRole('heading', { name: 'Ask for a visit' });
  await expect(title).toBeInViewport();
  const signIn = visitor.getByRole('main').getByRole('link', { name: 'Sign in', exact: true });
  await expect(signIn).toHaveAttribute('href', /then=.*visit/);

  const page = await openApart(`+91982000008${retry}`.padEnd(13, '5'), `/listing/${home?.id}#visit`, PHONE);
  const message = page.getByLabel('Message');
  await expect(message).toHaveValue(/^I would like to see this home/);
  await expect(page.getByRole('heading', { name: 'Ask for a visit' })).toBeInViewport();
  await page.getByRole('link', { name: 'Ask to be called' }).click();
  await expect(message).toHaveValue('Please call me about this home.');
  await expectAccessible(page);
  await page.getByLabel('Your name').fill('Sunita Pawar');
  await page.getByLabel('WhatsApp').check();
  await page.getByRole('button', { name: 'Send enquiry' }).click();
  await expect(page.getByText(/^Tick “Phone call”/)).toBeVisible();
  await page.getByLabel('Phone call').check();
  await page.getByRole('button', { name: 'Send enquiry' }).click();
  await expect(page.getByText('Your enquiry was sent.')).toBeVisible();

  // A time is agreed to under the enquiry.
  await page.getByRole('link', { name: 'Ask for a visit' }).click();
  await expect(page).toHaveURL(/\/my#[\w-]{36}$/);
  const card = page.getByRole('article').filter({ hasText: home?.title as string });
  await expect(card).toBeInViewport();
  await page.goBack();
  await page.reload();
  await expect(page.getByText('You have asked about this home.')).toBeVisible();
});

test('a project says that reviews are of its builder, who has none yet', async ({ openApart }) => {
  const page = await openApart(VISITOR, '/nothing-here', PHONE);
  const home = await firstHome(page.request);
  await page.goto(addressOf('/project/$reraNumber', home));
  await expect(page.getByRole('heading', { name: 'Reviews of the builder' })).toBeVisible();
  await expect(
    page.getByText(/^Buyers review builders, not single projects. There is no review of/),
  ).toBeVisible();
});

/** Asks about a home on its screen. */
async function enquire(page: Page, { id }: Home, message: string): Promise<void> {
  await page.goto(`/listing/${id}`);
  await page.getByLabel('Your name').fill('Kavita Rane');
  await page.getByLabel('Message').fill(message);
  await page.getByLabel('Phone call').check();
  await page.getByRole('button', { name: 'Send enquiry' }).click();
  await expect(page.getByText('Your enquiry was sent.')).toBeVisible();
}
