import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { PEOPLE, signIn } from '../e2e/people.js';
import { DESKTOP, open, PHONE, take } from './pictures.js';
import { enrol } from './staff.js';

/** Of the demo's month: both sides confirmed a booking, and a visit. */
const WITNESS = '+919820000113';

const MANAGER = PEOPLE.managers[1];
/** How much of the top the header and the tabs take. */
const HEADER_PX = 140;

/** What a CRM would be: it answers what it was sent, or that it is broken. */
async function startReceiver(): Promise<{ server: Server; url: string; isBroken: boolean }> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(receiver.isBroken ? 503 : 200).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const receiver = { server, url: `http://127.0.0.1:${port}/propmubi`, isBroken: false };
  return receiver;
}

async function makeWebhook(page: Page, name: string, url: string, events: readonly string[]): Promise<void> {
  await page.getByLabel('Name of the webhook').fill(name);
  await page.getByLabel('Address that is called').fill(url);
  for (const event of events) await page.getByLabel(event, { exact: true }).check();
  await page.getByRole('button', { name: 'Make the webhook' }).click();
  await page.getByRole('button', { name: 'I have kept it' }).click();
}

/** A queue as far up as the sticky header lets it. */
const scrollToQueue = async (page: Page, heading: RegExp) => {
  const top = await page.getByRole('heading', { level: 2, name: heading }).boundingBox();
  await page.mouse.wheel(0, (top?.y ?? 0) - HEADER_PX);
};

test('keys, webhooks with what was sent, and a name that is asked for', async ({ browser }) => {
  const manager = await open(browser, { viewport: PHONE });
  await signIn(manager, MANAGER, '/my/keys');
  await manager.getByLabel('Name of the key').fill('CRM of the office');
  await manager.getByLabel('Read the leads of the brokerage').check();
  await manager.getByRole('button', { name: 'Make the key' }).click();
  await expect(manager.getByRole('status').locator('code')).toBeVisible();
  await take(manager, 'api-key');
  await manager.getByRole('button', { name: 'I have kept it' }).click();
  await manager.setViewportSize(DESKTOP);
  await manager.emulateMedia({ colorScheme: 'dark' });
  await expect(manager.getByRole('heading', { name: 'CRM of the office' })).toBeVisible();
  await manager.evaluate(() => scrollTo(0, 0));
  await take(manager, 'api-keys');

  await manager.emulateMedia({ colorScheme: 'light' });
  const receiver = await startReceiver();
  await manager.goto('/manage/webhooks');
  await makeWebhook(manager, 'CRM of the office', receiver.url, ['A lead came in', 'An agent got a lead']);
  const send = manager.getByRole('button', { name: 'Send a test' });
  await send.click();
  await expect(manager.getByText('Delivered', { exact: true }).last()).toBeVisible();
  receiver.isBroken = true;
  await send.click();
  await expect(manager.getByText(/HTTP 503/)).toBeVisible();
  await manager.evaluate(() => scrollTo(0, 0));
  await take(manager, 'webhooks');
  receiver.server.close();

  await manager.goto('/manage/brand');
  const name = manager.getByLabel('Name', { exact: true });
  await expect(name).not.toHaveValue('');
  await name.fill(`${await name.inputValue()} & Sons`);
  await manager.getByRole('button', { name: 'Save' }).click();
  await expect(manager.getByText('Saved.')).toBeVisible();
  await take(manager, 'brand');
});

test('a review and a dispute, and who decides about them', async ({ browser }) => {
  const buyer = await open(browser, { viewport: PHONE });
  await signIn(buyer, WITNESS, '/my');
  await buyer.getByRole('button', { name: 'Write a review' }).first().click();
  await buyer.getByRole('radio', { name: '4 stars of 5' }).press('Space');
  await buyer.getByLabel('In your words (can be left out)').fill('Came on time and knew the papers.');
  await buyer.getByRole('button', { name: 'Send the review' }).scrollIntoViewIfNeeded();
  await take(buyer, 'review-write');
  await buyer.getByRole('button', { name: 'Something was wrong' }).first().click();
  await buyer.getByLabel(/^What was wrong/).fill('The carpet area is smaller than it was said.');
  await buyer.getByRole('button', { name: 'Open the dispute' }).scrollIntoViewIfNeeded();
  await take(buyer, 'dispute-open');
  await buyer.getByRole('button', { name: 'Open the dispute' }).click();
  await expect(buyer.getByText(/^The dispute is open and waits for a reviewer\./)).toBeVisible();
  await buyer.goto('/my/disputes');
  await expect(buyer.getByText('The carpet area is smaller than it was said.')).toBeVisible();
  await take(buyer, 'disputes');

  const reviewer = await open(browser, { viewport: DESKTOP });
  await enrol(reviewer, PEOPLE.reviewers[1]);
  await scrollToQueue(reviewer, /^New names/);
  await take(reviewer, 'operations-names');
  await scrollToQueue(reviewer, /^Disputes/);
  await reviewer.emulateMedia({ colorScheme: 'dark' });
  await take(reviewer, 'operations-disputes');
  await reviewer.goto('/operations/reviews');
  await expect(reviewer.getByRole('heading', { name: /^Reviews that are held/ })).toBeVisible();
  await take(reviewer, 'operations-reviews');
});
