import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, createLogger, newId, type Subgraph, type Viewer } from '@propmubi/runtime';
import { pickPort } from '@propmubi/dev-services';
import { createTestDatabase, expectData } from '@propmubi/testkit';
import { parse } from 'graphql';
import pg from 'pg';
import { serviceEnvironment } from '../src/environment.js';
import { createPlatform, type Platform } from '../src/platform.js';
import type { KnownIds } from './generated-operations.js';

export const SUBGRAPHS = ['identity', 'property', 'trust', 'crm', 'reputation'] as const;

/** The platform with the demo world, and a viewer who may do everything with one of its listings. */
export interface GeneratedWorld {
  readonly platform: Platform;
  readonly viewer: Viewer;
  readonly known: KnownIds;
  subgraphOf(name: string): Subgraph;
  close(): Promise<void>;
}

export async function openGeneratedWorld(name: string): Promise<GeneratedWorld> {
  const database = await createTestDatabase();
  const home = mkdtempSync(join(tmpdir(), `propmubi-${name}-`));
  const urls = {
    databaseUrl: database.appUrl,
    databaseOwnerUrl: database.ownerUrl,
    redisUrl: database.redisUrl,
  };
  const env = {
    ...serviceEnvironment({}, home, urls),
    PORT: String(await pickPort(undefined, 'test')),
    LOG_LEVEL: 'silent',
  };
  const platform = await createPlatform(
    { env, home },
    { logger: (service) => createLogger(service, 'silent') },
  );
  await platform.settled();
  const subgraphOf = (subgraph: string) =>
    platform.subgraphs.find((one) => one.name === subgraph) as Subgraph;
  const ids = await idsOf(database.adminUrl);
  const scopes = allScopes(platform.subgraphs);
  const leadId = await createLead(subgraphOf('crm'), ids['listingId'] as string, scopes);
  return {
    platform,
    subgraphOf,
    known: { ...ids, leadId },
    viewer: {
      ...{ userId: ids['userId'], organizationId: ids['organizationId'], agentId: ids['agentId'] },
      ...{ sessionId: '0193d3a0-0000-7000-8000-0000000000ab' },
      roles: ['BUYER', 'AGENT', 'MANAGER', 'REVIEWER', 'ADMIN', 'PARTNER'],
      scopes,
    } as Viewer,
    async close() {
      await platform.close();
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function createLead(crm: Subgraph, listingId: string, scopes: string[]): Promise<string> {
  const document = `mutation($input: CreateLeadInput!) { createLead(input: $input) { leadId } }`;
  const consents = [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }];
  const contact = { name: 'Sample', phone: '9820000099' };
  const input = { idempotencyKey: 'generated-world', listingId, contact, consents };
  const buyer: Viewer = { ...anonymous, userId: newId(), roles: ['BUYER'], scopes };
  const answer = await crm.execute({ document: parse(document), variables: { input } }, buyer);
  return expectData<{ createLead: { leadId: string } }>(JSON.parse(JSON.stringify(answer))).createLead.leadId;
}

function allScopes(subgraphs: readonly Subgraph[]): string[] {
  const texts = subgraphs.flatMap(({ sdl }) => [...sdl.matchAll(/"([a-z-]+:[a-z-]+)"/g)]);
  return [...new Set(texts.map(([, scope]) => scope as string))];
}

/** Ids of the demo world, so that fields get as far as they can. */
async function idsOf(adminUrl: string): Promise<KnownIds> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rows } = await admin.query<Record<string, string>>(
      `select l.id as "listingId", l.project_id as "projectId", l.builder_id as "builderId", l.locality_id as "localityId",
              a.id as "agentId", a.user_id as "userId", a.organization_id as "organizationId"
         from property.listing l join identity.agent a on a.id = l.agent_id
        where l.project_id is not null and l.builder_id is not null limit 1`,
    );
    return rows[0] as KnownIds;
  } finally {
    await admin.end();
  }
}
