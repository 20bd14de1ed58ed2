import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createEvent } from '@propmubi/events';
import { newId } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode, subgraphClient, until } from '@propmubi/testkit';
import { Webhook } from 'standardwebhooks';
import { createIdentitySubgraph } from '../src/index.js';
import type { IdentitySubgraph } from '../src/subgraph.types.js';
import { nextAttempt, TRIED_FOR_MS } from '../src/modules/webhook/delivery/backoff.js';
import { WEBHOOK_EVENTS } from '../src/modules/webhook/webhook-events.js';
import {
  type IdentityUnderTest,
  type SignedIn,
  signIn,
  startIdentity,
} from './support/identity-under-test.js';
import { type Received, startReceiver, type WebhookReceiver } from './support/webhook-receiver.js';
import { AGENT_ID, FIRST } from './support/notified.js';
import { world } from './support/world.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MANAGER = '+919810000021';
const OTHER_MANAGER = '+919810000022';

const SHOWN = 'id name url eventTypes filter { agentIds } enabled previousSecretUntil';
const CREATE = `mutation($input: CreateWebhookInput!) { createWebhook(input: $input) { secret webhook { ${SHOWN} } } }`;
const UPDATE = `mutation($input: UpdateWebhookInput!) { updateWebhook(input: $input) { webhook { ${SHOWN} } } }`;
const ROTATE = `mutation($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { secret webhook { previousSecretUntil } } }`;
const REMOVE = `mutation($input: RemoveWebhookInput!) { removeWebhook(input: $input) { webhookId } }`;
const TEST = `mutation($input: SendTestWebhookInput!) { sendTestWebhook(input: $input) { eventId } }`;
const REPLAY = `mutation($input: ReplayWebhookInput!) { replayWebhook(input: $input) { replayedCount } }`;
const LOG = `query($webhookId: ID!, $status: WebhookDeliveryStatus, $after: String) {
  webhookDeliveries(webhookId: $webhookId, status: $status, first: 2, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { eventId eventType subjectId status attempts nextAttemptAt responseStatus failure isReplay }
  }
}`;

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

interface Created {
  createWebhook: { secret: string; webhook: { id: string } };
}
interface Log {
  webhookDeliveries: {
    pageInfo: { hasNextPage: boolean; endCursor: string };
    nodes: {
      eventId: string;
      eventType: string;
      status: string;
      attempts: number;
      nextAttemptAt: string | null;
    }[];
  };
}

