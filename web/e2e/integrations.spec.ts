import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { expectAccessibleInBothSchemes, expectFits } from './axe.js';
import { PEOPLE } from './people.js';
import { test } from './test.js';

async function expectGood(page: Page): Promise<void> {
  await expectAccessibleInBothSchemes(page);
  await expectFits(page);
}

const [MANAGER] = PEOPLE.managers;

test.describe('programs of a brokerage', { tag: '@full' }, () => {
  test('a key is made with its scopes, is shown once, works, and ends', async ({ open }) => {
    const page = await open(MANAGER, '/my/keys');
    await expect(page.getByText('There is no key yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Make the key' }).click();
    await expect(page.getByLabel('Name of the key')).toHaveAccessibleDescription(/Name the key/);
    await expect(page.getByText('Choose at least one thing that it may do.')).toBeVisible();
    await expectGood(page);
    await page.getByLabel('Name of the key').fill('CRM of the office');
    await page.getByLabel('Read the leads of the brokerage').check();
    await page.getByRole('button', { name: 'Make the key' }).click();
    const key = await page.getByRole('status').locator('code').innerText();
    await expectGood(page);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () =>
        Promise.reject(new DOMException('not allowed', 'NotAllowedError'));
    });
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByText('The browser did not let it be copied.', { exact: false })).toBeVisible();
    expect(await page.evaluate(() => String(getSelection()))).toBe(key);

    const ask = async () => {
      const headers = { authorization: `Bearer ${key}` };
      const answer = await page.request.post('/graphql', { headers, data: { query: '{ me { scopes } }' } });
      return (await answer.json()) as { data?: { me: { scopes: string[] } | null } | null };
    };
    expect((await ask()).data?.me?.scopes).toEqual(['leads:read']);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await expect(page.getByText(key)).toHaveCount(0);
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByRole('button', { name: 'Revoke it now' }).press('Enter');
    await expect(page.getByText(/^Revoked on/)).toBeVisible();
    expect((await ask()).data?.me).toBeUndefined();
    await expectGood(page);
  });

  test.describe('with a recent sign-in', () => {
    let manager: Page;
    let receiver: Server;
    let received: string[] = [];
    let status = 200;
    test.beforeAll(async ({ desks }) => {
      // Of its own: what follows takes a sign-in of the last ten minutes.
      manager = await desks.openApart(MANAGER, '/manage/webhooks');
      receiver = createServer((request, response) => {
        request.resume();
        received.push(String(request.headers['webhook-signature']));
        response.writeHead(status).end();
      }).listen(0, '127.0.0.1');
      await once(receiver, 'listening');
    });
    test.afterAll(async () => {
      await manager?.context().close();
      receiver?.close();
    });

    test('a webhook is made, tested, refused by its receiver, switched off and removed', async () => {
      const page = manager;
      await expect(page.getByText('There is no webhook yet.')).toBeVisible();
      await page.getByRole('button', { name: 'Make the webhook' }).click();
      await expect(page.getByLabel('Name of the webhook')).toHaveAccessibleDescription(/Name the webhook/);
      await expectGood(page);
      await page.getByLabel('Name of the webhook').fill('CRM');
      const { port } = receiver.address() as AddressInfo;
      await page.getByLabel('Address that is called').fill(`http://127.0.0.1:${port}/hook`);
      await page.getByLabel('A lead came in').check();
      await page.getByRole('button', { name: 'Make the webhook' }).click();
      await expect(page.getByText('This secret verifies the signatures.')).toBeVisible();
      await page.getByRole('button', { name: 'I have kept it' }).click();

      await page.getByRole('button', { name: 'Send a test' }).click();
      await expect(page.getByText('Delivered', { exact: true }).last()).toBeVisible();
      expect(received).toEqual([expect.stringMatching(/^v1,/)]);
      await expectGood(page);
      status = 500;
      await page.getByRole('button', { name: 'Send a test' }).click();
      await expect(page.getByText('The receiver answered with an error.')).toBeVisible();
      await expect(page.getByText(/HTTP 500/)).toBeVisible();
      await page.getByLabel('Show').selectOption('Delivered');
      await expect(page.getByText('The receiver answered with an error.')).toBeHidden();

      await page.getByRole('button', { name: 'New secret' }).click();
      await expect(page.getByText(/signed by the secret before, too/)).toBeVisible();
      await page.getByRole('button', { name: 'I have kept it' }).click();
      await page.getByRole('button', { name: 'Switch off' }).click();
      await expect(page.getByRole('button', { name: 'Send a test' })).toBeDisabled();
      await page.getByRole('button', { name: 'Remove' }).click();
      await page.getByRole('button', { name: 'Remove it and what is still to be sent' }).press('Enter');
      await expect(page.getByText('There is no webhook yet.')).toBeVisible();
      received = [];
    });

    test('another name is asked for, and kept back by a reviewer who sees which look alike', async ({
      open,
    }) => {
      await manager.goto('/manage/brand');
      const name = manager.getByLabel('Name', { exact: true });
      await expect(name).not.toHaveValue('');
      const before = await name.inputValue();
      await name.fill(`${before} & Sons`);
      await manager.getByRole('button', { name: 'Save' }).click();
      await expect(manager.getByText('Saved.')).toBeVisible();

      const reviewer = await open(PEOPLE.reviewers[0], '/operations');
      const item = reviewer.getByRole('listitem').filter({ hasText: `Now: ${before}` });
      await expect(item.getByRole('heading', { name: `${before} & Sons` })).toBeVisible();
      await expectGood(reviewer);
      await item.getByRole('button', { name: 'Keep the present name' }).press('Enter');
      await expect(item).toBeHidden();
      await manager.reload();
      await expect(name).toHaveValue(before);
    });
  });
});
