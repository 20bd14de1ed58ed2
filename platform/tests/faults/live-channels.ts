import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type LiveStream, liveStream, type ResumableEvent } from '@propmubi/client';
import { newId } from '@propmubi/runtime';
import { type TokenSubject, until } from '@propmubi/testkit';
import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { WebSocket } from 'ws';
import { repositoryRoot } from '../../src/repository.js';
import { openBrokerages } from './brokerages.js';
import type { Deployment } from './deployment.js';

type Party = 'AGENT' | 'BUYER' | 'MANAGER';

interface Channel {
  as: Party;
  /** Arguments besides the cursor. */
  with?: string;
  /** The field of Query that gives a cursor. */
  start: string;
  /** The event ids that it owes, in order: `$1` is the reader, an agent, a buyer or a brokerage. */
  owed: string;
}

const ofFeed = (audience: string) =>
  `select event_id from crm.feed_event where audience = '${audience}' and subject_id = $1`;
const OF_AGENT = 'select event_id from crm.agent_feed where agent_id = $1';
const BOARD = 'leadChannelCursor(channel: LEAD_BOARD)';
const ENQUIRIES = 'leadChannelCursor(channel: MY_ENQUIRIES)';

/** By field of Subscription, each as all of those it is for. */
const CHANNELS: Record<string, Channel[]> = {
  leadAssigned: [{ as: 'AGENT', start: 'leadFeedCursor', owed: `${OF_AGENT} and kind = 'ASSIGNED'` }],
  leadBoard: [{ as: 'MANAGER', start: BOARD, owed: ofFeed('BOARD') }],
  leadFeed: [{ as: 'AGENT', start: 'leadFeedCursor', owed: OF_AGENT }],
  leadMessageReceived: [
    { as: 'AGENT', with: 'as: AGENT', start: 'leadFeedCursor', owed: `${OF_AGENT} and kind = 'MESSAGED'` },
    { as: 'BUYER', with: 'as: BUYER', start: ENQUIRIES, owed: `${ofFeed('BUYER')} and kind = 'MESSAGED'` },
  ],
  myEnquiries: [{ as: 'BUYER', start: ENQUIRIES, owed: ofFeed('BUYER') }],
  pond: [{ as: 'AGENT', start: 'leadChannelCursor(channel: POND)', owed: ofFeed('POND') }],
};

/** Identity's, with a test of its own. */
const ELSEWHERE = ['notificationReceived'];

/** Fields of Subscription that promise to resume: one that CHANNELS leaves out is not tested. */
export function resumableFields(): string[] {
  const schema = buildSchema(readFileSync(join(repositoryRoot, 'schema/api.graphql'), 'utf8'));
  return Object.values(schema.getSubscriptionType()?.getFields() ?? {})
    .filter(({ type }) => {
      const event = getNamedType(type);
      return isObjectType(event) && event.getInterfaces().some(({ name }) => name === 'Resumable');
    })
    .map(({ name }) => name)
    .filter((name) => !ELSEWHERE.includes(name));
}

export const testedFields = Object.keys(CHANNELS);

export interface LiveChannels extends AsyncDisposable {
  /** Nine rounds of work, each when `progress` (0 to 1) allows: a lead enters the pond and leaves it, buyer and agent write. */
  work(progress: () => number): Promise<void>;
  /** Per channel what its screen was owed and what it handled, once all of it came or the time is over. */
  outcome(): Promise<{ name: string; owed: string[]; seen: string[]; disconnects: number }[]>;
}

