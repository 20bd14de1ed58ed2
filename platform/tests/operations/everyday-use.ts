import { Feed } from '@propmubi/client';
import { faultSeed, until } from '@propmubi/testkit';
import { print } from 'graphql';
import { Redis } from 'ioredis';
import { openBrokerages } from '../faults/brokerages.js';
import type { Deployment } from '../faults/deployment.js';
import { openLeadScreens } from '../faults/lead-screens.js';
import { startLeadWriters } from '../faults/lead-writers.js';
import { anyPhone, createClient } from '../rotation/signed-in.js';

const LEADS = 3;
const ACCEPT = `mutation ($id: ID!) { acceptLead(input: { leadId: $id }) { lead { id } } }`;
const VITALS = [
  { name: 'LCP', value: 1_400 },
  { name: 'INP', value: 90 },
];

/** What people do on an ordinary day, mistakes included, so that the metrics of it are there: visits, a sign-in, leads that are accepted live. */
export async function useEverything(deployment: Deployment, round: number): Promise<void> {
  const { gateway, token, env } = deployment;
  const redis = new Redis(env['REDIS_URL'] as string);
  try {
    const client = createClient(gateway.url, redis, []);
    const feed = print(Feed);
    for (const first of [5, 5, 5, 5 + round]) await client.ask('feed', feed, { first });
    await client.signIn(anyPhone());
    await client.ask('mistake', '{ nothing }').catch(() => undefined);
    await fetch(new URL('/vitals', gateway.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(VITALS),
    });

    const { agents, listingIds } = await openBrokerages(deployment, { count: 1, agentsEach: 1 });
    const [agent] = agents as [(typeof agents)[0]];
    await using screens = await openLeadScreens(deployment, agents);
    const leads = startLeadWriters({
      url: gateway.url,
      authorization: async () => `Bearer ${await token({ role: ['BUYER', 'PARTNER'] })}`,
      ...{ listingIds, count: LEADS, writers: 1, seed: faultSeed(), firstIndex: round * LEADS },
    });
    await leads.finished;
    await until(() => screens.seen.length === LEADS, { timeoutMs: 30_000, what: 'leads on the screen' });
    const id = screens.seen[0]?.leadId;
    await client.ask('accept', ACCEPT, { id }, { token: await token({ ...agent, role: 'AGENT' }) });
  } finally {
    redis.disconnect();
  }
}
