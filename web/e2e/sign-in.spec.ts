import { expect, type Page } from '@playwright/test';
import {
  type IdentityProviderUnderTest,
  startIdentityProvider,
} from '../../subgraphs/identity/tests/support/identity-provider.js';
import { type NameServer, startNameServer } from './name-server.js';
import { expectAccessible } from './axe.js';
import { PEOPLE, proveNumber } from './people.js';
import { test } from './test.js';

const [, MANAGER] = PEOPLE.managers;
/** Of the same brokerage. */
const AGENT = PEOPLE.agents[6] as string;
const DOMAIN = 'konkan.example';
const EMAIL = `suresh@${DOMAIN}`;
const PASSWORD = 'monsoon over the western ghats';
const CLIENT = {
  clientId: 'propmubi',
  clientSecret: 'a secret of the provider',
  redirectUrl: `http://127.0.0.1:${process.env['E2E_PORT']}/sign-in/sso`,
  signedInMinutesAgo: 20,
};

test.describe.configure({ mode: 'serial' });

const signOut = async (page: Page) => {
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await page.waitForURL((url) => url.pathname === '/');
};

test.describe('single sign-on', () => {
  let provider: IdentityProviderUnderTest;
  let names: NameServer;
  let page: Page;

  test.beforeAll(async ({ desks }) => {
    [provider, names] = await Promise.all([startIdentityProvider(CLIENT), startNameServer()]);
    page = await desks.openApart(MANAGER, '/my/security');
  });
  test.afterAll(async () => {
    await page?.context().close();
    await provider?.close();
    names?.close();
  });

  const atCompany = async () => {
    await page.goto('/sign-in?then=/my/security');
    await page.getByRole('button', { name: 'Sign in at your company' }).click();
    await page.getByLabel('E-mail address at work').fill(EMAIL);
    await page.getByRole('button', { name: 'Continue' }).click();
  };

  test('is set up by a manager, who proves the domain by its record', async () => {
    await page.getByLabel('Issuer').fill(provider.issuer);
    await page.getByLabel('Client id').fill(CLIENT.clientId);
    await page.getByLabel('Client secret').fill(CLIENT.clientSecret);
    await page.getByRole('button', { name: 'Check and save' }).click();
    await page.getByLabel('E-mail domain').fill(DOMAIN);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const row = page.getByRole('listitem').filter({ hasText: DOMAIN });
    await row.getByRole('button', { name: 'Check the record' }).click();
    await expect(row.getByRole('alert')).toBeVisible();
    const [name = '', value = ''] = await row.locator('code').allInnerTexts();
    names.records.set(name, value);
    await row.getByRole('button', { name: 'Check the record' }).click();
    await expect(row.getByText('Proved.')).toBeVisible();
    await expectAccessible(page);
  });

  test('links the account the first time, and comes back to where the reader was', async () => {
    await signOut(page);
    await atCompany();
    await expect(page.getByText('Confirm once with your mobile number')).toBeVisible();
    await proveNumber(page, MANAGER);
    await page.waitForURL((url) => url.pathname === '/my/security');
    await signOut(page);
    await atCompany();
    await page.waitForURL((url) => url.pathname === '/my/security');
    await expect(page.getByText('by your company').first()).toBeVisible();
  });

  test('leads through the provider where an act takes a fresh proof, and goes on with the act', async () => {
    // The provider's session is twenty minutes old.
    const enforce = page.getByRole('button', { name: 'Agents only through it' });
    await enforce.click();
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await expect(dialog.getByLabel('E-mail address at work')).toHaveValue(EMAIL);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(enforce).toBeEnabled();
    await enforce.click();
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      dialog.getByRole('button', { name: 'Sign in at your company' }).click(),
    ]);
    if (!opened.isClosed()) await opened.waitForEvent('close');
    await expect(dialog).toBeHidden();
    const settled = page.getByText('Agents work for the brokerage in sessions of the provider alone.');
    await expect(settled).toBeVisible();
    // For ten minutes no more is asked.
    await page.getByRole('button', { name: 'Allow other ways again' }).click();
    await expect(enforce).toBeVisible();
    await expect(dialog).toBeHidden();
  });
});

test.describe('passwords', () => {
  test('sign people in where their brokerage allows it, and no longer when it does not', async ({
    open,
    openApart,
  }) => {
    const manager = await open(MANAGER, '/my/security');
    await manager.getByRole('button', { name: 'Allow passwords' }).click();
    await expect(manager.getByRole('button', { name: 'Allow no passwords' })).toBeVisible();

    const agent = await openApart(AGENT, '/my/security');
    await agent.getByLabel('New password').fill(PASSWORD);
    await agent.getByRole('button', { name: 'Set the password' }).click();
    await expect(agent.getByText('You are signed out everywhere else.')).toBeVisible();
    await expectAccessible(agent);
    await signOut(agent);

    const enter = async (password: string) => {
      await agent.goto('/sign-in?then=/my/security');
      await agent.getByRole('button', { name: 'Use a password' }).click();
      await agent.getByLabel('Mobile number or e-mail address').fill(AGENT);
      await agent.getByLabel('Password', { exact: true }).fill(password);
      await agent.getByRole('button', { name: 'Sign in' }).last().click();
    };
    await enter('another one, as long as that');
    await expect(agent.getByRole('alert')).toBeVisible();
    await enter(PASSWORD);
    await agent.waitForURL((url) => url.pathname === '/my/security');
    await signOut(agent);

    await manager.getByRole('button', { name: 'Allow no passwords' }).click();
    await expect(manager.getByRole('button', { name: 'Allow passwords' })).toBeVisible();
    await enter(PASSWORD);
    await expect(agent.getByRole('alert')).toBeVisible();
  });
});
