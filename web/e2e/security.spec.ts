import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { PEOPLE, signIn } from './people.js';

const ADMIN = '+919820000051';
const SOON = { timeout: 30_000 };
const PERIOD_MS = 30_000;

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(page.viewportSize()?.width);
}

test.describe.configure({ mode: 'serial', timeout: 120_000 });

test.describe('a dangerous act', () => {
  let desk: Page;
  let app: TOTP;
  /** Periods of the app whose code was used. */
  let used = 0;

  /** A code works once: the one of the next period is good already. */
  const nextCode = () => {
    used = Math.max(used + 1, Math.floor(Date.now() / PERIOD_MS));
    return app.generate({ timestamp: used * PERIOD_MS });
  };

  test.beforeAll(async ({ browser }) => {
    desk = await (await browser.newContext()).newPage();
    // Signed in before the app is set up: this session has proved nothing.
    await signIn(desk, ADMIN, '/operations');
    const phone = await (await browser.newContext()).newPage();
    await signIn(phone, ADMIN, '/my/security');
    await phone.getByRole('button', { name: 'Set an app up' }).click();
    app = new TOTP({ secret: Secret.fromBase32(await phone.locator('code').innerText()) });
    await phone.getByLabel('6-digit code').fill(nextCode());
    await phone.getByRole('button', { name: 'Confirm' }).click();
    await expect(phone.getByText('Keep these codes in a safe place.')).toBeVisible(SOON);
    await expectAccessible(phone);
    await phone.getByRole('button', { name: 'I have kept them' }).click();
    await expect(phone.getByText('10 recovery codes are unused.')).toBeVisible(SOON);
    await expect(phone.getByText('This device')).toBeVisible(SOON);
    await expectAccessible(phone);
    await phone.context().close();
  });
  test.afterAll(() => desk?.context().close());

  async function find(): Promise<void> {
    await desk.goto('/operations');
    await desk.getByLabel('Mobile number').fill(PEOPLE.buyer);
    await desk.getByRole('button', { name: 'Find' }).click();
    await expect(desk.getByRole('button', { name: 'Give this role' })).toBeVisible(SOON);
  }

  test('is left undone when the proof is not given', async () => {
    await find();
    const give = desk.getByRole('button', { name: 'Give this role' });
    await give.click();
    const dialog = desk.getByRole('dialog', { name: 'Confirm that it is you' });
    await expect(dialog.getByLabel('Code of your authenticator app')).toBeFocused(SOON);
    await expectAccessible(desk);
    await desk.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(desk.getByText('Confirm with your second factor first.')).toBeVisible();
    await expect(give).toBeEnabled();
  });

  test('goes on by itself once the second factor is proved, and asks no more for a while', async () => {
    await find();
    await desk.getByRole('button', { name: 'Give this role' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.getByLabel('Code of your authenticator app').fill('f7kq-m2xw-9hta');
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(dialog.getByText('The code is not right, or was used before.')).toBeVisible(SOON);
    await dialog.getByLabel('Code of your authenticator app').fill(nextCode());
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(dialog).toBeHidden(SOON);
    const take = desk.getByRole('button', { name: 'Take this role away' });
    await expect(take).toBeVisible(SOON);
    await take.click();
    await expect(desk.getByRole('button', { name: 'Give this role' })).toBeVisible(SOON);
    await expect(dialog).toBeHidden();
  });
});
