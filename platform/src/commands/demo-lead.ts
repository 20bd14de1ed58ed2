import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { findRunningRedis } from '@propmubi/dev-services';
import { demoWorld, type DemoAgent } from '../demo-world.js';
import { ask } from '../demo/graph.js';
import { signIn, type Person } from '../demo/sign-in.js';
import { resolveHome } from '../home.js';
import { printError, describeError, green, red, print } from '../terminal.js';

const HOMES = `query Homes { feed(first: 100) { edges { node { id title agent { id reraNumber } } } } }`;
const CREATE_LEAD = `mutation CreateLead($input: CreateLeadInput!) {
  createLead(input: $input) { leadId lead { agent { reraNumber } } }
}`;
const REASSIGN = `mutation Reassign($input: ReassignLeadInput!) { reassignLead(input: $input) { lead { id } } }`;

interface Homes {
  feed: {
    edges: { node: { id: string; title: string; agent: { id: string; reraNumber: string } | null } }[];
  };
}
interface Created {
  createLead: { leadId: string; lead: { agent: { reraNumber: string } | null } | null };
}

/**
 * Sends one agent of the demo world a lead: a new buyer asks about a home of theirs. Where routing chooses a colleague, the
 * manager reassigns the lead. Returns the exit code.
 */
export async function demoLead({ url, to }: { url: string; to: string }): Promise<number> {
  try {
    await sendLead(url, to);
    return 0;
  } catch (error) {
    printError(red(describeError(error)));
    return 1;
  }
}

async function sendLead(url: string, phone: string): Promise<void> {
  const agent = demoWorld.agents.find((one) => one.phone === phone);
  if (!agent)
    throw new Error(`${phone} is not the number of an agent of the demo world, such as +919820000001.`);
  const { servicesPath } = resolveHome(process.env);
  const redisUrl = process.env['REDIS_URL'] ?? (await findRunningRedis(join(servicesPath, 'redis')));
  const { feed } = await ask<Homes>(url, HOMES);
  const home = feed.edges.map(({ node }) => node).find((node) => node.agent?.reraNumber === agent.reraNumber);
  if (!home?.agent) throw new Error(`${agent.name} has no home on the market.`);
  const buyer: Person = { phone: `+9197${randomInt(10_000_000, 99_999_999)}`, name: 'Ishaan Verma' };
  const token = await signIn(url, buyer, redisUrl);
  const input = {
    idempotencyKey: randomUUID(),
    listingId: home.id,
    contact: buyer,
    consents: [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }],
    message: 'Is the flat still available?',
  };
  const { createLead } = await ask<Created>(url, CREATE_LEAD, { input }, token);
  if (createLead.lead?.agent?.reraNumber !== agent.reraNumber) {
    await reassign(url, redisUrl, agent, { leadId: createLead.leadId, agentId: home.agent.id });
  }
  print(green(`  ${agent.name} has a lead: ${buyer.name} asks about ${home.title}`));
}

async function reassign(
  url: string,
  redisUrl: string | undefined,
  { organizationKey }: DemoAgent,
  input: { leadId: string; agentId: string },
): Promise<void> {
  const manager = demoWorld.managers.find((one) => one.organizationKey === organizationKey);
  if (!manager) throw new Error('The agent’s brokerage has no manager in the demo world.');
  await ask(url, REASSIGN, { input }, await signIn(url, manager, redisUrl));
}
