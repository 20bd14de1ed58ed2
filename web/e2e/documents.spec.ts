import { expect, type Page } from '@playwright/test';
import { expectAccessibleInBothSchemes, expectFits } from './axe.js';
import { VISITOR } from './desks.js';
import { PEOPLE } from './people.js';
import { test } from './test.js';

const PHONE = { width: 390, height: 844 };

async function expectGood(page: Page): Promise<void> {
  await expectAccessibleInBothSchemes(page);
  await expectFits(page);
}

/** A new paper each time: the platform knows bytes that came before. */
function paper() {
  const name = `noc-${crypto.randomUUID()}.pdf`;
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% ${name}\n`) };
}

const cardOf = (page: Page, name: string) => page.getByRole('article').filter({ hasText: name });

test.describe.configure({ mode: 'serial' });

test.describe('a document', () => {
  let owner: Page;
  let reviewer: Page;
  const file = paper();

  test.beforeAll(async ({ desks }) => {
    owner = await desks.open(PEOPLE.agents[4] as string, '/documents', PHONE);
    reviewer = await desks.open(PEOPLE.reviewers[0], '/operations');
  });
  test.afterAll(async () => {
    await owner?.close();
    await reviewer?.close();
  });

  /** The case of the paper in the reviewer's queue. */
  const inQueue = async () => {
    await reviewer.goto('/operations');
    const item = reviewer
      .getByRole('listitem')
      .filter({ hasText: file.name })
      .filter({ hasText: 'Checklist' });
    await expect(item).toBeVisible();
    return item;
  };

  test('is sent by a link and waits for a reviewer, with its clock', async () => {
    await owner.getByLabel('Kind of document').selectOption('NOC');
    await owner.getByLabel('About').selectOption('USER');
    await owner.getByLabel(/^File/).setInputFiles(file);
    const sent = owner.waitForRequest((request) => request.method() === 'PUT');
    await owner.getByRole('button', { name: 'Submit a document' }).click();
    expect(new URL((await sent).url()).pathname).toBe('/files');
    await expect(owner.getByText('Submitted. A reviewer decides within 48 hours.')).toBeVisible();
    const card = cardOf(owner, file.name);
    await expect(card.getByText('In review')).toBeVisible();
    await expect(card.getByText(/Due in 4[78] hours/)).toBeVisible();
    await expectGood(owner);
  });

  test('is refused before it is sent when it is no paper', async () => {
    await owner.getByLabel(/^File/).setInputFiles({ ...file, name: 'run.sh', mimeType: 'text/x-sh' });
    await owner.getByRole('button', { name: 'Submit a document' }).click();
    await expect(owner.getByText('Choose a PDF, JPEG or PNG of up to 25 MB.')).toBeVisible();
  });

  test('is asked about by a reviewer who sees the paper, and its owner answers', async () => {
    const item = await inQueue();
    const opened = reviewer.context().waitForEvent('page');
    const link = reviewer.waitForResponse(async (response) =>
      response.url().endsWith('/graphql') ? (await response.text()).includes('/files?token=') : false,
    );
    await item.getByRole('button', { name: 'Open the paper' }).click();
    const { data } = (await (await link).json()) as { data: { documentDownload: { url: string } } };
    const read = await reviewer.request.get(data.documentDownload.url);
    expect(await read.body()).toEqual(file.buffer);
    expect(read.headers()['content-type']).toBe('application/pdf');
    await (await opened).close();
    const bytes = reviewer.waitForResponse((response) => response.url().includes('/files?token='));
    // A frame that the page's policy forbids has the address of an error.
    const framed = reviewer.waitForEvent('framenavigated', (one) => one.url().startsWith('blob:'));
    await item.getByRole('button', { name: 'Show the paper here' }).click();
    const frame = item.locator(`iframe[title="${file.name}"]`);
    await expect(frame).toHaveAttribute('src', /^blob:/);
    expect((await bytes).ok()).toBe(true);
    await framed;
    await item.getByRole('button', { name: 'Hide the paper' }).click();
    await expect(frame).toBeHidden();
    await expect(item.getByRole('button', { name: 'Ask for more' })).toBeDisabled();
    await item.getByLabel('What the submitter should know or send').fill('Which building is it for?');
    await expectGood(reviewer);
    await item.getByRole('button', { name: 'Ask for more' }).click();
    await expect(item.getByText('Waits for the submitter')).toBeVisible();

    await owner.reload();
    const card = cardOf(owner, file.name);
    await expect(card.getByText('Which building is it for?')).toBeVisible();
    await card.getByLabel('Your answer').fill('For building C.');
    await expectGood(owner);
    await card.getByRole('button', { name: 'Send the answer' }).click();
    await expect(card.getByText('In review')).toBeVisible();
  });

  test('is rejected, appealed, and approved by another with the whole checklist', async ({ open }) => {
    const item = await inQueue();
    await expect(item.getByText('For building C.')).toBeVisible();
    await item.getByLabel('Reason to reject').selectOption('SEAL_MISSING');
    await item.getByRole('button', { name: 'Reject', exact: true }).click();
    await expect(item).toBeHidden();

    await owner.reload();
    const card = cardOf(owner, file.name);
    await expect(card.getByText(/You can appeal until/)).toBeVisible();
    await card.getByLabel('Why the decision is wrong').fill('The seal is on the second page.');
    await expectGood(owner);
    await card.getByRole('button', { name: 'Appeal' }).click();
    await expect(card.getByText('In review')).toBeVisible();

    const second = await open(PEOPLE.reviewers[1], '/operations');
    const again = second
      .getByRole('listitem')
      .filter({ hasText: file.name })
      .filter({ hasText: 'Checklist' });
    await expect(again.getByText('Appeal', { exact: true })).toBeVisible();
    const approve = again.getByRole('button', { name: 'Approve' });
    await expect(approve).toBeDisabled();
    for (const box of await again.getByRole('checkbox').all()) await box.check();
    await approve.click();
    await expect(again).toBeHidden();

    await owner.reload();
    await expect(card.getByText('Verified', { exact: true }).first()).toBeVisible();
  });

  test('has receipts that the browser checks, and finds out when they were changed', async () => {
    await cardOf(owner, file.name).getByRole('link', { name: 'Check the proof' }).click();
    await expect(owner.getByRole('heading', { name: 'The log holds this entry' }).first()).toBeVisible();
    await expect(owner.getByRole('heading', { name: 'This receipt does not hold' })).toHaveCount(0);
    await expectGood(owner);
    await owner.getByLabel('The paper, to compare it').setInputFiles(file);
    await expect(owner.getByText('The paper you chose has this hash.').first()).toBeVisible();

    const download = owner.waitForEvent('download');
    await owner.getByRole('button', { name: 'Save the receipt' }).first().click();
    const receipt = JSON.parse(await streamed(await (await download).createReadStream())) as { leaf: string };
    const drop = (given: object) =>
      owner.getByLabel(/Drop a receipt/).setInputFiles({
        name: `${crypto.randomUUID()}.json`,
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(given)),
      });
    await drop(receipt);
    await expect(owner.getByRole('heading', { name: 'The log holds this entry' })).toHaveCount(1);
    await drop({ ...receipt, leaf: receipt.leaf.replace('VERIFIED', 'REJECTED') });
    await expect(owner.getByRole('heading', { name: 'This receipt does not hold' })).toBeVisible();
    await expect(owner.getByText(/The entry is not in the signed tree/)).toBeVisible();
    await expectGood(owner);
    await drop({ nothing: true });
    await expect(owner.getByText('The file is not a receipt.')).toBeVisible();
    const other = { name: 'other.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF another') };
    await owner.getByLabel('The paper, to compare it').setInputFiles(other);
    await drop(receipt);
    await expect(owner.getByText('The paper you chose is another one.')).toBeVisible();
  });

  test('has receipts that a server cannot change, nor sign with another key', async ({ open }) => {
    const address = new URL(owner.url());
    const visitor = await open(VISITOR, `${address.pathname}${address.search}`);
    await expect(visitor.getByRole('heading', { name: 'The log holds this entry' }).first()).toBeVisible();
    await visitor.route('**/graphql', async (route) => {
      const body = await (await route.fetch()).text();
      // What it says of itself, and who it says that it is.
      const other = body
        .replaceAll('IN_REVIEW', 'VERIFIED')
        .replace(/"keyId":"[^"]+"/, '"keyId":"another-key"');
      await route.fulfill({ body: other, contentType: 'application/json' });
    });
    await visitor.reload();
    await expect(visitor.getByRole('heading', { name: 'This receipt does not hold' }).first()).toBeVisible();
    await expect(visitor.getByText(/The server publishes another key/)).toBeVisible();
  });
});

async function streamed(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}
