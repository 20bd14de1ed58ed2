import {
  countRows,
  type EntityManager,
  keyset,
  type Page,
  pgTextArray,
  query,
  type RawBuilder,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';
import {
  type AuditHead,
  type AuditLink,
  type AuditProblem,
  type AuditRecord,
  findProblem,
  genesisOf,
  headSeal,
  linkHash,
} from './audit-chain.js';

/** The chain of what concerns no tenant. */
export const PLATFORM_CHAIN = '00000000-0000-0000-0000-000000000000';

const NEWEST_FIRST: SortOrder = { columns: [['seq', 'bigint']], direction: 'desc' };

export type AuditAction =
  | 'ORGANIZATION_REGISTERED'
  | 'ORGANIZATION_VERIFIED'
  | 'ORGANIZATION_REJECTED'
  | 'MEMBER_INVITED'
  | 'INVITATION_WITHDRAWN'
  | 'MEMBER_JOINED'
  | 'MEMBER_LEFT'
  | 'AGENT_APPLIED'
  | 'AGENT_CONFIRMED'
  | 'AGENT_REJECTED'
  | 'AGENT_UPDATED'
  | 'AGENT_REMOVED'
  | 'IDENTITY_VERIFIED'
  | 'USER_DEACTIVATED'
  | 'ROLE_GRANTED'
  | 'ROLE_REVOKED'
  | 'USER_ERASED'
  | 'API_KEY_CREATED'
  | 'API_KEY_REVOKED'
  | 'SESSION_ENDED_FOR_REUSE'
  | 'SESSIONS_ENDED'
  | 'SECOND_FACTOR_ENROLLED'
  | 'SECOND_FACTOR_REMOVED'
  | 'SECOND_FACTOR_RESET'
  | 'RECOVERY_CODE_USED';

export interface NewAuditEntry {
  organizationId: string | null;
  actorId: string | null;
  action: AuditAction;
  subjectId: string;
  /** Ids and codes, never personal data: the log outlives an erasure. */
  details?: AuditRecord['details'];
  at: Date;
}

/** Which entries to read; every given condition must hold. */
export interface AuditSearch {
  actions?: readonly string[] | null;
  actorId?: string | null;
  subjectId?: string | null;
  since?: Date | null;
  until?: Date | null;
}

export interface AuditFinding {
  entries: number;
  problem: AuditProblem | null;
  /** Where it begins. */
  seq: number | null;
}

export interface AuditRow {
  seq: string | number;
  recorded_at: Date | string;
  actor_id: string | null;
  action: string;
  subject_id: string | null;
  details: AuditRecord['details'];
  hash: string;
}

export function createAuditLog(keys: IdentityKeys) {
  const key = keys.audit;
  return {
    /**
     * Appends within the transaction of what it tells, which acts in the entry’s tenant. The lock on the head puts
     * entries of one chain in an order without gaps; it is held until commit, so append last.
     */
    async append(em: EntityManager, { at, details = {}, ...entry }: NewAuditEntry): Promise<void> {
      const organizationId = entry.organizationId ?? PLATFORM_CHAIN;
      const genesis = genesisOf(organizationId);
      await em.flush();
      await query(
        em,
        sql`insert into identity.audit_head (organization_id, seq, hash, seal) values (${organizationId}, 0, ${genesis}, ${headSeal(key, organizationId, 0, genesis)}) on conflict do nothing`,
      );
      const [head] = await query<{ seq: string; hash: string }>(
        em,
        sql`select seq, hash from identity.audit_head where organization_id = ${organizationId} for update`,
      );
      if (!head) throw new Error('The audit chain of another tenant cannot be appended to.');
      const seq = Number(head.seq) + 1;
      const record: AuditRecord = { ...entry, organizationId, seq, recordedAt: at, details };
      const hash = linkHash(key, record, head.hash);
      await query(
        em,
        sql`insert into identity.audit_entry
           (organization_id, seq, recorded_at, actor_id, action, subject_id, details, hash)
         values (${organizationId}, ${seq}, ${at}::timestamptz, ${entry.actorId}, ${entry.action}, ${entry.subjectId}, ${JSON.stringify(details)}::jsonb, ${hash})`,
      );
      await query(
        em,
        sql`update identity.audit_head set seq = ${seq}, hash = ${hash}, seal = ${headSeal(key, organizationId, seq, hash)} where organization_id = ${organizationId}`,
      );
    },

    /** A page of those entries of a chain that fit, newest first. */
    async page(em: EntityManager, chain: string, page: Page, search: AuditSearch = {}): Promise<AuditLink[]> {
      const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
      const conditions = sql.join([...matching(chain, search), ...within], sql` and `);
      const rows = await query<AuditRow>(
        em,
        sql`select seq, recorded_at, actor_id, action, subject_id, details, hash from identity.audit_entry
          where ${conditions} order by ${orderBy} limit ${limit}`,
      );
      return rows.map((row) => linkOf(chain, row));
    },

    /** How many entries of a chain fit, up to COUNT_CAP. */
    count(em: EntityManager, chain: string, search: AuditSearch): Promise<number> {
      const conditions = sql.join(matching(chain, search), sql` and `);
      return countRows(em, sql`select 1 from identity.audit_entry where ${conditions}`);
    },

    /** Checks a whole chain against its hashes and its head. */
    async verify(em: EntityManager, chain: string): Promise<AuditFinding> {
      const rows = await query<AuditRow>(
        em,
        sql`select seq, recorded_at, actor_id, action, subject_id, details, hash from identity.audit_entry
          where organization_id = ${chain} order by seq`,
      );
      const [head] = await query<{ seq: string; hash: string; seal: string }>(
        em,
        sql`select seq, hash, seal from identity.audit_head where organization_id = ${chain}`,
      );
      const headLink: AuditHead | undefined = head && { ...head, seq: Number(head.seq) };
      const links = rows.map((row) => linkOf(chain, row));
      const found = findProblem(key, chain, links, headLink);
      return { entries: rows.length, problem: found?.problem ?? null, seq: found?.seq ?? null };
    },
  };
}

export type AuditLog = ReturnType<typeof createAuditLog>;

function matching(
  chain: string,
  { actions, actorId, subjectId, since, until }: AuditSearch,
): RawBuilder<unknown>[] {
  const wanted: RawBuilder<unknown>[] = [sql`organization_id = ${chain}`];
  if (actions != null) wanted.push(sql`action = any(${pgTextArray(actions)}::text[])`);
  if (actorId != null) wanted.push(sql`actor_id = ${actorId}::uuid`);
  if (subjectId != null) wanted.push(sql`subject_id = ${subjectId}::uuid`);
  if (since != null) wanted.push(sql`recorded_at >= ${since}::timestamptz`);
  if (until != null) wanted.push(sql`recorded_at < ${until}::timestamptz`);
  return wanted;
}

export function linkOf(organizationId: string, row: AuditRow): AuditLink {
  return {
    organizationId,
    seq: Number(row.seq),
    recordedAt: new Date(row.recorded_at),
    actorId: row.actor_id,
    action: row.action,
    subjectId: row.subject_id,
    details: row.details,
    hash: row.hash,
  };
}
