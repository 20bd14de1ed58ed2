import { type EntityManager, execute, query, sql, type Viewer } from '@propmubi/runtime';
import type { BulkQuery, BulkQueryStatus } from './bulk-query.types.js';

const LISTED = 20;

interface Row {
  id: string;
  status: BulkQueryStatus;
  query: string;
  row_count: string;
  error_count: number;
  failure: string | null;
  created_at: string;
  finished_at: string | null;
  expires_at: string | null;
  size_bytes: string | null;
  sha256: string | null;
}

const dateOrNull = (text: string | null) => (text === null ? null : new Date(text));

/** Whose bulk queries are looked at: a person's, or those of an API key. */
export type BulkViewer = Pick<Viewer, 'organizationId' | 'sessionId' | 'viaKey'>;

/**
 * A key has its own alone: others of its owner read with scopes that it may not have. What was read for an organization stays there when
 * its reader leaves.
 */
const belongsTo = ({ organizationId, sessionId, viaKey }: BulkViewer) =>
  sql`organization_id is not distinct from ${organizationId}::uuid
      and (not ${viaKey === true}::boolean or session_id = ${sessionId}::uuid)`;

/** The viewer's bulk queries, newest first; one of an id. Acts as the user. */
export async function findBulkQueries(
  em: EntityManager,
  viewer: BulkViewer,
  id: string | null = null,
): Promise<BulkQuery[]> {
  const rows = await query(
    em,
    sql<Row>`select id, status, query, row_count, error_count, failure, created_at, finished_at, expires_at, size_bytes, sha256
               from identity.bulk_query
              where ${belongsTo(viewer)} and (${id}::uuid is null or id = ${id}::uuid)
              order by created_at desc, id desc limit ${LISTED}`,
  );
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    query: row.query,
    rows: Number(row.row_count),
    errors: row.error_count,
    failure: row.failure,
    createdAt: new Date(row.created_at),
    finishedAt: dateOrNull(row.finished_at),
    expiresAt: dateOrNull(row.expires_at),
    sizeBytes: row.size_bytes === null ? null : Number(row.size_bytes),
    sha256: row.sha256,
  }));
}

export interface NewBulkQuery {
  id: string;
  userId: string;
  organizationId: string | null;
  /** The session, or the API key, that asks. */
  sessionId: string;
  viaKey: boolean;
  query: string;
  at: Date;
}

/** False when the organization, or the person without one, has another under way. Acts as the user. */
export async function insertBulkQuery(em: EntityManager, asked: NewBulkQuery): Promise<boolean> {
  const { id, userId, organizationId, sessionId, viaKey, at } = asked;
  const inserted = await execute(
    em,
    sql`insert into identity.bulk_query (id, user_id, organization_id, session_id, via_key, query, status, created_at)
        values (${id}, ${userId}, ${organizationId}, ${sessionId}, ${viaKey}, ${asked.query}, 'QUEUED', ${at}::timestamptz)
        on conflict (coalesce(organization_id, user_id)) where status in ('QUEUED', 'RUNNING') do nothing`,
  );
  return inserted > 0;
}

/** The one of the viewer that is under way with this query. Acts as the user. */
export async function findUnderWay(
  em: EntityManager,
  viewer: BulkViewer,
  text: string,
): Promise<BulkQuery | undefined> {
  const [row] = await query(
    em,
    sql<{
      id: string;
    }>`select id from identity.bulk_query
         where query = ${text} and status in ('QUEUED', 'RUNNING') and ${belongsTo(viewer)}`,
  );
  return row && (await findBulkQueries(em, viewer, row.id))[0];
}

/** Acts as the user. */
export async function cancelBulkQuery(
  em: EntityManager,
  viewer: BulkViewer,
  id: string,
  at: Date,
): Promise<void> {
  await execute(
    em,
    sql`update identity.bulk_query set status = 'CANCELLED', finished_at = ${at}::timestamptz
         where id = ${id} and status in ('QUEUED', 'RUNNING') and ${belongsTo(viewer)}`,
  );
}

