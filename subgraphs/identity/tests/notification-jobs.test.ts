import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChannelUnavailable } from '@propmubi/notifications';
import { idOf } from '@propmubi/runtime';
import { expectData, expectErrorCode, subgraphClient, until } from '@propmubi/testkit';
import { createIdentitySubgraph } from '../src/index.js';
import { type IdentityUnderTest, startIdentity, viewerAs } from './support/identity-under-test.js';
import { notified, people } from './support/notified.js';
import { RecordingChannels } from './support/recording-channels.js';
import { world } from './support/world.js';

/** Long past by the server's clock, so pg-boss hands every job out as soon as it polls. */
const NOON = Date.parse('2025-11-26T12:00:00+05:30');
const RETRY = `mutation($queue: String!) { retryFailedJobs(input: { queue: $queue }) { retriedCount } }`;
const PATIENCE = { timeoutMs: 30_000 };

describe('jobs of notifications', () => {
  let identity: IdentityUnderTest;
  const channels = new RecordingChannels();
  beforeAll(async () => {
    identity = await startIdentity({ channels: channels.senders });
    await identity.subgraph.seed(world);
    identity.clock.now = NOON;
    await identity.subgraph.notifications.start();
  });
  afterAll(() => identity?.close());
  const { assign, deliveries } = notified(() => identity);
  const jobs = async (queue: string) => {
    const { rows } = await identity.sql(`select data, start_after from identity_jobs.job where name = $1`, [
      queue,
    ]);
    return rows as { data: object; start_after: Date }[];
  };
  const sms = async () => (await deliveries(people.agent)).filter(({ channel }) => channel === 'SMS').at(-1);

  it('say ids only, and outlive the process that wrote them', async () => {
    await assign();
    const written = await jobs('notification');
    expect(written.map(({ start_after }) => start_after.getTime() - NOON).sort()).toEqual(
      [120_000, 60_000].sort(),
    );
    for (const { data } of written) {
      expect(Object.keys(data).sort()).toEqual(['deliveryId', 'userId']);
      expect(data).toMatchObject({ userId: people.agent.userId });
    }
    // The clock stands still, so this process puts them off again and again; it ends without having sent anything.
    await identity.subgraph.close();
    expect(channels.sent).toBe(0);
    const later = await createIdentitySubgraph(identity.config, {
      channels: channels.senders,
      now: () => NOON + 120_000,
    });
    try {
      await later.notifications.start();
      await until(() => channels.texts.length > 0, { ...PATIENCE, what: 'the SMS' });
      await until(async () => (await sms())?.status === 'SENT', { ...PATIENCE, what: 'the note of it' });
      expect(channels.texts).toHaveLength(1);
    } finally {
      await later.close();
    }
  });

  it('try again after a failure, and become dead letters in the end', async () => {
    const clock = { now: NOON + 300_000 };
    const later = await createIdentitySubgraph(identity.config, {
      channels: channels.senders,
      now: () => clock.now,
    });
    try {
      await later.notifications.start();
      const fresh = notified(() => ({ ...identity, subgraph: later, clock }) as never);
      channels.failures.push(new ChannelUnavailable('Twilio', 503), new ChannelUnavailable('Twilio', 503));
      let attempts = 0;
      // The second attempt is the last one, whenever it comes.
      channels.meanwhile = async () => {
        attempts += 1;
        if (attempts === 2)
          await identity.sql(
            `update identity_jobs.job set retry_limit = 0 where name = 'notification' and state < 'completed'`,
          );
      };
      await fresh.assign();
      clock.now += 120_000;
      await until(async () => (await jobs('notification-dead-letter')).length > 0, {
        ...PATIENCE,
        what: 'the dead letter',
      });
      expect((await jobs('notification-dead-letter'))[0]?.data).toMatchObject({
        userId: people.agent.userId,
      });
      expect(await sms()).toMatchObject({ attempts: 2 });
      // An administrator sees it, and gives it to the queue again.
      const ask = subgraphClient(later);
      const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });
      const queued = async () =>
        expectData<{ system: { identity: { jobQueues: { name: string; retryable: number }[] } } }>(
          await ask('{ system { identity { jobQueues { name failed retryable } } } }', {}, admin),
        ).system.identity.jobQueues;
      expect(await queued()).toContainEqual({ name: 'notification', failed: 1, retryable: 1 });
      const retry = (queue: string, viewer = admin) => ask(RETRY, { queue }, viewer);
      expectErrorCode(await retry('notification', people.agent), 'MISSING_SCOPE');
      expectErrorCode(await retry('nothing'), 'JOB_QUEUE_NOT_FOUND');
      expect(expectData(await retry('notification'))).toEqual({ retryFailedJobs: { retriedCount: 1 } });
      await until(async () => (await sms())?.status === 'SENT', { ...PATIENCE, what: 'the SMS after all' });
      expect(await queued()).toContainEqual(expect.objectContaining({ name: 'notification', retryable: 0 }));
      expect(expectData(await retry('notification'))).toEqual({ retryFailedJobs: { retriedCount: 0 } });
    } finally {
      await later.close();
    }
  });
});
