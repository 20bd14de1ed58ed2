import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { findRunningRedis } from '@propmubi/dev-services';
import { demoWorld } from '../demo-world.js';
import { ask, subscribe } from '../demo/graph.js';
import { signIn, type Person } from '../demo/sign-in.js';
import { resolveHome } from '../home.js';
import { bold, printError, cyan, describeError, dim, green, red, print } from '../terminal.js';

const feedQuery = `query Feed { feed(first: 50) { edges { node {
  id title listPrice locality { name } agent { id name reraNumber trust { score band } }
} } } }`;
const createLead = `mutation CreateLead($input: CreateLeadInput!) {
  createLead(input: $input) { leadId outcome routingStatus routeAt lead { agent { name reraNumber } } }
}`;
const leadAssigned = `subscription LeadAssigned { leadAssigned { leadId occurredAt
  lead { message contact { name } listing { title listPrice locality { name } project { name reraNumber } } }
  assignment { acceptDueAt match { final match locality budget language trust eligible contenders } }
} }`;

interface Listing {
  id: string;
  title: string;
  listPrice: number | null;
  locality: { name: string } | null;
  agent: {
    id: string;
    name: string;
    reraNumber: string;
    trust: { score: number; band: string } | null;
  } | null;
}

interface LeadAssigned {
  leadAssigned: {
    leadId: string;
    lead: {
      message: string | null;
      listing: { title: string; listPrice: number; locality: unknown; project: unknown } | null;
      contact: { name: string | null } | null;
    } | null;
    assignment: { acceptDueAt: string; match: Record<string, number> | null } | null;
  };
}

const ARRIVES_WITHIN_MS = 5_000;

/** Plays the story of a live lead against the running platform, each step named. Returns the exit code. */
export async function demo({ url }: { url: string }): Promise<number> {
  try {
    await play(url);
    return 0;
  } catch (error) {
    printError(red(describeError(error)));
    return 1;
  }
}

async function play(url: string): Promise<void> {
  await mustRun(url);
  const redisUrl =
    process.env['REDIS_URL'] ??
    (await findRunningRedis(join(resolveHome(process.env).servicesPath, 'redis')));

  step(1, 'Any visitor reads the feed: one query over property, identity and trust');
  const { feed } = await ask<{ feed: { edges: { node: Listing }[] } }>(url, feedQuery);
  const known = (listing: Listing) =>
    demoWorld.agents.find(({ reraNumber }) => reraNumber === listing.agent?.reraNumber);
  const listing = feed.edges.map(({ node }) => node).find(known);
  if (!listing?.agent)
    throw new Error(
      'No listing in the feed has an agent of the demo world: run `pnpm start --reset` for the seed.',
    );
  const { agent } = listing;
  const price = listing.listPrice ? `₹ ${(listing.listPrice / 1e7).toFixed(2)} crore` : 'price on request';
  print(`    ${bold(listing.title)}, ${listing.locality?.name ?? 'Mumbai'}, ${price}`);
  const trust = agent.trust ? `, trust ${agent.trust.score.toFixed(0)} (band ${agent.trust.band})` : '';
  print(`    offered by ${agent.name}, RERA ${agent.reraNumber}${trust}`);

  step(2, `${agent.name}, the agent, signs in with a one-time password`);
  const agentToken = await signIn(url, known(listing) as Person, redisUrl);
  print(green('    signed in'));

  step(3, `${agent.name} subscribes to leadAssigned over a WebSocket`);
  let live = await subscribe<LeadAssigned>(url, leadAssigned, agentToken);
  print(green('    subscribed') + dim(': fields of crm, property and identity'));

  // A new person each time: one whom the brokerage knows would be a further activity on the old lead.
  const buyer: Person = { phone: `+9197${randomInt(10_000_000, 99_999_999)}`, name: 'Ishaan Verma' };
  step(4, `${buyer.name}, a buyer, signs in and asks about the flat`);
  const buyerToken = await signIn(url, buyer, redisUrl);
  const sentAt = performance.now();
  const { createLead: created } = await ask<{
    createLead: {
      leadId: string;
      outcome: string;
      routingStatus: string;
      routeAt: string | null;
      lead: { agent: Listing['agent'] } | null;
    };
  }>(
    url,
    createLead,
    {
      input: {
        idempotencyKey: randomUUID(),
        listingId: listing.id,
        contact: { name: buyer.name, phone: buyer.phone },
        consents: [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }],
        message: 'Is the flat still available? I would like to see it on Saturday.',
      },
    },
    buyerToken,
  );
  const answeredAfterMs = Math.round(performance.now() - sentAt);
  print(`    lead ${created.leadId}: ${created.routingStatus} ${dim(`(answered in ${answeredAfterMs} ms)`)}`);
  if (created.routingStatus !== 'ASSIGNED') {
    print(
      `    no agent has it yet${created.routeAt ? `: an agent will be found at ${created.routeAt}` : ''}`,
    );
  }

  step(5, 'The lead arrives on the agent’s screen');
  const isOurs = ({ leadAssigned: event }: LeadAssigned) => event.leadId === created.leadId;
  const winner = created.lead?.agent;
  let event =
    !winner || winner.reraNumber === agent.reraNumber
      ? await live.next(isOurs, ARRIVES_WITHIN_MS)
      : undefined;
  if (!event && winner && winner.reraNumber !== agent.reraNumber) {
    await live.close();
    print(`    routing chose a colleague, ${bold(winner.name)}: better match or less to do at the moment`);
    const colleague = demoWorld.agents.find(({ reraNumber }) => reraNumber === winner.reraNumber);
    if (!colleague) throw new Error(`${winner.name} is not of the demo world; who signs in?`);
    live = await subscribe<LeadAssigned>(url, leadAssigned, await signIn(url, colleague, redisUrl));
    print(dim('    a new subscription begins with the leads that wait for an answer'));
    event = await live.next(isOurs, ARRIVES_WITHIN_MS);
  }
  await live.close();
  if (!event) throw new Error(`The event did not arrive within ${ARRIVES_WITHIN_MS / 1_000} s.`);
  print(cyan(indent(JSON.stringify(event.data.leadAssigned, null, 2))));
  if (winner?.reraNumber === agent.reraNumber) {
    print(green(`    ${Math.round(event.arrivedAt - sentAt)} ms after the buyer pressed the button`));
  }
  print();
  print(green('That is the whole story: five services, one endpoint, live.'));
}

async function mustRun(url: string): Promise<void> {
  try {
    const response = await fetch(new URL('/health/ready', url));
    if (response.ok) return;
    throw new Error(`The platform at ${url} is not ready: ${await response.text()}`);
  } catch (error) {
    if (error instanceof TypeError)
      throw new Error(
        `No platform answers at ${url}: run \`pnpm start\` in another terminal, or give --url.`,
      );
    throw error;
  }
}

function step(number: number, what: string): void {
  print();
  print(`${bold(`${number}.`)} ${bold(what)}`);
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
