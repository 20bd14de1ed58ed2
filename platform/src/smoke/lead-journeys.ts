import { randomUUID } from 'node:crypto';
import { type Arrived, ask, type Feed, subscribe } from '../demo/graph.js';
import type { SmokeAccounts } from './accounts.js';
import { type Journey, SkippedJourney } from './run-journeys.js';

const ME = `query SmokeBuyer { me { name phone roles } }`;
const LISTINGS = `query SmokeAgents { feed(first: 50) { edges { node { id agent { name reraNumber } } } } }`;
const LISTING = `query SmokeAgent($id: ID!) { listing(id: $id) { id agent { name reraNumber } } }`;
const CREATE = `mutation SmokeLead($input: CreateLeadInput!) {
  createLead(input: $input) { leadId outcome routingStatus lead { agent { name reraNumber } } }
}`;
const WITHDRAW = `mutation SmokeWithdraw($input: WithdrawLeadInput!) { withdrawLead(input: $input) { lead { stage } } }`;
const START = `query SmokeStart { leadChannelCursor(channel: MY_ENQUIRIES) }`;
const ENQUIRIES = `subscription SmokeEnquiries($after: Cursor) { myEnquiries(after: $after) { leadId kind } }`;
const ASSIGNED = `subscription SmokeAssigned { leadAssigned { leadId lead { listing { title } } } }`;

const ARRIVES_WITHIN_MS = 10_000;
/** A number gets one code in half a minute, which an earlier run may have taken. */
const SIGN_IN_WITHIN_MS = 45_000;

interface Agent {
  name: string | null;
  reraNumber: string;
}
interface Home {
  id: string;
  agent: Agent | null;
}
interface Created {
  createLead: {
    leadId: string;
    outcome: string;
    routingStatus: string;
    lead: { agent: Agent | null } | null;
  };
}

export interface LeadSettings {
  url: string;
  accounts: SmokeAccounts;
  /** The listing to ask about. Where agents are real, there is none by default. */
  listingId: string | undefined;
}

/** A buyer asks about a home, and it is on both screens at once; then it is withdrawn. `left` says what stays. */
export function leadJourneys({ url, accounts, listingId }: LeadSettings): {
  journeys: Journey[];
  left: string[];
} {
  const left: string[] = [];
  let buyer: { token: string; phone: string } | undefined;
  let leadId: string | undefined;

  const signIn = async () => {
    const token = await accounts.buyer();
    const { me } = await ask<{ me: { name: string | null; phone: string | null } | null }>(
      url,
      ME,
      {},
      token,
    );
    if (!me?.phone) throw new Error('the token is not of a person with a number');
    buyer = { token, phone: me.phone };
    return `${me.name ?? 'a buyer'}, ${me.phone.slice(0, 3)}…${me.phone.slice(-4)}`;
  };

  const enquire = async () => {
    if (!buyer) throw new SkippedJourney('no buyer is signed in');
    const home = await homeToAskAbout(url, accounts, listingId);
    const screens: Feed<unknown>[] = [];
    const open = async <Event>(subscription: string, token: string, variables = {}) => {
      const feed = await subscribe<Event>(url, subscription, token, variables);
      screens.push(feed);
      return feed;
    };
    try {
      // From a moment that is certainly before the lead, whenever the subscription begins.
      const { leadChannelCursor: after } = await ask<{ leadChannelCursor: string }>(
        url,
        START,
        {},
        buyer.token,
      );
      const own = await open<{ myEnquiries: { leadId: string } }>(ENQUIRIES, buyer.token, { after });
      const openDesk = async ({ reraNumber }: Agent) => {
        const token = await accounts.agent(reraNumber);
        return token ? open<{ leadAssigned: { leadId: string } }>(ASSIGNED, token) : undefined;
      };
      let desk = home.agent ? await openDesk(home.agent) : undefined;
      const sentAt = performance.now();
      const created = await createLead(url, home.id, buyer);
      leadId = created.leadId;
      left.push(`lead ${leadId}`);
      const winner = created.lead?.agent;
      if (created.routingStatus !== 'ASSIGNED' || !winner)
        throw new Error(`no agent has it: ${created.routingStatus}`);
      const answeredMs = performance.now() - sentAt;
      // Routing may choose a colleague. A subscription opened now begins with what waits for an answer.
      if (winner.reraNumber !== home.agent?.reraNumber) desk = await openDesk(winner);
      const seen = await own.next(({ myEnquiries }) => myEnquiries.leadId === leadId, ARRIVES_WITHIN_MS);
      const on = (screen: string, event: Arrived<unknown> | undefined) => {
        if (!event)
          throw new Error(`not on ${screen} within ${ARRIVES_WITHIN_MS / 1_000} s (${created.outcome})`);
        return `on ${screen} after ${Math.round(event.arrivedAt - sentAt)} ms`;
      };
      const texts = [`answered in ${Math.round(answeredMs)} ms`, on('the buyer’s screen', seen)];
      if (desk) {
        const arrived = await desk.next(
          ({ leadAssigned }) => leadAssigned.leadId === leadId,
          ARRIVES_WITHIN_MS,
        );
        texts.push(on('the agent’s screen', arrived));
      } else texts.push('the agent’s screen is not ours to open');
      return `${winner.name ?? 'an agent'} has it: ${texts.join(', ')}`;
    } finally {
      await Promise.all(screens.map((screen) => screen.close()));
    }
  };

  const cleanUp = async () => {
    if (!buyer) throw new SkippedJourney('nothing was written');
    if (leadId) {
      await ask(url, WITHDRAW, { input: { leadId } }, buyer.token);
      left.splice(0, Infinity, `lead ${leadId}, withdrawn`);
    }
    await accounts.signOut();
    return leadId ? 'the lead is withdrawn, sessions are ended' : 'sessions are ended';
  };

  return {
    left,
    journeys: [
      { name: 'sign-in', run: signIn, withinMs: SIGN_IN_WITHIN_MS },
      { name: 'live lead', run: enquire, withinMs: 2 * SIGN_IN_WITHIN_MS },
      { name: 'clean-up', run: cleanUp },
    ],
  };
}

async function homeToAskAbout(
  url: string,
  accounts: SmokeAccounts,
  listingId: string | undefined,
): Promise<Home> {
  if (listingId) {
    const { listing } = await ask<{ listing: Home | null }>(url, LISTING, { id: listingId });
    if (!listing) throw new Error(`there is no listing ${listingId}`);
    return listing;
  }
  if (!accounts.agentsAreInvented)
    throw new SkippedJourney('SMOKE_LISTING names no listing whose agent expects test enquiries');
  const { feed } = await ask<{ feed: { edges: { node: Home }[] } }>(url, LISTINGS);
  const home = feed.edges.map(({ node }) => node).find(({ agent }) => agent);
  if (!home) throw new Error('no home of the market has an agent');
  return home;
}

async function createLead(
  url: string,
  listingId: string,
  { token, phone }: { token: string; phone: string },
) {
  const input = {
    idempotencyKey: randomUUID(),
    listingId,
    contact: { phone },
    consents: [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }],
    message: 'Smoke test of the deployment: please ignore.',
  };
  return (await ask<Created>(url, CREATE, { input }, token)).createLead;
}
