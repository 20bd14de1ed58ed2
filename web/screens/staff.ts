import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { sendCode } from '../e2e/people.js';

/** Signs staff in, who set an authenticator app up the first time; `onStep` is called where there is something to see. */
export async function enrol(
  page: Page,
  phone: string,
  onStep: (name: string) => Promise<void> = async () => undefined,
): Promise<void> {
  await sendCode(page, phone, '/operations');
  const secret = await page.getByRole('main').getByRole('code').innerText();
  await onStep('second-factor-setup');
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  await page.getByLabel('6-digit code').fill(app.generate());
  await page.getByRole('button', { name: 'Sign in' }).last().click();
  await expect(page.getByText('Keep these codes')).toBeVisible();
  await onStep('recovery-codes');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.waitForURL(/\/operations$/);
}
