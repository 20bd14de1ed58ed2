import {
  countRows,
  type EntityManager,
  keyset,
  type Page,
  query,
  type RawBuilder,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import type { SignInMethod } from './sign-in-method.js';

const NEWEST_FIRST: SortOrder = {
  columns: [
    ['s.created_at', 'timestamptz'],
    ['s.id', 'uuid'],
  ],
  direction: 'desc',
};

export interface StoredSession {
  id: string;
  name: string | null;
  beganBy: SignInMethod | null;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
}

interface Row {
  id: string;
  name: string | null;
  began_by: SignInMethod | null;
  created_at: string;
  last_used_at: string;
  expires_at: string;
}

const COLUMNS = sql.raw(`s.id, s.name, s.began_by, s.created_at, s.expires_at,
  coalesce((select max(t.issued_at) from identity.refresh_token t where t.session_id = s.id), s.created_at) as last_used_at`);

/** A page of a user's sessions that can still be refreshed; one row more than asked for. */
export async function findOpenSessions(
  em: EntityManager,
  userId: string,
  page: Page,
  now: Date,
): Promise<StoredSession[]> {
  const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
  const conditions = [...openOf(userId, now), ...within];
  const rows = await query(
    em,
    sql<Row>`select ${COLUMNS} from identity.session s where ${sql.join(conditions, sql` and `)}
              order by ${orderBy} limit ${limit}`,
  );
  return rows.map(sessionOf);
}

/** How many of them there are, up to COUNT_CAP. */
export function countOpenSessions(em: EntityManager, userId: string, now: Date): Promise<number> {
  const conditions = sql.join(openOf(userId, now), sql` and `);
  return countRows(em, sql`select 1 from identity.session s where ${conditions}`);
}

function openOf(userId: string, now: Date): RawBuilder<unknown>[] {
  return [sql`s.user_id = ${userId}`, sql`s.revoked_at is null`, sql`s.expires_at > ${now}::timestamptz`];
}

/** Undefined when the user has no such open session. */
export async function renameOpenSession(
  em: EntityManager,
  { userId, sessionId, name, now }: { userId: string; sessionId: string; name: string; now: Date },
): Promise<StoredSession | undefined> {
  const [row] = await query(
    em,
    sql<Row>`update identity.session s set name = ${name}
              where s.id = ${sessionId} and s.user_id = ${userId} and s.revoked_at is null
                and s.expires_at > ${now}::timestamptz
             returning ${COLUMNS}`,
  );
  return row && sessionOf(row);
}

function sessionOf(row: Row): StoredSession {
  return {
    id: row.id,
    name: row.name,
    beganBy: row.began_by,
    createdAt: new Date(row.created_at),
    lastUsedAt: new Date(row.last_used_at),
    expiresAt: new Date(row.expires_at),
  };
}
