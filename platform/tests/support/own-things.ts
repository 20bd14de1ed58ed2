import { randomUUID } from 'node:crypto';
import { expectData, httpClient } from '@propmubi/testkit';
import type pg from 'pg';
import type { KnownIds } from '../generated-operations.js';

/** Where the things are that an argument of this name takes the id of. */
const TABLES: Readonly<Record<string, string>> = {
  agentId: 'identity.agent',
  alertId: 'crm.alert',
  apiKeyId: 'identity.api_key',
  builderId: 'property.builder',
  disputeId: 'trust.dispute',
  documentId: 'trust.document',
  invitationId: 'identity.invitation',
  leadId: 'crm.lead',
  listingId: 'property.listing',
  localityId: 'property.locality',
  organizationId: 'identity.organization',
  paymentId: 'crm.payment',
  projectId: 'property.project',
  reviewId: 'reputation.review',
  ruleId: 'crm.routing_rule',
  sessionId: 'identity.session',
  taskId: 'crm.lead_task',
  userId: 'identity.user_account',
  visitId: 'crm.site_visit',
};
const OWNERS = ['organization_id', 'user_id', 'buyer_user_id', 'author_id', 'opened_by', 'submitted_by'];

/** Ids of things of the world by the names of the arguments that take them: a viewer’s own where they have one. */
export async function ownThings(
  admin: pg.Client,
  { userId, organizationId }: { userId: string | null; organizationId: string | null },
): Promise<KnownIds> {
  const ids: Record<string, string> = {};
  for (const [argument, table] of Object.entries(TABLES)) {
    const { rows: columns } = await admin.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attname = any($2) and not attisdropped`,
      [table, OWNERS],
    );
    const isOwn = columns.map(({ name }) => `${name} = any($1)`).concat('id = any($1)');
    const { rows } = await admin.query<{ id: string }>(
      `select id from ${table} order by ${isOwn.map((own) => `(${own}) is true desc`).join(', ')}, id limit 1`,
      [[userId, organizationId]],
    );
    if (rows[0]) ids[argument] = rows[0].id;
  }
  return ids;
}

/** An enquiry of a buyer about a home of a brokerage, and the visit they ask for. */
export async function enquireAt(
  url: string,
  admin: pg.Client,
  { organizationId, token, phone }: { organizationId: string; token: string; phone: string },
): Promise<void> {
  const ask = httpClient(url);
  const { rows } = await admin.query<{ id: string }>(
    `select id from property.listing where organization_id = $1 and publicly_visible order by id limit 1`,
    [organizationId],
  );
  const lead = {
    idempotencyKey: randomUUID(),
    listingId: rows[0]?.id,
    contact: { phone },
    consents: [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }],
  };
  const { createLead } = expectData<{ createLead: { leadId: string } }>(
    await ask(
      `mutation($input: CreateLeadInput!) { createLead(input: $input) { leadId } }`,
      { input: lead },
      token,
    ),
  );
  const visit = { idempotencyKey: randomUUID(), leadId: createLead.leadId };
  const scheduledFor = new Date(Date.now() + 86_400_000);
  expectData(
    await ask(
      `mutation($input: RequestSiteVisitInput!) { requestSiteVisit(input: $input) { visit { id } } }`,
      { input: { ...visit, scheduledFor } },
      token,
    ),
  );
}
