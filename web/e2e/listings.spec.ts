import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectFits } from './axe.js';
import { VISITOR } from './desks.js';
import { PEOPLE } from './people.js';
import { test } from './test.js';

const TITLE = '2 BHK that came by phone';
const [MODERATOR] = PEOPLE.reviewers;

test.describe.configure({ mode: 'serial' });

/** A picture, drawn by the page that sends it. */
async function picture(page: Page, colour: string): Promise<Buffer> {
  const address = await page.evaluate((fill) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [800, 500];
    const drawing = canvas.getContext('2d') as CanvasRenderingContext2D;
    drawing.fillStyle = fill;
    drawing.fillRect(0, 0, 800, 500);
    return canvas.toDataURL('image/jpeg');
  }, colour);
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}

test.describe('an agent’s listings', { tag: '@full' }, () => {
  let agent: Page;
  let id = '';
  test.beforeAll(async ({ desks }) => {
    agent = await desks.open(PEOPLE.agents[2] as string, '/work/listings', { width: 320, height: 640 });
  });
  test.afterAll(() => agent?.close());

  const card = () => agent.getByRole('article').filter({ hasText: TITLE });
  const inGroup = async (name: RegExp) => {
    await agent.getByRole('navigation', { name: 'Listings by state' }).getByRole('link', { name }).click();
    await expect(card()).toBeVisible();
  };
  const expectGood = async () => {
    await expectAccessible(agent);
    await expectFits(agent);
  };

  test('a draft is written, gets its photos, and goes on the market', async () => {
    await expect(agent.getByRole('link', { name: /^[1-9]\d* On the market/ })).toBeVisible();
    await agent.getByRole('button', { name: 'New listing' }).click();
    await agent.getByRole('button', { name: 'Save as a draft' }).click();
    await expect(agent.getByLabel('Title')).toHaveAccessibleDescription(/Write a title/);
    await agent.getByLabel('Title').fill(TITLE);
    await agent.getByLabel('MahaRERA number of the project').fill('P51800000000');
    await agent.getByLabel('Asking price (lakh)').fill('125');
    await agent.getByLabel('Bedrooms').fill('2');
    await agent.getByRole('button', { name: 'Save as a draft' }).click();
    await expect(agent.getByLabel('MahaRERA number of the project')).toHaveAccessibleDescription(
      /no project of this number/,
    );
    await expectGood();
    await agent.getByLabel('MahaRERA number of the project').fill('');
    await agent.getByRole('button', { name: 'Save as a draft' }).click();
    await expect(card()).toBeVisible();
    await expect(card().getByText('It needs a photo before it can be published.')).toBeVisible();

    await card().getByRole('button', { name: 'Photos' }).click();
    const files = [
      { name: 'hall.jpg', mimeType: 'image/jpeg', buffer: await picture(agent, '#8fae9a') },
      { name: 'kitchen.jpg', mimeType: 'image/jpeg', buffer: await picture(agent, '#d9692b') },
      { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') },
    ];
    await card()
      .getByLabel(/Add photos/)
      .setInputFiles(files);
    await expect(card().getByText('notes.jpg was not taken.')).toBeVisible();
    await expect(card().getByText('Photo 2', { exact: true })).toBeVisible();
    await card().getByRole('button', { name: 'Make it the first' }).click();
    await expectGood();
    await card().getByRole('button', { name: 'Publish' }).click();
    await expect(agent.getByText('There is no draft.')).toBeVisible();
    await inGroup(/On the market/);
    id =
      /listing\/(.*)$/.exec((await card().getByRole('link').first().getAttribute('href')) ?? '')?.[1] ?? '';
  });

  test('buyers see its photos, and a moderator takes one down', async ({ open }) => {
    const buyer = await open(VISITOR, `/listing/${id}`);
    const shown = buyer.getByRole('figure').locator('img');
    await expect(shown).toHaveAttribute('src', /\/photos\/[0-9a-f-]{36}\.webp$/);
    await expect(shown).toHaveJSProperty('naturalWidth', 800);
    await buyer.getByRole('button', { name: 'Next photo' }).click();
    await expect(buyer.getByText('2 of 2')).toBeVisible();
    await expectAccessible(buyer);

    const moderator = await open(MODERATOR, `/listing/${id}`);
    await moderator.getByLabel('Why', { exact: true }).selectOption('It shows people or their data');
    await moderator.getByRole('button', { name: 'Take this photo down' }).click();
    await expect(moderator.getByRole('button', { name: 'Next photo' })).toHaveCount(0);
    await agent.reload();
    await card().getByRole('button', { name: 'Photos' }).click();
    await expect(card().getByText(/took this photo down: It shows people/)).toBeVisible();
  });

  test('its price changes, and it leaves the market for a while', async () => {
    await card().getByRole('button', { name: 'Change price' }).click();
    await card().getByLabel('Asking price (lakh)').fill('0');
    await card().getByRole('button', { name: 'Save the price' }).click();
    await expect(card().getByLabel('Asking price (lakh)')).toHaveAccessibleDescription(/above zero/);
    await card().getByLabel('Asking price (lakh)').fill('118.5');
    await card().getByRole('button', { name: 'Save the price' }).click();
    await expect(card().getByText('₹ 1.19 crore')).toBeVisible();
    await card().getByRole('button', { name: 'Take off the market' }).click();
    await card().getByRole('button', { name: 'Take it off' }).click();
    await expect(card()).toBeHidden();
    await inGroup(/Paused/);
    await expectGood();
  });

  test('a manager sees those of the whole brokerage', async ({ open }) => {
    const page = await open(PEOPLE.managers[0], '/manage/listings');
    await expect(page.getByRole('article').first()).toBeVisible();
    await expectAccessible(page);
  });
});
