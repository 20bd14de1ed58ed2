import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase, type Database, idOf, newId, recordEvents, systemViewer } from '@propmubi/runtime';
import { demoWorld } from '@propmubi/platform';
import type { PlatformProcess } from './platform-process.js';
import type { Mint } from './tokens.js';

export interface BenchAgent {
  agentId: string;
  userId: string;
  organizationId: string;
}

export interface World {
  agents: BenchAgent[];
  /** One published listing per brokerage; a lead on it goes to one of that brokerage's agents. */
  listings: { listingId: string; organizationId: string }[];
  buyerUserId: string;
}

const CHUNK = 500;
const CAP = 1_000;

/**
 * `agents` agents in brokerages of `perBrokerage`, told to the platform by identity's events, and a listing of each
 * brokerage, published through the gateway. Waits until crm knows them all.
 */
export async function buildWorld(
  { url, env }: Pick<PlatformProcess, 'url' | 'env'>,
  mint: Mint,
  { agents: count, perBrokerage }: { agents: number; perBrokerage: number },
): Promise<World> {
  const open = (schema: string) =>
    createDatabase({ schema, url: env['DATABASE_URL'] as string, poolMax: 2, entities: [] });
  const [identity, crm] = await Promise.all([open('identity'), open('crm')]);
  try {
    const organizations = Array.from({ length: Math.ceil(count / perBrokerage) }, () => newId());
    const agents = Array.from({ length: count }, (_, index) => ({
      agentId: newId(),
      userId: newId(),
      organizationId: organizations[index % organizations.length] as string,
    }));
    await recordInChunks(identity, agents.map(agentRegistered));
    const listings = [];
    for (const organizationId of organizations) {
      const manager = await mint({ userId: newId(), organizationId, role: 'BROKERAGE_MANAGER' });
      await openAllDay(url, manager);
      listings.push({ organizationId, listingId: await publishListing(url, manager) });
    }
    await known(crm, organizations, count);
    return { agents, listings, buyerUserId: idOf('User', demoWorld.buyers[0]?.key as string) };
  } finally {
    await Promise.all([identity.close(), crm.close()]);
  }
}

type AnyNewEvent = Parameters<typeof recordEvents>[1][number];

function agentRegistered({ agentId, userId, organizationId }: BenchAgent, index: number): AnyNewEvent {
  return {
    type: 'AgentRegistered',
    organizationId,
    data: {
      agentId,
      organizationId,
      userId,
      reraNumber: `A${String(51_900_000_000 + index)}`,
      licenceExpiresOn: '2099-12-31',
      status: 'ACTIVE',
      languages: ['en'],
      localityIds: [],
      shift: { days: [1, 2, 3, 4, 5, 6, 7], startMinute: 0, endMinute: 1_440 },
      dailyCap: CAP,
      openCap: CAP,
      updatedAt: new Date().toISOString(),
    },
  } as AnyNewEvent;
}

async function recordInChunks(database: Database, events: AnyNewEvent[]): Promise<void> {
  const scope = database.scope(systemViewer(null));
  for (let at = 0; at < events.length; at += CHUNK) {
    await scope.write((em) => recordEvents(em, events.slice(at, at + CHUNK)));
  }
  await scope.close();
}

/** Working hours would queue the leads of a benchmark that runs at night; daily caps would run out. */
async function openAllDay(url: string, manager: string): Promise<void> {
  const query = `mutation($input: UpdateLeadSettingsInput!) { updateLeadSettings(input: $input) { __typename } }`;
  const input = { opensAtMinute: 0, closesAtMinute: 1_440, dailyCap: CAP, openCap: CAP };
  await ask(url, manager, query, { input });
}

async function publishListing(url: string, manager: string): Promise<string> {
  const create = `mutation($input: CreateListingInput!) { createListing(input: $input) { listing { id } } }`;
  const publish = `mutation($input: PublishListingInput!) { publishListing(input: $input) { __typename } }`;
  const { createListing } = await ask<{ createListing: { listing: { id: string } } }>(url, manager, create, {
    input: {
      idempotencyKey: newId(),
      title: '2 BHK flat of the benchmark',
      propertySubType: 'APARTMENT',
      listPrice: 10_000_000,
      bedroomsTotal: 2,
      photos: ['https://example.com/flat.jpg'],
    },
  });
  const { id } = createListing.listing;
  await ask(url, manager, publish, { input: { id } });
  return id;
}

async function ask<Data>(url: string, token: string, query: string, variables: object): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(`The world could not be prepared: ${JSON.stringify(errors)}`);
  return data;
}

async function known(crm: Database, organizations: string[], count: number): Promise<void> {
  for (;;) {
    let agents = 0;
    let listings = 0;
    for (const organizationId of organizations) {
      const scope = crm.scope(systemViewer(organizationId));
      const [row] = await scope.read((em) =>
        em.execute<{ agents: number; listings: number }[]>(
          `select (select count(*)::int from crm.agent where organization_id = ?) as agents,
                  (select count(*)::int from crm.listing where organization_id = ?) as listings`,
          [organizationId, organizationId],
        ),
      );
      await scope.close();
      agents += row?.agents ?? 0;
      listings += row?.listings ?? 0;
    }
    if (agents === count && listings === organizations.length) return;
    await delay(250);
  }
}
