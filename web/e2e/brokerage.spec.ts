import { expect } from '@playwright/test';
import { expectAccessible } from './axe.js';
import { PEOPLE } from './people.js';
import { test } from './test.js';

const [MANAGER] = PEOPLE.managers;
const NEWCOMER = '+919820000077';

test('a manager invites a manager, who joins by accepting', async ({ open }) => {
  const page = await open(MANAGER, '/manage/people');
  await page.getByRole('radio', { name: 'Manager' }).check();
  await page.getByLabel('Mobile number').fill(NEWCOMER);
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByText('The invitation waits for an answer.')).toBeVisible();
  await expect(page.getByText(/Open · valid until/)).toBeVisible();
  await expectAccessible(page);

  const newcomer = await open(NEWCOMER, '/my', { width: 390, height: 844 });
  await expect(newcomer.getByText(/invites you as a manager/)).toBeVisible();
  await expectAccessible(newcomer);
  await newcomer.getByRole('button', { name: 'Accept' }).click();
  await newcomer.getByRole('link', { name: 'Team' }).click();
  await expect(newcomer.getByRole('heading', { name: /Leads of/ })).toBeVisible();

  await newcomer.goto('/my/data');
  await expect(newcomer.getByText(`Signed in with ${NEWCOMER}`)).toBeVisible();
  await expectAccessible(newcomer);
});

test('what is wrong with an invitation stands beside its field', async ({ open }) => {
  const page = await open(MANAGER, '/manage/people');
  await page.getByLabel('Mobile number').fill('9820000078');
  await page.getByLabel('MahaRERA agent number').fill('A1');
  await page.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByLabel('MahaRERA agent number')).toHaveAccessibleDescription(/not a MahaRERA number/);
  await expectAccessible(page);
});

test('a manager tries the routing rules with a lead that does not exist', async ({ open }) => {
  const page = await open(MANAGER, '/manage/rules');
  await page.getByLabel('Name of the rule').fill('Dear homes');
  await page.getByLabel('Price from (lakh)').fill('300');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Dear homes' })).toBeVisible();
  await page.getByLabel('Budget (lakh)').fill('400');
  await page.getByRole('button', { name: 'Try' }).click();
  await expect(page.getByText(/By the rule/)).toBeVisible();
  const rule = page.getByRole('listitem').filter({ hasText: 'Dear homes' });
  await rule.getByRole('button', { name: 'Change', exact: true }).click();
  const form = page.getByRole('form', { name: 'Change the rule Dear homes' });
  await expect(form.getByLabel('Name of the rule')).toBeFocused();
  await expect(form.getByLabel('Price from (lakh)')).toHaveValue('300');
  await form.getByLabel('Price from (lakh)').fill('350');
  await form.getByLabel('Partner portal').check();
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Save the rule' }).press('Enter');
  await expect(rule.getByText('≥ ₹ 3.5 crore')).toBeVisible();
  await rule.getByRole('button', { name: 'Delete' }).click();
  await expect(rule).toBeHidden();
});
