import { expect } from '@playwright/test';
import { expectAccessible } from './axe.js';
import { VISITOR } from './desks.js';
import { test } from './test.js';

test('the map shows what the filters leave, opens a place as a list, and keeps to the content policy', async ({
  open,
}) => {
  const page = await open(VISITOR, '/nothing-here');
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text());
  });
  await page.goto('/search');
  await page.getByRole('link', { name: 'Map' }).click();
  await page.waitForURL(/map=true/);
  const count = page.getByText(/homes? in view/);
  await expect(count).toBeVisible();
  const all = Number.parseInt((await count.textContent()) ?? '', 10);

  await page.getByRole('button', { name: '2', exact: true }).click();
  await expect(count).not.toHaveText(new RegExp(`^${all} `));
  await page.waitForURL(/bounds=/);

  await page
    .getByRole('button', { name: /homes? here|BHK/ })
    .first()
    .press('Enter');
  const places = page.getByRole('region', { name: /homes? here/ });
  await expect(places).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(places).toBeHidden();

  await page.reload();
  await expect(count).toBeVisible();
  expect(refused).toEqual([]);
});
