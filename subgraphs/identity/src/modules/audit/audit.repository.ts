import {
  type AuditKind,
  countRows,
  type Database,
  type EntityManager,
  keyset,
  type Page,
  pgTextArray,
  query,
  queryTogether,
  type RawBuilder,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import type { AuditHead, AuditLink } from './audit-chain.js';
import { CONFIDENTIAL_ACTIONS } from './confidential-acts.js';

/** Of one chain, by an index of its own; and of all of them. */
const BY_TIME: SortOrder = {
  columns: [
    ['recorded_at', 'timestamptz'],
    ['seq', 'bigint'],
  ],
  direction: 'desc',
};
const BY_TIME_EVERYWHERE: SortOrder = {
  columns: [
    ['recorded_at', 'timestamptz'],
    ['organization_id', 'uuid'],
    ['seq', 'bigint'],
  ],
  direction: 'desc',
};

/** Which entries to read; every given condition must hold. */
export interface AuditSearch {
  /** The tenant, or the platform; null: all. */
  chain: string | null;
  /** Otherwise no confidential act is found by the id of a person. */
  findsPersons: boolean;
  actions?: readonly string[] | null;
  kind?: AuditKind | null;
  actorId?: string | null;
  subjectId?: string | null;
  since?: Date | null;
  until?: Date | null;
}

/** A row with the names that `linkOf` reads, whichever client reads it. */
export interface AuditRow {
  organization_id: string;
  version: 1 | 2;
  seq: string | number;
  recorded_at: Date | string;
  kind: AuditKind;
  source: string;
  event_id: string | null;
  actor_id: string | null;
  role: string | null;
  via_key: boolean;
  action: string;
  subject_type: string | null;
  subject_id: string | null;
  person_id: string | null;
  details: Record<string, unknown>;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  key_id: string | null;
  hash: string;
}

export const AUDIT_COLUMNS = `organization_id, version, seq, recorded_at, kind, source, event_id, actor_id, role, via_key, action,
  subject_type, subject_id, person_id, details, before, after, key_id, hash`;

export function linkOf(row: AuditRow): AuditLink {
  return {
    version: row.version,
    organizationId: row.organization_id,
    seq: Number(row.seq),
    recordedAt: new Date(row.recorded_at),
    kind: row.kind,
    source: row.source,
    eventId: row.event_id,
    actorId: row.actor_id,
    role: row.role,
    viaKey: row.via_key,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    personId: row.person_id,
    details: row.details,
    before: row.before,
    after: row.after,
    keyId: row.key_id,
    hash: row.hash,
  };
}

/** Locks the head of a chain, which begins with `first`; undefined for the chain of another tenant. */
export async function lockHead(
  em: EntityManager,
  organizationId: string,
  first: AuditHead,
): Promise<{ seq: number; hash: string } | undefined> {
  const [, [head]] = await queryTogether<[unknown, { seq: string; hash: string }]>(
    em,
    sql`insert into identity.audit_head (organization_id, seq, hash, seal, key_id)
        values (${organizationId}, ${first.seq}, ${first.hash}, ${first.seal}, ${first.keyId}) on conflict do nothing`,
    sql`select seq, hash from identity.audit_head where organization_id = ${organizationId} for update`,
  );
  return head && { ...head, seq: Number(head.seq) };
}

/** Inserts entries of one chain, whose head is locked, and moves it to the last of them. */
export async function insertLinks(
  em: EntityManager,
  links: readonly AuditLink[],
  { keyId, seq, hash, seal }: AuditHead,
): Promise<void> {
  const rows = links.map((link) => ({ ...link, recordedAt: link.recordedAt.toISOString() }));
  await queryTogether(
    em,
    sql`insert into identity.audit_entry (organization_id, version, seq, recorded_at, kind, source, event_id, actor_id, role,
          via_key, action, subject_type, subject_id, person_id, details, before, after, key_id, hash)
        select "organizationId", version, seq, "recordedAt", kind, source, "eventId", "actorId", role, "viaKey", action,
               "subjectType", "subjectId", "personId", details, before, after, "keyId", hash
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as link ("organizationId" uuid, version smallint, seq bigint,
            "recordedAt" timestamptz, kind text, source text, "eventId" uuid, "actorId" uuid, role text, "viaKey" boolean,
            action text, "subjectType" text, "subjectId" uuid, "personId" uuid, details jsonb, before jsonb, after jsonb,
            "keyId" text, hash text)`,
    sql`update identity.audit_head set seq = ${seq}, hash = ${hash}, seal = ${seal}, key_id = ${keyId}
         where organization_id = ${links[0]?.organizationId ?? null}`,
  );
}

/** A page of those entries that fit, newest first. Cursors are time, tenant and place. */
export async function findEntries(em: EntityManager, page: Page, search: AuditSearch): Promise<AuditLink[]> {
  const { within, orderBy, limit } =
    search.chain === null ? keyset(page, BY_TIME_EVERYWHERE) : keyset(ofChain(page), BY_TIME);
  const conditions = sql.join([...matching(search), ...within], sql` and `);
  const rows = await query<AuditRow>(
    em,
    sql`select ${sql.raw(AUDIT_COLUMNS)} from identity.audit_entry where ${conditions} order by ${orderBy} limit ${limit}`,
  );
  return rows.map(linkOf);
}

/** The page with cursors of time and place: the tenant is a condition already. */
function ofChain(page: Page): Page {
  const withoutTenant = (cursor: Page['after']): Page['after'] =>
    cursor && ([cursor[0], cursor[2]] as typeof cursor);
  return { ...page, after: withoutTenant(page.after), before: withoutTenant(page.before) };
}

/** How many entries fit, up to COUNT_CAP. */
export function countEntries(em: EntityManager, search: AuditSearch): Promise<number> {
  const conditions = sql.join(matching(search), sql` and `);
  return countRows(em, sql`select 1 from identity.audit_entry where ${conditions}`);
}

/** A page of what was shown of a person's data, newest first. Asked by that person: row level security shows no more. */
export async function findReadsOf(em: EntityManager, personId: string, page: Page): Promise<AuditLink[]> {
  const { within, orderBy, limit } = keyset(page, BY_TIME_EVERYWHERE);
  const conditions = sql.join([sql`kind = 'READ' and person_id = ${personId}::uuid`, ...within], sql` and `);
  const rows = await query<AuditRow>(
    em,
    sql`select ${sql.raw(AUDIT_COLUMNS)} from identity.audit_entry where ${conditions} order by ${orderBy} limit ${limit}`,
  );
  return rows.map(linkOf);
}

/** The next entries of a chain in its own order. */
export async function entriesAfter(
  em: EntityManager,
  chain: string,
  seq: number,
  limit: number,
): Promise<AuditLink[]> {
  const rows = await query<AuditRow>(
    em,
    sql`select ${sql.raw(AUDIT_COLUMNS)} from identity.audit_entry
         where organization_id = ${chain} and seq > ${seq}::bigint order by seq limit ${limit}`,
  );
  return rows.map(linkOf);
}

export async function findHead(em: EntityManager, chain: string): Promise<AuditHead | undefined> {
  const [head] = await query<{ keyId: string | null; seq: string; hash: string; seal: string }>(
    em,
    sql`select key_id as "keyId", seq, hash, seal from identity.audit_head where organization_id = ${chain}`,
  );
  return head && { ...head, seq: Number(head.seq) };
}

const CONFIDENTIAL = sql`action = any(${pgTextArray(CONFIDENTIAL_ACTIONS)}::text[])`;

function matching({
  chain,
  findsPersons,
  actions,
  kind,
  actorId,
  subjectId,
  since,
  until,
}: AuditSearch): RawBuilder<unknown>[] {
  const wanted: RawBuilder<unknown>[] = chain === null ? [] : [sql`organization_id = ${chain}::uuid`];
  if (actions != null) wanted.push(sql`action = any(${pgTextArray(actions)}::text[])`);
  if (kind != null) wanted.push(sql`kind = ${kind}`);
  if (actorId != null) wanted.push(sql`actor_id = ${actorId}::uuid`);
  if (subjectId != null) wanted.push(sql`subject_id = ${subjectId}::uuid`);
  if (!findsPersons && actorId != null) wanted.push(sql`not ${CONFIDENTIAL}`);
  if (!findsPersons && subjectId != null) wanted.push(sql`not (${CONFIDENTIAL} and subject_type = 'USER')`);
  if (since != null) wanted.push(sql`recorded_at >= ${since}::timestamptz`);
  if (until != null) wanted.push(sql`recorded_at < ${until}::timestamptz`);
  return wanted.length === 0 ? [sql`true`] : wanted;
}

/** Events with audit entries that this subgraph could not handle. */
export async function countUndelivered(database: Database): Promise<number> {
  const [row] = await query(
    database.orm.em.fork(),
    sql<{ count: string }>`select count(*) as count from identity.dead_letter where type = 'ActionsAudited'`,
  );
  return Number(row?.count ?? 0);
}
