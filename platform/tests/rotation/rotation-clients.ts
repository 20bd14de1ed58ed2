import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { liveLeads } from '@propmubi/client';
import { WebSocket } from 'ws';
import type { Brokerages } from '../faults/brokerages.js';
import type { SeenLead } from '../faults/check-lead-logs.js';
import { startLeadWriters } from '../faults/lead-writers.js';
import type { RotatingDeployment } from './rotating-deployment.js';
import { TOKEN_LIFETIME_S } from './rotating-deployment.js';
import { anyPhone, type Client, keepSignedIn, type Session } from './signed-in.js';
import { steadily } from './steadily.js';

const LEADS = `query ($after: String) { leads(first: 3, after: $after) { edges { node { id stage } } pageInfo { endCursor hasNextPage } } }`;
const ME = `{ me { id phone } }`;
const UPLOAD = `mutation { createDocumentUpload(input: { mediaType: "application/pdf", sizeBytes: 8 }) {
  method url headers { name value } } }`;

const HOLD_MS = 5_000;
const PDF = Buffer.from('%PDF-1.7');
/** A number gets three codes an hour without a challenge. */
const SIGN_INS_EACH = 3;

export interface RotationClients {
  readonly acked: { key: string; leadId: string }[];
  readonly seen: SeenLead[];
  /** Attempts of leads that were not acknowledged. */
  readonly leadRetries: () => number;
  /** Why an enquiry was refused for good; null: none was. */
  readonly leadFailure: () => string | null;
  /** Events that a live stream said it cannot tell any more. */
  readonly missed: () => number;
  /** Ends all that asks; streams stay open until `close`. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

interface Stage {
  deployment: RotatingDeployment;
  client: Client;
  brokerages: Brokerages;
}

/** Everything that a secret stands behind, used by real clients at a steady rate until `stop`. */
export async function startRotationClients(stage: Stage): Promise<RotationClients> {
  const { deployment, client, brokerages } = stage;
  const stopping = new AbortController();
  const { signal } = stopping;
  const session = async (appoint?: (userId: string) => Promise<unknown>): Promise<Session> => {
    const tokens = await client.signIn(anyPhone());
    await appoint?.(tokens.user.id);
    const everyMs = (TOKEN_LIFETIME_S * 1_000) / 3;
    return keepSignedIn(client, await client.refresh(tokens), { everyMs, signal });
  };
  const partner = await session((userId) =>
    deployment.rows(`insert into identity.user_role (user_id, role) values ($1, 'PARTNER')`, [userId]),
  );
  const agents: (Session & { agentId: string })[] = [];
  for (const one of brokerages.agents)
    agents.push({
      ...(await session((userId) => appointAgent(deployment, userId, one))),
      agentId: one.agentId,
    });

  const seen: SeenLead[] = [];
  let missed = 0;
  const streams = agents.map(({ agentId, token }) =>
    liveLeads({
      url: deployment.url,
      getToken: () => Promise.resolve(token()),
      webSocketImpl: WebSocket,
      onEvent: ({ eventId, lead }) =>
        void seen.push({ agentId, eventId: eventId as string, leadId: lead?.id ?? null }),
      onGap: (events) => (missed += events),
    }),
  );
  const leads = startLeadWriters({
    url: deployment.url,
    authorization: () => Promise.resolve(`Bearer ${partner.token()}`),
    listingIds: brokerages.listingIds,
    count: Infinity,
    writers: 4,
    rate: 1,
    seed: 1,
  });
  let leadFailure: string | null = null;
  leads.finished.catch((error: unknown) => (leadFailure = (error as Error).message));
  let turn = 0;
  const every = (ms: number, work: () => Promise<unknown>) => steadily(ms, signal, work);
  const work = [
    every(500, () => client.ask('query as a person', ME, {}, { token: (agents[0] as Session).token() })),
    every(1_000, () => readPages(client, agents[0] as Session)),
    every(2_000, signInAgain(client)),
    every(3_000, () => useLink(client, deployment.url, agents[turn++ % agents.length] as Session)),
    ...agents.map(({ ended }) => ended),
    partner.ended,
  ];
  return {
    acked: leads.acked,
    seen,
    leadRetries: () => leads.retries,
    leadFailure: () => leadFailure,
    missed: () => missed,
    async stop() {
      leads.stop();
      stopping.abort();
      await Promise.all(work);
      await leads.finished.catch(() => undefined);
    },
    async close() {
      await Promise.all(streams.map((stream) => stream.close()));
    },
  };
}

async function readPages(client: Client, { token }: Session): Promise<void> {
  let after: string | null = null;
  for (let page = 0; page < 3; page++) {
    const answer: { leads: { pageInfo: { endCursor: string | null; hasNextPage: boolean } } } =
      await client.ask('page of leads', LEADS, { after }, { token: token() });
    if (!answer.leads.pageInfo.hasNextPage) return;
    after = answer.leads.pageInfo.endCursor;
  }
}

/** New people and those who were here before, who must be found by their number. */
function signInAgain(client: Client): () => Promise<void> {
  const people: { phone: string; userId: string; times: number }[] = [];
  return async () => {
    const free = people.filter(({ times }) => times < SIGN_INS_EACH);
    const known = free.length > 5 ? free[randomInt(free.length)] : undefined;
    if (known) known.times += 1;
    const phone = known?.phone ?? anyPhone();
    const { accessToken, user } = await client.signIn(phone, HOLD_MS);
    await client.logged('the same account', async () => {
      if (known && known.userId !== user.id) throw new Error(`${phone} became another account`);
    });
    if (!known) people.push({ phone, userId: user.id, times: 1 });
    const { me } = await client.ask<{ me: { phone: string } }>('own number', ME, {}, { token: accessToken });
    await client.logged('the number itself', async () => {
      if (me.phone !== phone) throw new Error(`${phone} is shown as ${me.phone}`);
    });
  };
}

/** A link that lies for a while before it is used. */
async function useLink(client: Client, url: string, { token }: Session): Promise<void> {
  const { createDocumentUpload: link } = await client.ask<{
    createDocumentUpload: { method: string; url: string; headers: { name: string; value: string }[] };
  }>('ask for a link', UPLOAD, {}, { token: token() });
  await sleep(HOLD_MS);
  await client.logged('use a link', async () => {
    const headers = Object.fromEntries(link.headers.map(({ name, value }) => [name, value]));
    const response = await fetch(new URL(link.url, url), { method: link.method, headers, body: PDF });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  });
}

async function appointAgent(
  { rows }: RotatingDeployment,
  userId: string,
  { agentId, organizationId }: Brokerages['agents'][number],
): Promise<void> {
  await rows(
    `insert into identity.organization (id, name, city, status) values ($1, 'Rotation Homes', 'Mumbai', 'ACTIVE')
     on conflict do nothing`,
    [organizationId],
  );
  await rows(`insert into identity.membership (organization_id, user_id, role) values ($1, $2, 'AGENT')`, [
    organizationId,
    userId,
  ]);
  await rows(
    `insert into identity.agent (id, organization_id, user_id, rera_number, name, licence_expires_on)
     values ($1, $2, $3, $4, 'Rotation Agent', '2999-01-01')`,
    [agentId, organizationId, userId, `A7${String(randomInt(10_000_000_000)).padStart(10, '0')}`],
  );
}
