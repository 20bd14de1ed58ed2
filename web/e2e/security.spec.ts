import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expectAccessible, expectFits } from './axe.js';
import { newestCode, PEOPLE, signIn } from './people.js';
import { test } from './test.js';

const PERIOD_MS = 30_000;

async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectFits(page);
}

/** Passkeys need a name: an address such as 127.0.0.1 cannot have them. */
const NAMED = `http://localhost:${process.env['E2E_PORT']}`;
const OWNER = PEOPLE.agents[7] as string;

test.describe.configure({ mode: 'serial' });

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

  test.beforeAll(async ({ desks }) => {
    // Signed in before the app is set up: this session has proved nothing.
    desk = await desks.open(PEOPLE.administrator, '/operations');
    const phone = await desks.openApart(PEOPLE.administrator, '/my/security');
    await phone.getByRole('button', { name: 'Set an app up' }).click();
    app = new TOTP({ secret: Secret.fromBase32(await phone.locator('code').innerText()) });
    await phone.getByLabel('6-digit code').fill(nextCode());
    await phone.getByRole('button', { name: 'Confirm' }).click();
    await expect(phone.getByText('Keep these codes in a safe place.')).toBeVisible();
    await expectGood(phone);
    await phone.getByRole('button', { name: 'I have kept them' }).click();
    await expect(phone.getByText('10 recovery codes are unused.')).toBeVisible();
    await expect(phone.getByText('This device')).toBeVisible();
    await expectGood(phone);
    await phone.context().close();
  });
  test.afterAll(() => desk?.close());

  async function find(): Promise<void> {
    await desk.goto('/operations/people');
    await desk.getByLabel('Mobile number').fill(PEOPLE.buyer);
    await desk.getByRole('button', { name: 'Find', exact: true }).click();
    await expect(desk.getByRole('button', { name: 'Give this role' })).toBeVisible();
  }

  test('is left undone when the proof is not given', async () => {
    await find();
    const give = desk.getByRole('button', { name: 'Give this role' });
    await give.click();
    const dialog = desk.getByRole('dialog', { name: 'Confirm that it is you' });
    await expect(dialog.getByLabel('Code of your authenticator app')).toBeFocused();
    await expectGood(desk);
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
    await expect(dialog.getByText('The code is not right, or was used before.')).toBeVisible();
    await dialog.getByLabel('Code of your authenticator app').fill(nextCode());
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(dialog).toBeHidden();
    const take = desk.getByRole('button', { name: 'Take this role away' });
    await expect(take).toBeVisible();
    await take.click();
    await expect(desk.getByRole('button', { name: 'Give this role' })).toBeVisible();
    await expect(dialog).toBeHidden();
  });
});

test.describe('ways to sign in', () => {
  test('a passkey of the device signs in without a number, and a removed one does not', async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ baseURL: NAMED })).newPage();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await signIn(page, OWNER, '/my/security');
    await page.getByLabel('Name of the passkey').fill('My phone');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'My phone' });
    await expect(row).toBeVisible();
    await expectGood(page);

    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/sign-in?then=/my/security');
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL((url) => url.pathname === '/my/security');
    await expect(page.getByText('by a passkey')).toBeVisible();
    await row.getByRole('button', { name: 'Remove' }).click();
    await expect(row).toBeHidden();

    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await expect(page.getByText('The passkey could not be checked.')).toBeVisible();
    await page.context().close();
  });

  test('an address that was confirmed gets the code when no SMS arrives', async ({ page }) => {
    const email = 'first.agent@example.in';
    await signIn(page, PEOPLE.agents[8] as string, '/my/security');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Send a code' }).click();
    await expect(page.getByText(`A code was sent to ${email}`)).toBeVisible();
    await page.getByLabel('6-digit code').fill(await newestCode(page.request, email));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByText(`${email} signs you in, too.`)).toBeVisible();

    await page.context().clearCookies();
    await page.goto('/sign-in?then=/my/security');
    await page.getByRole('button', { name: 'Get the code by e-mail' }).click();
    await page.getByLabel('E-mail address').fill(email);
    await expectGood(page);
    await page.getByRole('button', { name: 'Send code' }).click();
    await expect(page.getByText(`A code was sent to ${email}`)).toBeVisible();
    await page.getByLabel('6-digit code').fill(await newestCode(page.request, email));
    await page.getByRole('button', { name: 'Sign in' }).last().click();
    await page.waitForURL((url) => url.pathname === '/my/security');
    await expect(page.getByText('by e-mail')).toBeVisible();
  });
});