describe('webhooks', () => {
  let identity: IdentityUnderTest;
  let receiver: WebhookReceiver;
  let manager: SignedIn;
  /** As production has it: public addresses alone. */
  let strict: { subgraph: IdentitySubgraph; ask: IdentityUnderTest['ask'] };
  beforeAll(async () => {
    receiver = await startReceiver();
    identity = await startIdentity({}, { webhooks: { allowPrivate: true } });
    await identity.subgraph.seed(world);
    const config = { ...identity.config, webhooks: { allowPrivate: false } };
    const subgraph = await createIdentitySubgraph(config, { now: () => identity.clock.now });
    strict = { subgraph, ask: subgraphClient(subgraph) };
  }, MINUTE);
  afterAll(async () => {
    await strict?.subgraph.close();
    await identity?.close();
    await receiver?.close();
  });
  beforeEach(async () => {
    await identity.redis.flushdb();
    identity.advance(30 * MINUTE);
    await identity.sql('delete from identity.webhook_endpoint');
    receiver.received.length = 0;
    receiver.answer = () => 204;
    manager = await signIn(identity, MANAGER);
  });

  const ask = (query: string, variables: Record<string, unknown> = {}, viewer = manager.viewer) =>
    identity.ask(query, variables, viewer);
  async function create(input: Record<string, unknown> = {}, viewer = manager.viewer) {
    const given = { name: 'CRM', url: receiver.url, eventTypes: ['LEAD_CREATED', 'LEAD_ACCEPTED'], ...input };
    return expectData<Created>(await ask(CREATE, { input: given }, viewer)).createWebhook;
  }
  const at = () => new Date(identity.clock.now).toISOString();
  const lead = (leadId: string = newId()) => ({ leadId, organizationId: FIRST });
  const created = (about = lead(), organizationId = FIRST) =>
    deliverEvent(
      identity.subgraph,
      'LeadCreated',
      { ...about, organizationId, source: 'WEB', createdAt: at() },
      organizationId,
      {
        time: new Date(identity.clock.now),
      },
    );
  const accepted = (about = lead(), agentId = AGENT_ID) =>
    deliverEvent(
      identity.subgraph,
      'LeadAccepted',
      { ...about, agentId, assignmentId: newId(), assignedAt: at(), acceptedAt: at(), secondsToAccept: 0 },
      FIRST,
      { time: new Date(identity.clock.now) },
    );
  /** Works what is due by the test’s clock. */
  const work = () => identity.subgraph.webhooks.workDue();
  const log = async (webhookId: string, more: Record<string, unknown> = {}) =>
    expectData<Log>(await ask(LOG, { webhookId, ...more })).webhookDeliveries;
  const bodies = () =>
    receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: { leadId: string } });
  /** As a receiver does it; the library’s clock is the machine’s, so it is given what was signed. */
  const verifies = (secret: string, { headers, body }: Received) => {
    const [id, seconds] = [String(headers['webhook-id']), Number(headers['webhook-timestamp'])];
    const signature = new Webhook(secret).sign(id, new Date(seconds * 1000), body);
    return String(headers['webhook-signature']).split(' ').includes(signature);
  };

  it('are called with what was promised of an event, signed', async () => {
    const { secret, webhook } = await create();
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const about = lead();
    await created(about);
    await accepted(about);
    await work();
    expect(bodies().map(({ type }) => type)).toEqual(['lead.created', 'lead.accepted']);
    const [first] = receiver.received as [Received];
    expect(JSON.parse(first.body)).toEqual({
      type: 'lead.created',
      timestamp: at(),
      data: { ...about, listingId: null, projectId: null, source: 'WEB', createdAt: at() },
    });
    expect(receiver.received.map((one) => verifies(secret, one))).toEqual([true, true]);
    expect(verifies(secret, { ...first, body: first.body.replace('WEB', 'APP') })).toBe(false);
    const { nodes } = await log(webhook.id);
    expect(nodes).toMatchObject([
      { eventType: 'lead.accepted', status: 'DELIVERED', attempts: 1, responseStatus: 204, failure: null },
      { eventType: 'lead.created', eventId: first.headers['webhook-id'] },
    ]);
    // A secret is nowhere in the open.
    expect(JSON.stringify(await identity.dump())).not.toContain(secret.slice(6));
  });

  it('are called for events of their organization, types and filter alone, and for each once', async () => {
    const otherAgent = newId();
    await create({ eventTypes: ['LEAD_ACCEPTED'], filter: { agentIds: [AGENT_ID] } });
    const about = lead();
    const event = {
      ...about,
      agentId: AGENT_ID,
      assignmentId: newId(),
      assignedAt: at(),
      acceptedAt: at(),
      secondsToAccept: 0,
    };
    await created(about);
    await accepted(lead(), otherAgent);
    await deliverEvent(identity.subgraph, 'LeadAccepted', { ...event, organizationId: newId() }, newId());
    await work();
    expect(receiver.received).toEqual([]);
    // The bus hands an event on again whose outcome it does not know.
    const twice = createEvent({ type: 'LeadAccepted', organizationId: FIRST, data: event }, newId());
    for (let time = 0; time < 2; time++)
      await identity.asTenant(FIRST, async (em) => {
        for (const consumer of identity.subgraph.consumers.filter(({ type }) => type === 'LeadAccepted'))
          await consumer.handle(twice, em);
      });
    await work();
    expect(bodies()).toMatchObject([{ type: 'lead.accepted', data: { leadId: about.leadId } }]);
  });

  it('keep the order of a subject while its first message waits, and hold no other up', async () => {
    const { webhook } = await create();
    const [slow, quick] = [lead(), lead()];
    receiver.answer = ({ body }) => (body.includes(slow.leadId) ? 503 : 204);
    await created(slow);
    await accepted(slow);
    await created(quick);
    await work();
    expect(
      bodies()
        .map(({ data }) => data.leadId)
        .sort(),
    ).toEqual([slow.leadId, quick.leadId].sort());
    expect((await log(webhook.id, { status: 'PENDING' })).nodes).toMatchObject([
      { eventType: 'lead.accepted', attempts: 0 },
      { eventType: 'lead.created', attempts: 1, responseStatus: 503, failure: 'STATUS' },
    ]);
    await work();
    expect(receiver.received).toHaveLength(2);
    receiver.answer = () => 204;
    identity.advance(10_000);
    await work();
    const ofSlow = receiver.received.filter(({ body }) => body.includes(slow.leadId));
    expect(ofSlow.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      ...['lead.created', 'lead.created', 'lead.accepted'],
    ]);
    // The same message keeps its id.
    expect(ofSlow[0]?.headers['webhook-id']).toBe(ofSlow[1]?.headers['webhook-id']);
  });

  it('are tried for three days, and go on behind what was given up', async () => {
    const { webhook } = await create();
    const about = lead();
    receiver.answer = ({ body }) =>
      body.includes('lead.created') ? { status: 302, headers: { location: receiver.url } } : 204;
    await created(about);
    await accepted(about);
    for (let days = 0; days < 5; days++) {
      await work();
      identity.advance(DAY);
    }
    expect((await log(webhook.id)).nodes).toMatchObject([
      { eventType: 'lead.accepted', status: 'DELIVERED' },
      {
        eventType: 'lead.created',
        status: 'DEAD',
        failure: 'REDIRECT',
        responseStatus: 302,
        nextAttemptAt: null,
      },
    ]);
    // Redirects were not followed: each request was an attempt.
    expect(receiver.received.filter(({ body }) => body.includes('lead.created'))).toHaveLength(4);
  });

  it('are sent again by time, under the same ids and in the same order', async () => {
    const { webhook } = await create();
    const about = lead();
    await created(about);
    const between = at();
    identity.advance(MINUTE);
    await accepted(about);
    await work();
    const input = {
      webhookId: webhook.id,
      from: new Date(identity.clock.now - DAY).toISOString(),
      until: new Date(identity.clock.now + 1).toISOString(),
    };
    manager = await signIn(identity, MANAGER);
    expectErrorCode(await ask(REPLAY, { input: { ...input, until: input.from } }), 'REPLAY_RANGE_INVALID');
    expect(expectData(await ask(REPLAY, { input }))).toEqual({ replayWebhook: { replayedCount: 2 } });
    await work();
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
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

  it('are signed by both secrets for a day after a rotation', async () => {
    const { secret: before, webhook } = await create();
    const { rotateWebhookSecret } = expectData<{ rotateWebhookSecret: { secret: string; webhook: object } }>(
      await ask(ROTATE, { input: { webhookId: webhook.id } }),
    );
    expect(rotateWebhookSecret.webhook).toEqual({
      previousSecretUntil: new Date(identity.clock.now + DAY).toISOString(),
    });
    await created();
    await work();
    identity.advance(DAY);
    await created();
    await work();
    const [during, after] = receiver.received as [Received, Received];
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
    expect(receiver.received[0]?.headers['webhook-id']).toBe(sendTestWebhook.eventId);
    expect(verifies(secret, receiver.received[0] as Received)).toBe(true);
    await created();
    expectData(await ask(UPDATE, { input: { webhookId: webhook.id, enabled: false, name: 'Off' } }));
    await created();
    await work();
    expect(receiver.received).toHaveLength(1);
    expect((await log(webhook.id)).nodes).toMatchObject([
      { status: 'DEAD', failure: 'DISABLED' },
      { status: 'DELIVERED' },
    ]);
    expectData(await ask(REMOVE, { input: { webhookId: webhook.id } }));
    expectErrorCode(await ask(REMOVE, { input: { webhookId: webhook.id } }), 'WEBHOOK_NOT_FOUND');
    expect((await identity.sql('select from identity.webhook_delivery')).rowCount).toBe(0);
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

  it('refuse addresses that are not public https ones', async () => {
    for (const url of NOT_PUBLIC) {
      const input = { name: 'CRM', url, eventTypes: ['LEAD_CREATED'] };
      const { body } = await strict.ask(CREATE, { input }, manager.viewer);
      expect([url, body.errors?.[0]?.extensions?.['code']]).toEqual([url, 'WEBHOOK_URL_INVALID']);
    }
  });

  it('call no name that leads to a private address, and follow no rebinding', async () => {
    const { webhook } = await create({ url: `http://localhost:${new URL(receiver.url).port}` });
    await identity.sql(`update identity.webhook_endpoint set url = replace(url, 'http:', 'https:')`);
    await created();
    await strict.subgraph.webhooks.workDue();
    expect(receiver.received).toEqual([]);
    expect((await log(webhook.id)).nodes).toMatchObject([{ status: 'PENDING', failure: 'BLOCKED_ADDRESS' }]);
  });

  it('take a fresh proof, and are no affair of strangers, keys and other brokerages, however often they try', async () => {
    const { webhook } = await create();
    const other = await signIn(identity, OTHER_MANAGER);
    for (let tries = 0; tries < 20; tries++) {
      expectErrorCode(
        await ask(UPDATE, { input: { webhookId: webhook.id, url: `${receiver.url}/evil` } }, other.viewer),
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
      expectErrorCode(await ask(mutation, { input }, { ...manager.viewer, viaKey: true }), 'PERSON_REQUIRED');
      expectErrorCode(await ask(mutation, { input }, { ...manager.viewer, scopes: [] }), 'MISSING_SCOPE');
    }
    expect((await log(webhook.id)).nodes).toEqual([]);
    expect(
      expectData<Log>(await ask(LOG, { webhookId: webhook.id }, other.viewer)).webhookDeliveries.nodes,
    ).toEqual([]);
    identity.advance(15 * MINUTE);
    expectErrorCode(await ask(REMOVE, { input: { webhookId: webhook.id } }), 'FRESH_SIGN_IN_REQUIRED');
    const { rows } = await identity.sql('select url from identity.webhook_endpoint');
    expect(rows).toEqual([{ url: `${receiver.url}/` }]);
  });

  it('are filtered by at most fifty ids of a kind, and by ids only', async () => {
    const { webhook } = await create();
    for (const agentIds of [[''], ['agent-1'], Array.from({ length: 51 }, () => newId())]) {
      const given = { filter: { agentIds } };
      const input = { name: 'CRM', url: receiver.url, eventTypes: ['LEAD_ACCEPTED'], ...given };
      expectErrorCode(await ask(CREATE, { input }), 'BAD_USER_INPUT');
      expectErrorCode(await ask(UPDATE, { input: { webhookId: webhook.id, ...given } }), 'BAD_USER_INPUT');
    }
  });

  it('are at most twenty, also when many are made at once, and are changed sixty times an hour', async () => {
    const input = { name: 'CRM', url: receiver.url, eventTypes: ['LEAD_CREATED'] };
    const made = await Promise.all(Array.from({ length: 25 }, () => ask(CREATE, { input })));
    const refused = made.flatMap(({ body }) => body.errors?.[0]?.extensions?.['code'] ?? []);
    expect(refused).toEqual(Array.from({ length: 5 }, () => 'TOO_MANY_WEBHOOKS'));
    for (let count = 0; count < 35; count++) await ask(CREATE, { input });
    expectErrorCode(await ask(CREATE, { input }), 'RATE_LIMITED');
  });

  it('are sent by jobs that commit with the event, and forgotten after 30 days', async () => {
    const { webhook } = await create();
    identity.clock.now = Date.now() - MINUTE;
    await identity.subgraph.webhooks.start();
    await created();
    await until(() => receiver.received.length > 0, { timeoutMs: 20_000, what: 'the job' });
    await until(
      async () =>
        (await identity.sql(`select from identity.webhook_delivery where status = 'DELIVERED'`)).rowCount ===
        1,
    );
    expect(await identity.subgraph.webhooks.trim()).toBe(0);
    identity.advance(31 * DAY);
    expect(await identity.subgraph.webhooks.trim()).toBe(1);
    expect(webhook.id).toBeTruthy();
  });

  it('wait 5 s and then longer, up to four hours, for three days', () => {
    const createdAt = new Date(0);
    const waits: number[] = [];
    let now = createdAt;
    for (let attempts = 1; ; attempts++) {
      const next = nextAttempt({ attempts, createdAt }, now, 0.5);
      if (!next) break;
      waits.push((next.getTime() - now.getTime()) / 1000);
      now = next;
    }
    expect(waits.slice(0, 6)).toEqual([5, 20, 80, 320, 1_280, 5_120]);
    expect(Math.max(...waits)).toBe(4 * 60 * 60);
    expect(now.getTime()).toBeLessThanOrEqual(TRIED_FOR_MS);
    expect(TRIED_FOR_MS - now.getTime()).toBeLessThan(4 * 60 * MINUTE);
  });

  it('are promised fields that no event has of a person', () => {
    const fields = Object.values(WEBHOOK_EVENTS).flatMap((event) => [...event.fields]);
    expect(fields.filter((name) => /name|phone|email|buyer|user|author|message/i.test(name))).toEqual([]);
  });
});