/** One that a process works on. */
export interface ClaimedBulkQuery {
  id: string;
  userId: string;
  sessionId: string;
  viaKey: boolean;
  query: string;
  /** Counts up; an attempt that another process took over ends. */
  attempt: number;
}

/** The next one, of anyone, which no process works on any more. */
export async function claimBulkQuery(em: EntityManager, at: Date): Promise<ClaimedBulkQuery | undefined> {
  const [row] = await query(
    em,
    sql<{
      id: string;
      user_id: string;
      session_id: string;
      via_key: boolean;
      query: string;
      attempt: number;
    }>`
      select * from identity.claim_bulk_query(${at}::timestamptz)`,
  );
  if (!row) return undefined;
  const { user_id: userId, session_id: sessionId, via_key: viaKey, ...rest } = row;
  return { ...rest, userId, sessionId, viaKey };
}

export interface Progress {
  rows: number;
  errors: number;
}

/** Says how far an attempt is; false when it was cancelled, or taken over. Acts as the user. */
export async function noteProgress(
  em: EntityManager,
  { id, attempt }: ClaimedBulkQuery,
  { rows, errors }: Progress,
  at: Date,
): Promise<boolean> {
  const changed = await execute(
    em,
    sql`update identity.bulk_query set row_count = ${rows}, error_count = ${errors}, heartbeat_at = ${at}::timestamptz
         where id = ${id} and attempt = ${attempt} and status = 'RUNNING'`,
  );
  return changed > 0;
}

export type BulkEnd =
  | ({ status: 'DONE'; sizeBytes: number; sha256: string; expiresAt: Date } & Progress)
  | { status: 'FAILED'; failure: string };

/** False when it was cancelled or taken over meanwhile. Acts as the user. */
export async function finishBulkQuery(
  em: EntityManager,
  { id, attempt }: ClaimedBulkQuery,
  end: BulkEnd,
  at: Date,
): Promise<boolean> {
  const done = end.status === 'DONE' ? end : undefined;
  const changed = await execute(
    em,
    sql`update identity.bulk_query
           set status = ${end.status}, finished_at = ${at}::timestamptz,
               failure = ${end.status === 'FAILED' ? end.failure : null},
               row_count = coalesce(${done?.rows ?? null}, row_count), error_count = coalesce(${done?.errors ?? null}, error_count),
               size_bytes = ${done?.sizeBytes ?? null}, sha256 = ${done?.sha256 ?? null},
               expires_at = ${done?.expiresAt ?? null}::timestamptz
         where id = ${id} and attempt = ${attempt} and status = 'RUNNING'`,
  );
  return changed > 0;
}

/** Ids of those whose time is over, of anyone. */
export const findPastBulkQueries = (em: EntityManager, at: Date) =>
  query(
    em,
    sql<{
      id: string;
      user_id: string;
    }>`select id, user_id from identity.bulk_queries_past(${at}::timestamptz)`,
  );

/** Acts as the user. */
export async function deleteBulkQuery(em: EntityManager, id: string): Promise<void> {
  await execute(em, sql`delete from identity.bulk_query where id = ${id}`);
}

/** Those of the user end, and are removed with their results. Acts as the user. */
export async function endBulkQueries(em: EntityManager, userId: string, at: Date): Promise<void> {
  await execute(
    em,
    sql`update identity.bulk_query
           set status = case when status in ('QUEUED', 'RUNNING') then 'CANCELLED' else status end, query = '',
               finished_at = coalesce(finished_at, ${at}::timestamptz), expires_at = ${at}::timestamptz
         where user_id = ${userId}`,
  );
}

/** Empties what a person asked and ends what is under way; results go with the next look at what is past. Acts as the user. */
export async function forgetBulkQueries(em: EntityManager, userId: string, at: Date): Promise<void> {
  await execute(
    em,
    sql`update identity.bulk_query
           set query = '', expires_at = ${at}::timestamptz, finished_at = coalesce(finished_at, ${at}::timestamptz),
               status = case when status in ('QUEUED', 'RUNNING') then 'CANCELLED' else status end
         where user_id = ${userId}`,
  );
}
