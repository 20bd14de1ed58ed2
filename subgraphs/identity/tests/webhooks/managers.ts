import { expect, it } from '@jest/globals';
import { createLimitService, limitKeys } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { REPLAYED } from '../../src/modules/webhook/webhook.service.js';
import { signIn } from '../support/identity-under-test.js';
import { FIRST } from '../support/notified.js';
import type { Received } from '../support/webhook-receiver.js';
import {
  MINUTE,
  DAY,
  MANAGER,
  UPDATE,
  ROTATE,
  REMOVE,
  TEST,
  REPLAY,
  type WebhooksUnderTest,
} from '../support/webhooks-under-test.js';

/** What managers do with their webhooks. */
export function describeManagers(hooks: WebhooksUnderTest): void {
  const { accepted, ask, at, bodies, create, created, lead, log, verifies, work } = hooks;

  it('are sent again by time, under the same ids and in the same order', async () => {
    const { webhook } = await create();
    const about = lead();
    await created(about);
    const between = at();
    hooks.identity.advance(MINUTE);
    await accepted(about);
    await work();
    const input = {
      webhookId: webhook.id,
      from: new Date(hooks.identity.clock.now - DAY).toISOString(),
      until: new Date(hooks.identity.clock.now + 1).toISOString(),
    };
    hooks.manager = await signIn(hooks.identity, MANAGER);
    expectErrorCode(await ask(REPLAY, { input: { ...input, until: input.from } }), 'REPLAY_RANGE_INVALID');
    expect(expectData(await ask(REPLAY, { input }))).toEqual({ replayWebhook: { replayedCount: 2 } });
    await work();
    const ids = hooks.receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
    expect((await log(webhook.id)).nodes).toMatchObject([{ isReplay: true }, { isReplay: true }]);
    // What was sent again is not sent again once more: a replay is of events, not of messages.
    expect(
      expectData(
        await ask(REPLAY, { input: { ...input, until: new Date(Date.parse(between) + 1).toISOString() } }),
      ),
    ).toEqual({
      replayWebhook: { replayedCount: 1 },
    });
  });

  it('are not sent again without end, and nothing of what is beyond the limit', async () => {
    const { webhook } = await create();
    for (let n = 0; n < 3; n++) await created();
    await work();
    const limits = createLimitService(hooks.identity.config.redisUrl, { warn: () => undefined });
    const charge = { limit: REPLAYED, key: limitKeys.tenant(FIRST), points: REPLAYED.points - 2 };
    await limits.force([charge]);
    const input = {
      webhookId: webhook.id,
      from: new Date(hooks.identity.clock.now - DAY).toISOString(),
      until: new Date(hooks.identity.clock.now + 1).toISOString(),
    };
    expectErrorCode(await ask(REPLAY, { input }), 'RATE_LIMITED');
    await work();
    expect(hooks.receiver.received).toHaveLength(3);
    await limits.reset([charge]);
    expect(expectData(await ask(REPLAY, { input }))).toEqual({ replayWebhook: { replayedCount: 3 } });
    await limits.close();
  });

  it('are signed by both secrets for a day after a rotation', async () => {
    const { secret: before, webhook } = await create();
    const { rotateWebhookSecret } = expectData<{ rotateWebhookSecret: { secret: string; webhook: object } }>(
      await ask(ROTATE, { input: { webhookId: webhook.id } }),
    );
    expect(rotateWebhookSecret.webhook).toEqual({
      previousSecretUntil: new Date(hooks.identity.clock.now + DAY).toISOString(),
    });
    await created();
    await work();
    hooks.identity.advance(DAY);
    await created();
    await work();
    const [during, after] = hooks.receiver.received as [Received, Received];
    expect([verifies(before, during), verifies(rotateWebhookSecret.secret, during)]).toEqual([true, true]);
    expect([verifies(before, after), verifies(rotateWebhookSecret.secret, after)]).toEqual([false, true]);
  });

  it('can be tried out, switched off and removed with what waits for them', async () => {
    const { webhook, secret } = await create();
    const { sendTestWebhook } = expectData<{ sendTestWebhook: { eventId: string } }>(
      await ask(TEST, { input: { webhookId: webhook.id } }),
    );
    await work();
    expect(bodies()).toMatchObject([{ type: 'webhook.test', data: { webhookId: webhook.id } }]);
    expect(hooks.receiver.received[0]?.headers['webhook-id']).toBe(sendTestWebhook.eventId);
    expect(verifies(secret, hooks.receiver.received[0] as Received)).toBe(true);
    await created();
    expectData(await ask(UPDATE, { input: { webhookId: webhook.id, enabled: false, name: 'Off' } }));
    await created();
    await work();
    expect(hooks.receiver.received).toHaveLength(1);
    expect((await log(webhook.id)).nodes).toMatchObject([
      { status: 'DEAD', failure: 'DISABLED' },
      { status: 'DELIVERED' },
    ]);
    expectData(await ask(REMOVE, { input: { webhookId: webhook.id } }));
    expectErrorCode(await ask(REMOVE, { input: { webhookId: webhook.id } }), 'WEBHOOK_NOT_FOUND');
    expect((await hooks.identity.sql('select from identity.webhook_delivery')).rowCount).toBe(0);
  });

  it('pages through the log', async () => {
    const { webhook } = await create();
    for (let count = 0; count < 3; count++) await created();
    const first = await log(webhook.id);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await log(webhook.id, { after: first.pageInfo.endCursor });
    const ids = [...first.nodes, ...second.nodes].map(({ eventId }) => eventId);
    expect(new Set(ids).size).toBe(3);
  });
}
