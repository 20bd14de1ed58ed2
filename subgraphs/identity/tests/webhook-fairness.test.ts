import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gstinCheckCharacter } from '@propmubi/domain';
import { idOf, newId } from '@propmubi/runtime';
import { deliverEvent, expectData, until } from '@propmubi/testkit';
import { SLOW_MS } from '../src/modules/webhook/delivery/slow-receivers.js';
import { type IdentityUnderTest, signIn, startIdentity } from './support/identity-under-test.js';
import { FIRST, SECOND } from './support/notified.js';
import { startReceiver, type WebhookReceiver } from './support/webhook-receiver.js';
import { CREATE } from './support/webhooks-under-test.js';
import { world } from './support/world.js';

const THIRD = idOf('Organization', 'third');
const PAN = 'AAACT1234C';
const GSTIN = `27${PAN}1Z`;
const THIRD_MANAGER = '+919810000023';
const MANAGERS = { [FIRST]: '+919810000021', [SECOND]: '+919810000022', [THIRD]: THIRD_MANAGER };
const threeBrokerages = {
  ...world,
  organizations: [
    ...world.organizations,
    { key: 'third', name: 'Third', pan: PAN, gstin: GSTIN + gstinCheckCharacter(GSTIN), city: 'Thane' },
  ],
  managers: [
    ...world.managers,
    { key: 'm3', organizationKey: 'third', name: 'Manager', phone: THIRD_MANAGER, languages: ['en'] },
  ],
};
const WAITING_LEADS = 40;
const TIMES = { timeoutMs: 60_000 };

/** Two brokerages whose systems answer slowly, then not at all, and one whose system answers at once. */
describe('webhooks of slow receivers', () => {
  let identity: IdentityUnderTest;
  const receivers = new Map<string, WebhookReceiver>();
  beforeAll(async () => {
    identity = await startIdentity({}, { webhooks: { allowPrivate: true } });
    await identity.subgraph.seed(threeBrokerages);
    identity.clock.now = Date.now();
    for (const [organizationId, phone] of Object.entries(MANAGERS)) {
      const receiver = await startReceiver();
      receivers.set(organizationId, receiver);
      const { viewer } = await signIn(identity, phone);
      const input = { name: 'CRM', url: receiver.url, eventTypes: ['LEAD_CREATED'] };
      expectData(await identity.ask(CREATE, { input }, viewer));
    }
    await identity.subgraph.webhooks.start();
  }, 60_000);
  afterAll(async () => {
    await Promise.all([...receivers.values()].map((receiver) => receiver.close()));
    await identity?.close();
  });

  const receiverOf = (organizationId: string) => receivers.get(organizationId) as WebhookReceiver;
  const lead = async (organizationId: string) => {
    const createdAt = new Date(identity.clock.now).toISOString();
    const data = { leadId: newId(), organizationId, source: 'WEB' as const, createdAt };
    await deliverEvent(identity.subgraph, 'LeadCreated', data, organizationId);
  };
  const jobsWaiting = async (queue: string) => {
    const { rows } = await identity.sql(
      `select count(*)::int from identity_jobs.job where name = '${queue}' and state = 'created'`,
    );
    return (rows[0] as { count: number }).count;
  };

  it('wait in lanes of their own, and keep no other brokerage’s waiting', async () => {
    const slow = [FIRST, SECOND];
    for (const organizationId of slow) {
      receiverOf(organizationId).answer = async () => {
        await pause(SLOW_MS + 200);
        return 204;
      };
      await lead(organizationId);
    }
    const delivered = `select from identity.webhook_delivery where status = 'DELIVERED'`;
    await until(async () => (await identity.sql(delivered)).rowCount === slow.length, TIMES);

    for (const organizationId of slow) {
      receiverOf(organizationId).answer = () => new Promise<never>(() => undefined);
      for (let count = 0; count < WAITING_LEADS; count++) await lead(organizationId);
    }
    const held = () => slow.map((organizationId) => receiverOf(organizationId).open);
    await until(() => held().every(({ waiting }) => waiting >= 4), TIMES);
    expect(await jobsWaiting('webhook')).toBe(0);
    expect(await jobsWaiting('webhook-slow')).toBeGreaterThan(WAITING_LEADS);

    await lead(THIRD);
    await until(() => receiverOf(THIRD).received.length === 1, TIMES);
    // Delivered while the slow ones are still waited for, not in what they left free.
    expect(held()).toEqual(slow.map(() => ({ waiting: 4, abandoned: 0 })));
  }, 120_000);
});
