import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** People of the synthetic seed. */
export const PEOPLE = {
  agents: Array.from({ length: 12 }, (_, index) => `+9198200000${String(index + 1).padStart(2, '0')}`),
  buyer: '+919820000034',
} as const;

/** Signs in on the page as a person would, with the code from the development inbox. */
export async function signIn(page: Page, phone: string, then = '/'): Promise<void> {
  await sendCode(page, phone, then);
  await page.waitForURL((url) => url.pathname === then);
}

/** As far as the one-time password, after which a second factor may be asked for. */
export async function sendCode(page: Page, phone: string, then: string): Promise<void> {
  await page.goto(`/sign-in?then=${encodeURIComponent(then)}`);
  await page.getByLabel('Mobile number').fill(phone);
  await page.getByRole('button', { name: 'Send code' }).click();
  await expect(page.getByText(`A code was sent to ${phone}`)).toBeVisible();
  const response = await page.request.get('/dev/inbox.json');
  const { messages } = (await response.json()) as { messages: { to: string; code: string }[] };
  await page.getByLabel('6-digit code').fill(messages.find(({ to }) => to === phone)?.code ?? '');
  await page.getByRole('button', { name: 'Sign in' }).last().click();
}

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [page.url(), id, nodes.map(({ html }) => html)])).toEqual([]);
}
