import { expect, test } from '@playwright/test';
import { PEOPLE, sendCode, signIn } from '../e2e/people.js';
import { DESKTOP, open, PHONE, take } from './pictures.js';
import { enrol } from './staff.js';

const REVIEWER = '+919820000041';

test('a document and its review, with a second factor', async ({ browser }) => {
  const owner = await open(browser, { viewport: PHONE });
  await signIn(owner, PEOPLE.agents[4] as string, '/documents');
  await owner.getByLabel('Kind of document').selectOption('NOC');
  await owner.getByLabel('About').selectOption('USER');
  await owner.getByLabel(/^File/).setInputFiles({
    name: 'society-noc.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n% A society has no objection\n'),
  });
  await take(owner, 'documents-submit');
  await owner.getByRole('button', { name: 'Submit a document' }).click();
  const card = owner.getByRole('article').filter({ hasText: 'society-noc.pdf' });
  await expect(card).toBeVisible();

  const reviewer = await open(browser, { viewport: DESKTOP, dark: true });
  await enrol(reviewer, REVIEWER, (name) => take(reviewer, name));
  const item = reviewer.getByRole('listitem').filter({ hasText: 'society-noc.pdf' });
  await expect(item.first()).toBeVisible();
  await item.getByRole('checkbox').first().check();
  await take(reviewer, 'operations');
  await item.getByLabel('What the submitter should know or send').fill('Which building is it for?');
  await item.getByRole('button', { name: 'Ask for more' }).click();
  await expect(item.getByText('Waits for the submitter')).toBeVisible();

  const again = await open(browser, { viewport: PHONE, dark: true });
  // The reviewer's next sign-in, which would wait for another one-time password to be allowed.
  await again.route('**/session/sign-in', (route) =>
    route.fulfill({
      status: 401,
      json: { errors: [{ message: '', extensions: { code: 'SECOND_FACTOR_REQUIRED', ticket: '-' } }] },
    }),
  );
  await sendCode(again, PEOPLE.agents[6] as string, '/operations');
  await expect(again.getByLabel('Code of your authenticator app')).toBeVisible();
  await take(again, 'second-factor');

  await owner.setViewportSize(DESKTOP);
  await owner.reload();
  await expect(card.getByLabel('Your answer')).toBeVisible();
  await card.scrollIntoViewIfNeeded();
  await take(owner, 'documents');
  await owner.setViewportSize(PHONE);
  await card.getByRole('link', { name: 'Check the proof' }).click();
  await expect(owner.getByRole('heading', { name: 'The log holds this entry' }).first()).toBeVisible();
  await take(owner, 'verify-phone');
  const visitor = await open(browser, { viewport: DESKTOP, dark: true });
  await visitor.goto(owner.url());
  await expect(visitor.getByRole('heading', { name: 'The log holds this entry' }).first()).toBeVisible();
  await take(visitor, 'verify');
});
