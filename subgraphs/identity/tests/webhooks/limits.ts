import { expect, it } from '@jest/globals';
import { newId } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { signIn } from '../support/identity-under-test.js';
import {
  MINUTE,
  OTHER_MANAGER,
  CREATE,
  UPDATE,
  ROTATE,
  REMOVE,
  TEST,
  LOG,
  type Log,
  type WebhooksUnderTest,
} from '../support/webhooks-under-test.js';

const NOT_PUBLIC = [
  'http://example.com/hook',
  'https://127.0.0.1/hook',
  'https://[::1]/hook',
  'https://[::ffff:10.0.0.1]/hook',
  'https://169.254.169.254/latest/meta-data',
  'https://0x7f.1/hook',
  'https://2130706433/hook',
  'https://localhost/hook',
  'https://user:secret@example.com/hook',
  'ftp://example.com/hook',
  'example.com',
];

/** Which addresses are called, who may change webhooks, and how many there may be. */
export function describeLimits(hooks: WebhooksUnderTest): void {
  const { ask, create, created, log } = hooks;

  it('refuse addresses that are not public https ones', async () => {
    for (const url of NOT_PUBLIC) {
      const input = { name: 'CRM', url, eventTypes: ['LEAD_CREATED'] };
      const { body } = await hooks.strict.ask(CREATE, { input }, hooks.manager.viewer);
      expect([url, body.errors?.[0]?.extensions?.['code']]).toEqual([url, 'WEBHOOK_URL_INVALID']);
    }
  });

  it('call no name that leads to a private address, and follow no rebinding', async () => {
    const { webhook } = await create({ url: `http://localhost:${new URL(hooks.receiver.url).port}` });
    await hooks.identity.sql(`update identity.webhook_endpoint set url = replace(url, 'http:', 'https:')`);
    await created();
    await hooks.strict.subgraph.webhooks.workDue();
    expect(hooks.receiver.received).toEqual([]);
    expect((await log(webhook.id)).nodes).toMatchObject([{ status: 'PENDING', failure: 'BLOCKED_ADDRESS' }]);
  });

  it('take a fresh proof, and are no affair of strangers, keys and other brokerages, however often they try', async () => {
    const { webhook } = await create();
    const other = await signIn(hooks.identity, OTHER_MANAGER);
    for (let tries = 0; tries < 20; tries++) {
      expectErrorCode(
        await ask(
          UPDATE,
          { input: { webhookId: webhook.id, url: `${hooks.receiver.url}/evil` } },
          other.viewer,
        ),
        'WEBHOOK_NOT_FOUND',
      );
    }
    for (const [mutation, name] of [
      [ROTATE, 'rotateWebhookSecret'],
      [REMOVE, 'removeWebhook'],
      [TEST, 'sendTestWebhook'],
    ] as const) {
      const input = { webhookId: webhook.id };
      expect([
        name,
        (await ask(mutation, { input }, other.viewer)).body.errors?.[0]?.extensions?.['code'],
      ]).toEqual([name, 'WEBHOOK_NOT_FOUND']);
      expectErrorCode(
        await ask(mutation, { input }, { ...hooks.manager.viewer, viaKey: true }),
        'PERSON_REQUIRED',
      );
      expectErrorCode(
        await ask(mutation, { input }, { ...hooks.manager.viewer, scopes: [] }),
        'MISSING_SCOPE',
      );
    }
    expect((await log(webhook.id)).nodes).toEqual([]);
    expect(
      expectData<Log>(await ask(LOG, { webhookId: webhook.id }, other.viewer)).webhookDeliveries.nodes,
    ).toEqual([]);
    hooks.identity.advance(15 * MINUTE);
    expectErrorCode(await ask(REMOVE, { input: { webhookId: webhook.id } }), 'FRESH_SIGN_IN_REQUIRED');
    const { rows } = await hooks.identity.sql('select url from identity.webhook_endpoint');
    expect(rows).toEqual([{ url: `${hooks.receiver.url}/` }]);
  });

  it('are filtered by at most fifty ids of a kind, and by ids only', async () => {
    const { webhook } = await create();
    for (const agentIds of [[''], ['agent-1'], Array.from({ length: 51 }, () => newId())]) {
      const given = { filter: { agentIds } };
      const input = { name: 'CRM', url: hooks.receiver.url, eventTypes: ['LEAD_ACCEPTED'], ...given };
      expectErrorCode(await ask(CREATE, { input }), 'BAD_USER_INPUT');
      expectErrorCode(await ask(UPDATE, { input: { webhookId: webhook.id, ...given } }), 'BAD_USER_INPUT');
    }
  });

  it('are at most twenty, also when many are made at once, and are changed sixty times an hour', async () => {
    const input = { name: 'CRM', url: hooks.receiver.url, eventTypes: ['LEAD_CREATED'] };
    const made = await Promise.all(Array.from({ length: 25 }, () => ask(CREATE, { input })));
    const refused = made.flatMap(({ body }) => body.errors?.[0]?.extensions?.['code'] ?? []);
    expect(refused).toEqual(Array.from({ length: 5 }, () => 'TOO_MANY_WEBHOOKS'));
    for (let count = 0; count < 35; count++) await ask(CREATE, { input });
    expectErrorCode(await ask(CREATE, { input }), 'RATE_LIMITED');
  });
}
