import { anonymous, newId, type Subgraph, type Viewer } from '@propmubi/runtime';
import { expectData } from '@propmubi/testkit';
import { parse } from 'graphql';
import type { Platform } from '../src/platform.js';
import { allScopes, type DemoPlatform, openDemoPlatform } from './demo-platform.js';
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

export async function openGeneratedWorld(): Promise<GeneratedWorld> {
  const demo = await openDemoPlatform();
  const { platform, subgraph: subgraphOf } = demo;
  const ids = await idsOf(demo);
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
    close: demo.close,
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

/** Ids of the demo world, so that fields get as far as they can. */
async function idsOf({ rows }: DemoPlatform): Promise<KnownIds> {
  const [ids] = await rows<Record<string, string>>(
    `select l.id as "listingId", l.project_id as "projectId", l.builder_id as "builderId", l.locality_id as "localityId",
            a.id as "agentId", a.user_id as "userId", a.organization_id as "organizationId"
       from property.listing l join identity.agent a on a.id = l.agent_id
      where l.project_id is not null and l.builder_id is not null limit 1`,
  );
  return ids as KnownIds;
}
