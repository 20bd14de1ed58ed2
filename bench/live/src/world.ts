import { setTimeout as delay } from 'node:timers/promises';
import {
  anonymous,
  createDatabase,
  type Database,
  newId,
  pgArray,
  query,
  type RawBuilder,
  recordEvents,
  sql,
  systemViewer,
} from '@propmubi/runtime';
import type { PlatformProcess } from './platform-process.js';
import type { TokenMint } from '@propmubi/testkit';

export interface BenchAgent {
  agentId: string;
  userId: string;
  organizationId: string;
}

export interface World {
  agents: BenchAgent[];
  /** One published listing per brokerage; a lead on it goes to one of that brokerage's agents. */
  listings: { listingId: string; organizationId: string; buyerUserId: string }[];
  /** The account of a portal, whose leads have buyers of their own. */
  portalUserId: string;
}

const CHUNK = 500;
const CAP = 1_000;
/** Brokerages prepared side by side. */
const AT_ONCE = 8;
const LOOK_EVERY_MS = 250;

/**
 * `agents` agents in brokerages of `perBrokerage`, told to the platform by identity's events, and a listing of each
 * brokerage, published through the gateway. Waits until crm knows them all.
 */
export async function buildWorld(
  { url, env }: Pick<PlatformProcess, 'url' | 'env'>,
  mint: TokenMint,
  { agents: count, perBrokerage }: { agents: number; perBrokerage: number },
): Promise<World> {
  const open = (schema: string) =>
    createDatabase({ schema, url: env['DATABASE_URL'] as string, poolMax: 2, entities: [] });
  const [identity, crm, property] = await Promise.all([open('identity'), open('crm'), open('property')]);
  try {
    const organizations = Array.from({ length: Math.ceil(count / perBrokerage) }, () => newId());
    const agents = Array.from({ length: count }, (_, index) => ({
      agentId: newId(),
      userId: newId(),
      organizationId: organizations[index % organizations.length] as string,
    }));
    await recordInChunks(identity, agents.map(agentRegistered));
    const portalUserId = await addBuyer(identity);
    const projectId = await addProject(property);
    const listings: World['listings'] = [];
    const left = [...organizations];
    const work = async (): Promise<void> => {
      for (let organizationId = left.pop(); organizationId; organizationId = left.pop()) {
        // Everyone's leads would be one line behind the feed of one buyer.
        const buyerUserId = await addBuyer(identity);
        await addBrokerage(identity, organizationId, [portalUserId, buyerUserId]);
        const manager = await mint({ userId: newId(), organizationId, role: 'BROKERAGE_MANAGER' });
        await openAllDay(url, manager);
        const listingId = await publishListing(url, manager, projectId);
        listings.push({ organizationId, listingId, buyerUserId });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await known(crm, agents, listings);
    return { agents, listings, portalUserId };
  } finally {
    await Promise.all([identity.close(), crm.close(), property.close()]);
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

/** A verified brokerage that buyers let call them: its agents read their names. */
async function addBrokerage(
  identity: Database,
  organizationId: string,
  buyerIds: readonly string[],
): Promise<void> {
  await identity.scope(systemViewer(organizationId)).write(async (em) => {
    await em.execute(
      `insert into identity.organization (id, name, city, status) values (?, 'Bench Brokerage', 'Mumbai', 'ACTIVE')`,
      [organizationId],
    );
    for (const buyerId of buyerIds) {
      await em.execute(
        `insert into identity.contact_grant
           (organization_id, user_id, channel, purpose, lead_id, granted, open_until, changed_at)
         values (?, ?, 'CALL', 'LEAD_FOLLOW_UP', ?, true, now() + interval '1 day', now())`,
        [organizationId, buyerId, newId()],
      );
    }
  });
}

/** A person whose name only identity knows. */
async function addBuyer(identity: Database): Promise<string> {
  const userId = newId();
  await identity.scope({ ...anonymous, userId }).write(async (em) => {
    await em.execute(`insert into identity.user_account (id, name) values (?, 'Bench Buyer')`, [userId]);
  });
  return userId;
}

/** The project every listing is in. */
async function addProject(property: Database): Promise<string> {
  const [builderId, projectId] = [newId(), newId()];
  await property.scope(systemViewer(null)).write(async (em) => {
    await em.execute(
      `insert into property.builder (id, name, normalized_name, data_source) values (?, 'Bench Builder', 'bench builder', 'SYNTHETIC')`,
      [builderId],
    );
    await em.execute(
      `insert into property.project (id, rera_number, name, builder_id, status, project_type, district, data_source)
       values (?, 'P51900000001', 'Bench Heights', ?, 'ACTIVE', 'RESIDENTIAL', 'Mumbai Suburban', 'SYNTHETIC')`,
      [projectId, builderId],
    );
  });
  return projectId;
}

/** Working hours would queue the leads of a benchmark that runs at night; daily caps would run out. */
async function openAllDay(url: string, manager: string): Promise<void> {
  const query = `mutation($input: UpdateLeadSettingsInput!) { updateLeadSettings(input: $input) { __typename } }`;
  const input = { opensAtMinute: 0, closesAtMinute: 1_440, dailyCap: CAP, openCap: CAP };
  await ask(url, manager, query, { input });
}

async function publishListing(url: string, manager: string, projectId: string): Promise<string> {
  const create = `mutation($input: CreateListingInput!) { createListing(input: $input) { listing { id } } }`;
  const publish = `mutation($input: PublishListingInput!) { publishListing(input: $input) { __typename } }`;
  const { createListing } = await ask<{ createListing: { listing: { id: string } } }>(url, manager, create, {
    input: {
      idempotencyKey: newId(),
      title: '2 BHK flat of the benchmark',
      projectId,
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

/** Resolves when crm has received all agents and listings. */
async function known(crm: Database, agents: BenchAgent[], listings: World['listings']): Promise<void> {
  const count = async (counting: RawBuilder<{ count: number }>): Promise<number> => {
    const scope = crm.scope(systemViewer(null));
    const [row] = await scope.read((em) => query(em, counting));
    await scope.close();
    return row?.count ?? 0;
  };
  const agentIds = pgArray(agents.map(({ agentId }) => agentId));
  const listingIds = pgArray(listings.map(({ listingId }) => listingId));
  for (;;) {
    const knownAgents = await count(sql`select count(*)::int from crm.feed_heads(${agentIds}::uuid[])`);
    const knownListings = await count(
      sql`select count(*)::int from crm.listing where published and id = any (${listingIds}::uuid[])`,
    );
    if (knownAgents === agents.length && knownListings === listings.length) return;
    await delay(LOOK_EVERY_MS);
  }
}
