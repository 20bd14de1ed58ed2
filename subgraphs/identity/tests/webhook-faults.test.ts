import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, recordEvents } from '@propmubi/runtime';
import {
  checkDeliveries,
  expectData,
  reportFault,
  serviceProcess,
  type ServiceProcess,
  until,
} from '@propmubi/testkit';
import { Webhook } from 'standardwebhooks';
import { type IdentityUnderTest, signIn, startIdentity } from './support/identity-under-test.js';
import { FIRST } from './support/notified.js';
import { type Received, startReceiver, type WebhookReceiver } from './support/webhook-receiver.js';
import { world } from './support/world.js';

const FULL = process.env['FAULTS'] === 'full';
const EVENTS = FULL ? 5_000 : 120;
const KILLS = FULL ? 50 : 2;
const SUBJECTS = FULL ? 200 : 12;
const WITHIN_MS = FULL ? 60 * 60_000 : 90_000;
const BEGINS_WITHIN_MS = FULL ? 5 * 60_000 : 60_000;

const CREATE = `mutation($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { id } } }`;

/** The whole way of an event, outbox to receiver, by a service that is killed again and again on it. */
describe('webhooks of a service that is killed', () => {
  let identity: IdentityUnderTest;
  let receiver: WebhookReceiver;
  let sender: ServiceProcess;
  let secret: string;
  beforeAll(async () => {
    receiver = await startReceiver();
    identity = await startIdentity({}, { webhooks: { allowPrivate: true } });
    await identity.subgraph.seed(world);
    const { viewer } = await signIn(identity, '+919810000021');
    const input = { name: 'CRM', url: receiver.url, eventTypes: ['LEAD_CREATED'] };
    const made = expectData<{ createWebhook: { secret: string } }>(
      await identity.ask(CREATE, { input }, viewer),
    );
    secret = made.createWebhook.secret;
    sender = await serviceProcess({ main: 'subgraphs/identity/src/main.ts', env: environmentOf(identity) });
  }, BEGINS_WITHIN_MS);
  afterAll(async () => {
    await sender?.[Symbol.asyncDispose]();
    await identity?.close();
    await receiver?.close();
  });

  it(
    'arrive all, with right signatures and in the order of each subject',
    async () => {
      const subjects = Array.from({ length: SUBJECTS }, () => newId());
      const written: { id: string; subject: string }[] = [];
      const write = async (count: number) => {
        const leads = Array.from(
          { length: count },
          (_, at) => subjects[(written.length + at) % SUBJECTS] as string,
        );
        const ids = await identity.asTenant(FIRST, (em) =>
          recordEvents(
            em,
            leads.map((leadId) => ({
              type: 'LeadCreated' as const,
              organizationId: FIRST,
              data: { leadId, organizationId: FIRST, source: 'WEB', createdAt: new Date().toISOString() },
            })),
          ),
        );
        written.push(...ids.map((id, at) => ({ id, subject: leads[at] as string })));
      };
      const startedAt = performance.now();
      for (let kill = 0; kill < KILLS; kill++) {
        const before = receiver.received.length;
        await write(Math.floor(EVENTS / KILLS));
        await sender.start();
        // In the midst of sending, not before it.
        await until(() => receiver.received.length > before, { timeoutMs: WITHIN_MS, what: 'a message' });
        await sender.kill();
      }
      await sender.start();
      const arrived = () => new Set(receiver.received.map(idOf)).size;
      await until(() => arrived() === written.length, {
        timeoutMs: WITHIN_MS,
        everyMs: 200,
        what: 'every message',
      });
      const seconds = (performance.now() - startedAt) / 1000;
      // A message that was under way at a kill comes again, under its id.
      const { repeated, ...wrong } = checkDeliveries(
        written,
        receiver.received.map((one) => ({ id: idOf(one), subject: leadOf(one) })),
      );
      expect(wrong).toEqual({ lost: [], unacknowledged: [], disordered: [] });
      expect(receiver.received.filter((one) => !isSigned(secret, one))).toEqual([]);
      const rate = await throughput(write);
      reportFault('webhooks', {
        events: written.length,
        kills: KILLS,
        repeated: repeated.length,
        seconds: Math.round(seconds),
        'events/s without kills': rate,
      });
    },
    WITHIN_MS + 60_000,
  );

  /** Messages a second while nothing is killed. */
  async function throughput(write: (count: number) => Promise<void>): Promise<number> {
    const count = FULL ? 2_000 : 20;
    const before = receiver.received.length;
    await write(count);
    const startedAt = performance.now();
    await until(() => receiver.received.length >= before + count, {
      timeoutMs: WITHIN_MS,
      what: 'every message',
    });
    return Math.round((count * 1000) / (performance.now() - startedAt));
  }
});

const idOf = ({ headers }: Received) => String(headers['webhook-id']);
const leadOf = ({ body }: Received) => (JSON.parse(body) as { data: { leadId: string } }).data.leadId;

function isSigned(secret: string, { headers, body }: Received): boolean {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000);
  return headers['webhook-signature'] === new Webhook(secret).sign(String(headers['webhook-id']), at, body);
}

/** The settings that make a process one of the subgraph under test. */
function environmentOf({ config, database }: IdentityUnderTest): Record<string, string> {
  return {
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    REDIS_URL: database.redisUrl,
    INTERNAL_TOKEN_PUBLIC_KEY: JSON.stringify({ keys: config.internalTokenPublicKeys }),
    IDENTITY_PEPPER: config.pepper,
    CONTACT_DIGEST_KEY: config.contactDigestKey,
    ACCESS_TOKEN_SIGNING_KEYS: JSON.stringify({ keys: config.accessTokenKeys }),
    WEBHOOK_ALLOW_PRIVATE: 'true',
    LOG_LEVEL: process.env['PROPMUBI_TEST_LOG'] ?? 'warn',
  };
}
