import {
  type EntityManager,
  execute,
  keyset,
  type Page,
  pgArray,
  query,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import type { WebhookFacts, WebhookEventType } from './webhook-events.js';
import type {
  Webhook,
  WebhookDelivery,
  WebhookDeliveryStatus,
  WebhookFailure,
  WebhookFilter,
} from './webhook.types.js';

interface EndpointRow {
  id: string;
  name: string;
  url: string;
  event_types: WebhookEventType[];
  filter: WebhookFilter;
  enabled: boolean;
  secret_sealed: string;
  created_at: string;
  secret_rotated_at: string;
  previous_until: string | null;
}

export type StoredWebhook = Webhook & { secretSealed: string };

const COLUMNS = sql.raw(
  'id, name, url, event_types, filter, enabled, secret_sealed, created_at, secret_rotated_at, previous_until',
);

/** Of the transaction’s organization, the newest first. */
export async function listEndpoints(em: EntityManager, now: Date): Promise<StoredWebhook[]> {
  const rows = await query(
    em,
    sql<EndpointRow>`select ${COLUMNS} from identity.webhook_endpoint order by created_at desc, id desc`,
  );
  return rows.map((row) => webhookOf(row, now));
}

/** Webhooks of one organization are made one after the other, so that they are counted. */
export async function takeTurns(em: EntityManager, organizationId: string): Promise<void> {
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks:${organizationId}`}, 0))`);
}

export async function lockEndpoint(
  em: EntityManager,
  id: string,
  now: Date,
): Promise<StoredWebhook | undefined> {
  const [row] = await query(
    em,
    sql<EndpointRow>`select ${COLUMNS} from identity.webhook_endpoint where id = ${id} for update`,
  );
  return row && webhookOf(row, now);
}

export interface EndpointValues {
  name: string;
  url: string;
  eventTypes: readonly WebhookEventType[];
  filter: WebhookFilter;
}

export async function insertEndpoint(
  em: EntityManager,
  organizationId: string,
  { id, name, url, eventTypes, filter, secretSealed }: EndpointValues & { id: string; secretSealed: string },
  now: Date,
): Promise<void> {
  await execute(
    em,
    sql`insert into identity.webhook_endpoint
          (id, organization_id, name, url, event_types, filter, enabled, secret_sealed, secret_rotated_at, created_at, updated_at)
        values (${id}, ${organizationId}, ${name}, ${url}, ${pgArray(eventTypes)}::text[], ${JSON.stringify(filter)}::jsonb,
                true, ${secretSealed}, ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz)`,
  );
}

export async function updateEndpoint(
  em: EntityManager,
  { id, name, url, eventTypes, filter, enabled }: EndpointValues & { id: string; enabled: boolean },
  now: Date,
): Promise<void> {
  await execute(
    em,
    sql`update identity.webhook_endpoint
           set name = ${name}, url = ${url}, event_types = ${pgArray(eventTypes)}::text[],
               filter = ${JSON.stringify(filter)}::jsonb, enabled = ${enabled}, updated_at = ${now}::timestamptz
         where id = ${id}`,
  );
}

export async function replaceSecret(
  em: EntityManager,
  { id, secretSealed, previousUntil }: { id: string; secretSealed: string; previousUntil: Date },
  now: Date,
): Promise<void> {
  await execute(
    em,
    sql`update identity.webhook_endpoint
           set previous_secret_sealed = secret_sealed, previous_until = ${previousUntil}::timestamptz,
               secret_sealed = ${secretSealed}, secret_rotated_at = ${now}::timestamptz, updated_at = ${now}::timestamptz
         where id = ${id}`,
  );
}

/** With its deliveries. False: there is none. */
export async function deleteEndpoint(em: EntityManager, id: string): Promise<boolean> {
  const gone = await query(
    em,
    sql<{ id: string }>`delete from identity.webhook_endpoint where id = ${id} returning id`,
  );
  return gone.length > 0;
}

/** Webhooks of the transaction’s organization that are called for an event. */
export async function endpointsFor(
  em: EntityManager,
  type: WebhookEventType,
  { agentId, listingId, projectId }: WebhookFacts,
): Promise<string[]> {
  const matches = (name: string, id: string | null) =>
    sql`(jsonb_array_length(filter -> ${name}) = 0 or filter -> ${name} ? ${id ?? ''})`;
  const rows = await query(
    em,
    sql<{ id: string }>`
      select id from identity.webhook_endpoint
       where enabled and ${type} = any (event_types) and ${matches('agentIds', agentId)}
         and ${matches('listingIds', listingId)} and ${matches('projectIds', projectId)}
       order by id`,
  );
  return rows.map(({ id }) => id);
}

const NEWEST_FIRST: SortOrder = { columns: [['seq', 'bigint']], direction: 'desc' };

interface DeliveryRow {
  id: string;
  seq: string;
  event_id: string;
  event_type: string;
  subject_id: string;
  occurred_at: string;
  replay_of: string | null;
  status: WebhookDeliveryStatus;
  attempts: number;
  next_attempt_at: string;
  finished_at: string | null;
  response_status: number | null;
  failure: WebhookFailure | null;
}

/** A page of the log; one row more than asked for. */
export async function findDeliveries(
  em: EntityManager,
  page: Page,
  { webhookId, status }: { webhookId: string; status?: WebhookDeliveryStatus | null },
): Promise<WebhookDelivery[]> {
  const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
  const conditions = [
    sql`endpoint_id = ${webhookId}`,
    ...(status ? [sql`status = ${status}`] : []),
    ...within,
  ];
  const rows = await query(
    em,
    sql<DeliveryRow>`
      select id, seq, event_id, event_type, subject_id, occurred_at, replay_of, status, attempts, next_attempt_at,
             finished_at, response_status, failure
        from identity.webhook_delivery where ${sql.join(conditions, sql` and `)} order by ${orderBy} limit ${limit}`,
  );
  return rows.map(deliveryOf);
}

function webhookOf(row: EndpointRow, now: Date): StoredWebhook {
  const previousUntil = row.previous_until === null ? null : new Date(row.previous_until);
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    eventTypes: row.event_types,
    filter: row.filter,
    enabled: row.enabled,
    secretSealed: row.secret_sealed,
    createdAt: new Date(row.created_at),
    secretRotatedAt: new Date(row.secret_rotated_at),
    previousSecretUntil: previousUntil && previousUntil > now ? previousUntil : null,
  };
}

function deliveryOf(row: DeliveryRow): WebhookDelivery {
  const isOver = row.status === 'DELIVERED' || row.status === 'DEAD';
  return {
    id: row.id,
    seq: row.seq,
    eventId: row.event_id,
    eventType: row.event_type,
    subjectId: row.subject_id,
    occurredAt: new Date(row.occurred_at),
    isReplay: row.replay_of !== null,
    status: row.status,
    attempts: row.attempts,
    nextAttemptAt: isOver ? null : new Date(row.next_attempt_at),
    finishedAt: row.finished_at === null ? null : new Date(row.finished_at),
    responseStatus: row.response_status,
    failure: row.failure,
  };
}
