import { randomUUID } from 'node:crypto';
import { idOf } from '@propmubi/runtime';
import { expectData, httpClient, type TestDatabase } from '@propmubi/testkit';
import pg from 'pg';
import { demoWorld } from '../../src/demo-world.js';
import type { KnownIds } from '../generated-operations.js';

/** Belongs to none of the viewers that walk the permissions: they are of the other brokerage. */
const BROKERAGE = idOf('Organization', 'sahyadri-homes');

/** Ids of things that belong to a stranger and to the other brokerage, by the names of the arguments that take them. */
export async function othersThings(
  url: string,
  { adminUrl }: TestDatabase,
  { stranger, manager }: { stranger: string; manager: string },
): Promise<KnownIds> {
  const ask = httpClient(url);
  const as = async <Data>(token: string, document: string, input: object): Promise<Data> =>
    expectData<Data>(await ask(document, { input }, token));
  const found = await stored(adminUrl);
  const { createLead } = await as<{ createLead: { leadId: string } }>(
    stranger,
    `mutation($input: CreateLeadInput!) { createLead(input: $input) { leadId } }`,
    {
      idempotencyKey: randomUUID(),
      listingId: found['listingId'],
      contact: { phone: demoWorld.buyers[1]?.phone },
      consents: [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }],
    },
  );
  const { requestSiteVisit } = await as<{ requestSiteVisit: { visit: { id: string } } }>(
    stranger,
    `mutation($input: RequestSiteVisitInput!) { requestSiteVisit(input: $input) { visit { id } } }`,
    {
      idempotencyKey: randomUUID(),
      leadId: createLead.leadId,
      scheduledFor: new Date(Date.now() + 86_400_000),
    },
  );
  const { createApiKey } = await as<{ createApiKey: { apiKey: { id: string } } }>(
    stranger,
    `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id } } }`,
    { name: 'Another’s', scopes: ['leads:create'] },
  );
  const { inviteManager } = await as<{ inviteManager: { invitation: { id: string } } }>(
    manager,
    `mutation($input: InviteManagerInput!) { inviteManager(input: $input) { invitation { id } } }`,
    { phone: '+919820000399' },
  );
  const { createRoutingRule } = await as<{ createRoutingRule: { rules: { id: string }[] } }>(
    manager,
    `mutation($input: CreateRoutingRuleInput!) { createRoutingRule(input: $input) { rules { id } } }`,
    { name: 'Another’s', position: 1, conditions: { minPrice: 10_000_000 } },
  );
  return {
    ...found,
    userId: idOf('User', 'buyer-02'),
    organizationId: BROKERAGE,
    leadId: createLead.leadId,
    visitId: requestSiteVisit.visit.id,
    apiKeyId: createApiKey.apiKey.id,
    invitationId: inviteManager.invitation.id,
    ruleId: createRoutingRule.rules[0]?.id as string,
  };
}

async function stored(adminUrl: string): Promise<Record<string, string>> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rows } = await admin.query<Record<string, string>>(
      `select l.id as "listingId", l.agent_id as "agentId", l.locality_id as "localityId",
              (select id from trust.document where organization_id = l.organization_id limit 1) as "documentId"
         from property.listing l where l.organization_id = $1 and l.standard_status = 'ACTIVE' limit 1`,
      [BROKERAGE],
    );
    return rows[0] as Record<string, string>;
  } finally {
    await admin.end();
  }
}
