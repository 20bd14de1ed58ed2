import { type APIRequestContext, expect, type Page } from '@playwright/test';

/** People of the synthetic seed. */
export const PEOPLE = {
  agents: Array.from({ length: 12 }, (_, index) => `+9198200000${String(index + 1).padStart(2, '0')}`),
  buyer: '+919820000034',
  /** Of the first brokerage, whose agents have the numbers up to 06, and of the second. */
  managers: ['+919820000021', '+919820000022'],
  reviewers: ['+919820000041', '+919820000042'],
  administrator: '+919820000051',
} as const;

/** The number of an agent of the seed, whose last two digits are those of the register number. */
export function phoneOfAgent(agent: { reraNumber: string } | null | undefined): string | undefined {
  return PEOPLE.agents[Number(agent?.reraNumber.slice(-2)) - 1];
}

const A_LOOK_MS = 5_000;

/** Signs in on the page as a person would, with the code from the development inbox. */
export async function signIn(page: Page, phone: string, then = '/'): Promise<void> {
  await sendCode(page, phone, then);
  await page.waitForURL((url) => url.pathname === then);
}

/** As far as the one-time password, after which a second factor may be asked for. */
export async function sendCode(page: Page, phone: string, then: string): Promise<void> {
  await page.goto(`/sign-in?then=${encodeURIComponent(then)}`);
  await proveNumber(page, phone);
}

/** On a page that asks for a number: the code from the development inbox. */
export async function proveNumber(page: Page, phone: string): Promise<void> {
  const sent = page.getByText(`A code was sent to ${phone}`);
  await page.getByLabel('Mobile number').fill(phone);
  // A number that got a code just now gets the next one half a minute later. A code that took long is there by the next look.
  await expect(async () => {
    if (await sent.isHidden())
      await page.getByRole('button', { name: 'Send code' }).click({ timeout: A_LOOK_MS });
    await expect(sent).toBeVisible({ timeout: A_LOOK_MS });
  }).toPass();
  await page.getByLabel('6-digit code').fill(await newestCode(page.request, phone));
  await page.getByRole('button', { name: 'Sign in' }).last().click();
}

/** The newest code to a number or an address in the development inbox. */
export async function newestCode(request: APIRequestContext, to: string): Promise<string> {
  const inbox = await request.get('/dev/inbox.json');
  const { messages } = (await inbox.json()) as { messages: { to: string; code: string }[] };
  return messages.find((message) => message.to === to)?.code ?? '';
}
