import { randomUUID } from 'node:crypto';
import { developmentOtpKey } from '@propmubi/identity';
import type { Provider, StateHandler } from '@propmubi/pacts';
import { idOf, openRedis } from '@propmubi/runtime';
import { ask, subscribe } from '../../src/demo/graph.js';
import { demoWorld } from '../../src/demo-world.js';
import type { PlatformInProcess } from './platform-in-process.js';

const REQUEST_OTP = `mutation RequestOtp($input: RequestOtpInput!) { requestOtp(input: $input) { challengeId } }`;
const VERIFY_OTP = `mutation VerifyOtp($input: VerifyOtpInput!) { verifyOtp(input: $input) { accessToken refreshToken } }`;
const SCOPES = `query Scopes { scopes { name held } }`;
const CREATE_KEY = `mutation CreateKey($input: CreateApiKeyInput!) { createApiKey(input: $input) { secretKey } }`;
const HOMES = `query Homes { feed(first: 100) { edges { node { id agent { reraNumber } } } } }`;
const CREATE_LEAD = `mutation Ask($input: CreateLeadInput!) { createLead(input: $input) { leadId lead { agent { id reraNumber } } } }`;
/** As far as the agent’s work goes before a visit. */
const PLAN_VISIT = `mutation PlanVisit($leadId: ID!, $idempotencyKey: String!, $scheduledFor: DateTime!) {
  acceptLead(input: { leadId: $leadId }) { lead { id } }
  recordFirstContact(input: { leadId: $leadId, channel: CALL }) { lead { id } }
  meet: advanceLead(input: { leadId: $leadId, stage: PROSPECT }) { lead { id } }
  qualify: advanceLead(input: { leadId: $leadId, stage: OPPORTUNITY, temperature: WARM }) { lead { id } }
  scheduleSiteVisit(input: { leadId: $leadId, idempotencyKey: $idempotencyKey, scheduledFor: $scheduledFor }) { visit { id } }
}`;

const DAY_MS = 24 * 60 * 60 * 1_000;

const EVENT_WITHIN_MS = 30_000;

type Session = { accessToken: string; refreshToken: string };
type Agent = { id: string; reraNumber: string };

/** The running platform, for pacts to be verified against. */
export function providerOf(world: PlatformInProcess): Provider {
  const { url } = world.platform;
  return {
    url: new URL(url).origin,
    states: providerStates(world),
    async nextEvent(subscription, { accessToken = '' }) {
      const feed = await subscribe<object>(url, subscription, accessToken);
      try {
        const event = await feed.next(() => true, EVENT_WITHIN_MS);
        if (!event) throw new Error('no event came');
        return { data: event.data };
      } finally {
        await feed.close();
      }
    },
  };
}

/**
 * The states that consumers name in their pacts, made as people would make them: by the graph itself. A number gets one code in
 * half a minute, so that a person signs in once; and a brokerage has one lead of a buyer, so that states whose lead must be new
 * name different buyers or brokerages.
 */
function providerStates({ platform, database }: PlatformInProcess): Record<string, StateHandler> {
  const { url } = platform;
  const sessions = new Map<string, Promise<Session>>();

  async function sendCode(phone: string) {
    const { requestOtp } = await ask<{ requestOtp: { challengeId: string } }>(url, REQUEST_OTP, {
      input: { phone },
    });
    const redis = openRedis(database.redisUrl);
    try {
      return { ...requestOtp, code: (await redis.get(developmentOtpKey(phone))) as string };
    } finally {
      redis.disconnect();
    }
  }

  async function openSession(phone: string) {
    const proof = await sendCode(phone);
    const input = { phone, ...proof };
    return (await ask<{ verifyOtp: Session }>(url, VERIFY_OTP, { input })).verifyOtp;
  }

  function signIn(phone: string): Promise<Session> {
    const session = sessions.get(phone) ?? openSession(phone);
    sessions.set(phone, session);
    return session;
  }

  async function homeOf(reraNumber: string): Promise<string> {
    const { feed } = await ask<{ feed: { edges: { node: { id: string; agent: Agent | null } }[] } }>(
      url,
      HOMES,
    );
    const found = feed.edges.find(({ node }) => node.agent?.reraNumber === reraNumber);
    if (!found) throw new Error(`the agent ${reraNumber} has no home on the market`);
    return found.node.id;
  }

  /** A question about a home of `agent`, and the agent whom routing gave it to, who may be a colleague. */
  async function askAbout({ buyer = '', agent = '' }: Record<string, string>) {
    const { accessToken } = await signIn(buyer);
    const input = {
      idempotencyKey: randomUUID(),
      listingId: await homeOf(agent),
      message: 'May I see it on Saturday?',
      contact: { phone: buyer },
      consents: [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }],
    };
    const { createLead } = await ask<{ createLead: { leadId: string; lead: { agent: Agent | null } } }>(
      url,
      CREATE_LEAD,
      { input },
      accessToken,
    );
    const winner = demoWorld.agents.find(
      ({ reraNumber }) => reraNumber === createLead.lead.agent?.reraNumber,
    );
    if (!winner) throw new Error('no agent has the lead');
    await platform.settled();
    return { leadId: createLead.leadId, agentId: idOf('Agent', winner.reraNumber), agentPhone: winner.phone };
  }

  return {
    'a one-time password was sent': ({ phone = '' }) => sendCode(phone),
    'a person is signed in': async ({ phone = '' }) => ({ ...(await signIn(phone)) }),
    'a partner has an API key': async ({ phone = '' }) => {
      const { accessToken } = await signIn(phone);
      const { scopes } = await ask<{ scopes: { name: string; held: boolean }[] }>(
        url,
        SCOPES,
        {},
        accessToken,
      );
      const held = scopes.filter((scope) => scope.held).map(({ name }) => name);
      const input = { name: 'Contract test', scopes: held };
      const { createApiKey } = await ask<{ createApiKey: { secretKey: string } }>(
        url,
        CREATE_KEY,
        { input },
        accessToken,
      );
      return { apiKey: createApiKey.secretKey };
    },
    'a home is on the market': async ({ agent = '' }) => ({ listingId: await homeOf(agent) }),
    'a lead waits for its agent': async (params) => {
      const { agentPhone, ...lead } = await askAbout(params);
      return { ...lead, accessToken: (await signIn(agentPhone)).accessToken };
    },
    'a buyer’s visit is planned': async (params) => {
      const { agentPhone, leadId } = await askAbout(params);
      const { accessToken } = await signIn(agentPhone);
      const scheduledFor = new Date(Date.now() + 2 * DAY_MS).toISOString();
      await ask(url, PLAN_VISIT, { leadId, scheduledFor, idempotencyKey: randomUUID() }, accessToken);
      await platform.settled();
      return { accessToken: (await signIn(params['buyer'] ?? '')).accessToken };
    },
    'a brokerage has a lead': async (params) => {
      await askAbout(params);
      const manager = demoWorld.managers.find(({ phone }) => phone === params['manager']);
      if (!manager) throw new Error('there is no such manager');
      const { accessToken } = await signIn(manager.phone);
      return { accessToken, organizationId: idOf('Organization', manager.organizationKey) };
    },
  };
}
