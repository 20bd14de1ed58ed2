import { idOf, newId } from '@propmubi/runtime';
import { expectData, httpClient, type GraphQLClient } from '@propmubi/testkit';
import pg from 'pg';
import { signIn } from '../src/demo/sign-in.js';
import { demoWorld } from '../src/demo-world.js';
import type { Platform } from '../src/platform.js';
import { platformInProcess } from './support/platform-in-process.js';

/** Where the rows of a type are, and which of its sorts must be among them. */
const ROWS: Readonly<Record<string, string>> = {
  Agent: 'identity.agent',
  Assignment: 'crm.assignment',
  Builder: 'property.builder',
  BuilderReputation: 'reputation.builder_reputation',
  Dispute: 'trust.dispute',
  Document: 'trust.document',
  Lead: 'crm.lead',
  Listing: 'property.listing',
  Locality: 'property.locality',
  Notification: 'identity.notification',
  Organization: 'identity.organization',
  Payment: 'crm.payment',
  Project: 'property.project',
  Review: 'reputation.review',
  SiteVisit: 'crm.site_visit',
  TrustScore: 'trust.trust_score',
  User: 'identity.user_account',
  Webhook: 'identity.webhook_endpoint',
};
const IDS_PER_TYPE = 4;

export interface RelayWorld {
  platform: Platform;
  ask: GraphQLClient<string>;
  /** Access tokens by who it is; undefined without one. */
  viewers: ReadonlyMap<string, string | undefined>;
  /** Ids of real rows by type, and of every type that has rows. */
  ids: ReadonlyMap<string, readonly string[]>;
  close(): Promise<void>;
}

/** The demo world, a lead with a visit and a payment in it, and people of every kind signed in. */
export async function openRelayWorld(): Promise<RelayWorld> {
  const { platform, database, close } = await platformInProcess();
  const ask = httpClient(platform.url);
  const viewers = await signedIn(platform.url, database.redisUrl);
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await openLead(ask, viewers, admin);
  await addWebhook(admin);
  // Its agent is notified by an event.
  await platform.settled();
  const ids = await idsOf(admin);
  await admin.end();
  return {
    platform,
    ask,
    viewers,
    ids,
    close,
  };
}

async function signedIn(url: string, redisUrl: string): Promise<Map<string, string | undefined>> {
  const [organization, other] = demoWorld.organizations.map(({ key }) => key);
  const of = <Person extends { organizationKey: string }>(
    people: readonly Person[],
    key: string | undefined,
  ) => people.find(({ organizationKey }) => organizationKey === key);
  const people = {
    buyer: demoWorld.buyers[0],
    agent: of(demoWorld.agents, organization),
    manager: of(demoWorld.managers, organization),
    'manager of another brokerage': of(demoWorld.managers, other),
    reviewer: demoWorld.reviewers[0],
    administrator: demoWorld.admins[0],
  };
  const viewers = new Map<string, string | undefined>([['anonymous', undefined]]);
  for (const [who, person] of Object.entries(people)) {
    if (!person) throw new Error(`The demo world has no ${who}.`);
    viewers.set(who, await signIn(url, person, redisUrl, () => undefined));
  }
  return viewers;
}

/** What the demo world begins without: an enquiry, and what follows from it. */
async function openLead(
  ask: GraphQLClient<string>,
  viewers: RelayWorld['viewers'],
  admin: pg.Client,
): Promise<void> {
  const organizationId = idOf('Organization', demoWorld.organizations[0]?.key ?? '');
  const { rows } = await admin.query<{ id: string }>(
    `select id from property.listing where organization_id = $1 and publicly_visible order by id limit 1`,
    [organizationId],
  );
  const listingId = rows[0]?.id;
  const consents = [{ channel: 'CALL', purpose: 'LEAD_FOLLOW_UP' }];
  expectData(
    await ask(
      'mutation($input: CreateLeadInput!) { createLead(input: $input) { leadId } }',
      {
        input: {
          ...{ idempotencyKey: newId(), listingId, consents },
          contact: { name: 'A Buyer', phone: demoWorld.buyers[0]?.phone },
        },
      },
      viewers.get('buyer'),
    ),
  );
  await admin.query(
    `insert into crm.site_visit (id, organization_id, lead_id, scheduled_for, buyer_code, created_at)
     select gen_random_uuid(), organization_id, id, current_date + n, 'none', now() from crm.lead, generate_series(1, 9) n`,
  );
  await admin.query(
    `insert into crm.lead_task (id, organization_id, lead_id, title, due_at, created_by, created_at)
     select gen_random_uuid(), organization_id, id, 'Call', current_date + n / 2, gen_random_uuid(), now() from crm.lead, generate_series(1, 9) n`,
  );
  await admin.query(
    `insert into crm.alert (id, organization_id, lead_id, kind, raised_at, resolved_at)
     select gen_random_uuid(), organization_id, id, 'LEAD_IN_POND', current_date + n, now() from crm.lead, generate_series(1, 9) n`,
  );
  await admin.query(
    `insert into crm.payment (id, organization_id, lead_id, kind, amount, verified, received_at, created_at)
     select gen_random_uuid(), organization_id, id, 'TOKEN', 100000, false, now(), now() from crm.lead`,
  );
  await admin.query(
    `insert into crm.lead_message (id, organization_id, lead_id, seq, author, author_user_id, buyer_user_id, text, sent_at)
     select gen_random_uuid(), organization_id, id, seq, 'BUYER', buyer_user_id, buyer_user_id, 'Is it still there?', now()
       from crm.lead, generate_series(1, 9) as seq`,
  );
}

/** A webhook of the same brokerage, and what was sent to it. */
async function addWebhook(admin: pg.Client): Promise<void> {
  await admin.query(
    `with endpoint as (
       insert into identity.webhook_endpoint (id, organization_id, name, url, event_types, filter, enabled, secret_sealed,
                                             secret_rotated_at, created_at, updated_at)
       values (gen_random_uuid(), $1, 'Relay', 'https://relay.example', '{LeadCreated}', '{}', true, '', now(), now(), now())
       returning id, organization_id)
     insert into identity.webhook_delivery (id, organization_id, endpoint_id, event_id, event_type, subject_id, data, occurred_at,
                                            created_at, status, next_attempt_at)
     select gen_random_uuid(), organization_id, id, gen_random_uuid(), 'LeadCreated', gen_random_uuid(), '{}', now(), now(), 'DELIVERED', now()
       from endpoint, generate_series(1, 9)`,
    [idOf('Organization', demoWorld.organizations[0]?.key ?? '')],
  );
}

async function idsOf(admin: pg.Client): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  for (const [type, table] of Object.entries(ROWS)) {
    // The first and the last are of different sorts: public and not, of one tenant and of another.
    const { rows } = await admin.query<{ id: string }>(
      `(select id from ${table} order by id limit ${IDS_PER_TYPE / 2})
       union (select id from ${table} order by id desc limit ${IDS_PER_TYPE / 2})`,
    );
    ids.set(
      type,
      rows.map(({ id }) => id),
    );
  }
  return ids;
}