/** Every live channel of crm, each on a screen of its own, through the product's client. Resolves when each of them has begun. */
export async function openLiveChannels(deployment: Deployment): Promise<LiveChannels> {
  const { gateway, rows, token } = deployment;
  const { agents, listingIds } = await openBrokerages(deployment, { count: 1, agentsEach: 1 });
  const { agentId, organizationId } = agents[0] as { agentId: string; organizationId: string };
  // Routing finds no agent: leads go to the pond.
  await rows(`update crm.routing_rule set agent_ids = array[gen_random_uuid()] where organization_id = $1`, [
    organizationId,
  ]);
  const buyerId = newId();
  const subjects: Record<Party, TokenSubject> = {
    AGENT: { agentId, organizationId, role: 'AGENT' },
    BUYER: { userId: buyerId, role: 'BUYER' },
    MANAGER: { organizationId, role: 'BROKERAGE_MANAGER' },
  };
  const readers: Record<Party, string> = { AGENT: agentId, BUYER: buyerId, MANAGER: organizationId };
  const open = Object.entries(CHANNELS).flatMap(([field, kinds]) =>
    kinds.map((channel) => screenOf(field, channel)),
  );

  function screenOf(field: string, { as, with: more = '', start, owed }: Channel) {
    const screen = { name: `${field} ${as}`, owed, reader: field === 'pond' ? organizationId : readers[as] };
    const seen: string[] = [];
    const state = { ...screen, seen, disconnects: 0, stream: undefined as unknown as LiveStream };
    state.stream = liveStream<ResumableEvent>(
      {
        subscription: `subscription ($after: Cursor) { ${field}(after: $after ${more}) { cursor eventId gap { missed } } }`,
        start: `{ ${start} }`,
      },
      {
        url: gateway.url,
        getToken: () => token(subjects[as]),
        webSocketImpl: WebSocket,
        onEvent: ({ eventId }) => void seen.push(eventId as string),
        onGap: (missed) => void seen.push(`gap of ${missed}`),
        onDisconnect: () => (state.disconnects += 1),
      },
    );
    return state;
  }

  // What happens before a screen begins is not owed to it.
  await until(() => open.every(({ stream }) => stream.cursor !== undefined), {
    timeoutMs: 60_000,
    what: 'the beginning of each channel',
  });

  let closed = false;
  /** Asks until it is done: the key, or what is done already, makes the second time none. */
  async function send(as: Party, mutation: string): Promise<Record<string, { leadId: string }>> {
    const authorization = `Bearer ${await token(subjects[as])}`;
    while (!closed) {
      const answer = await fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query: `mutation { ${mutation} }` }),
        signal: AbortSignal.timeout(30_000),
      })
        .then((response) => response.json() as Promise<{ data?: never; errors?: { message: string }[] }>)
        .catch(() => undefined);
      if (answer?.data && !answer.errors) return answer.data;
      await setTimeout(100);
    }
    throw new Error(`given up: ${mutation}`);
  }

  const enquire = async (phone: string) => {
    const { createLead } = await send(
      'BUYER',
      `createLead(input: { idempotencyKey: "${newId()}", listingId: "${listingIds[0]}", contact: { phone: "${phone}" },
         consents: [{ channel: CALL, purpose: LEAD_FOLLOW_UP }] }) { leadId }`,
    );
    return createLead?.leadId as string;
  };
  const say = (as: Party, leadId: string, text: string) =>
    send(
      as,
      `sendLeadMessage(input: { idempotencyKey: "${newId()}", leadId: "${leadId}", text: "${text}" }) { message { id } }`,
    );

  return {
    async work(progress) {
      const leadId = await enquire('+917400000000');
      await send('AGENT', `claimLead(input: { leadId: "${leadId}" }) { lead { id } }`);
      for (let round = 1; round <= 9; round++) {
        await until(() => progress() >= round / 10, { timeoutMs: 120_000, what: `round ${round}` });
        await say('BUYER', leadId, `Question ${round}`);
        await say('AGENT', leadId, `Answer ${round}`);
      }
      await send('BUYER', `withdrawLead(input: { leadId: "${leadId}" }) { lead { id } }`);
      await enquire('+917400000000');
    },
    async outcome() {
      const owed = await Promise.all(
        open.map(({ owed: sql, reader }) => rows<{ event_id: string }>(`${sql} order by seq`, [reader])),
      );
      await until(() => open.every(({ seen }, at) => seen.length >= (owed[at]?.length ?? 0)), {
        timeoutMs: 60_000,
      }).catch(() => undefined);
      return open.map(({ name, seen, disconnects }, at) => ({
        ...{ name, seen, disconnects },
        owed: (owed[at] ?? []).map(({ event_id }) => event_id),
      }));
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      await Promise.all(open.map(({ stream }) => stream.close()));
    },
  };
}
