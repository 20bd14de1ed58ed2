import { expect, test } from '@playwright/test';
import { DESKTOP, open, PHONE, take } from './pictures.js';
import { enrol } from './staff.js';

const ADMINISTRATOR = '+919820000051';

test('the desks of staff', async ({ browser }) => {
  const desk = await open(browser, { viewport: DESKTOP });
  await enrol(desk, ADMINISTRATOR);
  await desk.goto('/operations/system');
  await expect(desk.getByRole('table', { name: 'Jobs' })).toBeVisible();
  await take(desk, 'operations-system');

  await desk.goto('/operations/log');
  await desk
    .getByRole('button', { name: /^Check the proof/ })
    .first()
    .click();
  await expect(desk.getByRole('heading', { name: 'The log holds this entry' })).toBeVisible();
  await take(desk, 'operations-log');

  await desk.emulateMedia({ colorScheme: 'dark' });
  await desk.goto('/operations/people');
  await desk.getByLabel('Has the role').selectOption('Reviewer');
  await desk.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(desk.getByRole('button', { name: 'Take this role away' }).first()).toBeVisible();
  await take(desk, 'operations-people');

  await desk.emulateMedia({ colorScheme: 'light' });
  await desk.setViewportSize(PHONE);
  await desk.goto('/operations/identities');
  await expect(desk.getByRole('button', { name: 'Record the check' }).first()).toBeVisible();
  await take(desk, 'operations-identities');
});
