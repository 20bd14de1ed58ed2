import { createHash } from 'node:crypto';
import { type EntityManager, execute, query, sql } from '@propmubi/runtime';
import { appendToLog } from '../transparency/log.repository.js';

export interface AnchoredHead {
  chainId: string;
  seq: number;
  hash: string;
}

export interface AuditAnchor {
  anchorId: string;
  takenAt: string;
  heads: readonly AnchoredHead[];
}

/** How the transparency log names the list of an anchor. */
export const ANCHOR_TYPE = 'AUDIT_HEADS';

/** SHA-256 of the list, in the order of its chains: what the log says of it. It reveals neither tenants nor their activity. */
export function digestOf(heads: readonly AnchoredHead[]): string {
  const sorted = heads
    .map(({ chainId, seq, hash }) => [chainId, seq, hash] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

/** Keeps the heads, and their list in the log, whose next signed head covers it. */
export async function appendAnchor(
  em: EntityManager,
  { anchorId, takenAt, heads }: AuditAnchor,
): Promise<void> {
  await execute(
    em,
    sql`insert into trust.audit_anchor (anchor_id, chain_id, seq, hash, taken_at)
        select ${anchorId}::uuid, "chainId", seq, hash, ${takenAt}::timestamptz
          from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as head ("chainId" uuid, seq bigint, hash text)`,
  );
  await appendToLog(em, {
    documentId: anchorId,
    documentType: ANCHOR_TYPE,
    sha256: digestOf(heads),
    status: 'ANCHORED',
    at: takenAt,
  });
}

/** The chains that were ever anchored. */
export async function findAnchoredChains(em: EntityManager): Promise<string[]> {
  const rows = await query(
    em,
    sql<{ id: string }>`select distinct chain_id as id from trust.audit_anchor order by 1`,
  );
  return rows.map(({ id }) => id);
}

/** Places at which a chain was anchored, and its hash there. */
export async function findAnchorsOf(em: EntityManager, chainId: string): Promise<Map<number, string>> {
  const rows = await query(
    em,
    sql<{ seq: string; hash: string }>`
      select seq, hash from trust.audit_anchor where chain_id = ${chainId}::uuid order by seq`,
  );
  return new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
}

const CHECKED_AT_ONCE = 200;

/**
 * Anchors that are not what the log says of them: heads that were altered, removed or added since, and lists that the log does
 * not have. That the log itself is whole is another check.
 */
export async function findForgedAnchors(
  read: <T>(work: (em: EntityManager) => Promise<T>) => Promise<T>,
): Promise<string[]> {
  const forged: string[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  for (let page: LoggedAnchor[] | undefined; page === undefined || page.length === CHECKED_AT_ONCE;) {
    page = await read((em) => anchorsAfter(em, after));
    for (const { id, leaves, heads } of page) {
      const [leaf] = leaves;
      const isLogged = leaves.length === 1 && leaf !== undefined && claimOf(leaf) === digestOf(heads);
      if (!isLogged) forged.push(id);
      after = id;
    }
  }
  return forged;
}

interface LoggedAnchor {
  id: string;
  leaves: string[];
  heads: AnchoredHead[];
}

function anchorsAfter(em: EntityManager, after: string): Promise<LoggedAnchor[]> {
  return query(
    em,
    sql<LoggedAnchor>`
      with anchors as (
        select id from (
          select document_id as id from trust.log_entry where leaf like ${`%"documentType":"${ANCHOR_TYPE}"%`}
          union select anchor_id from trust.audit_anchor) known
         where id > ${after}::uuid order by id limit ${sql.lit(CHECKED_AT_ONCE)}
      )
      select id,
             (select coalesce(json_agg(leaf order by position), '[]') from trust.log_entry where document_id = id) as leaves,
             (select coalesce(json_agg(json_build_object('chainId', chain_id, 'seq', seq, 'hash', hash)), '[]')
                from trust.audit_anchor where anchor_id = id) as heads
        from anchors order by id`,
  );
}

function claimOf(leaf: string): unknown {
  const { documentType, sha256 } = JSON.parse(leaf) as { documentType?: unknown; sha256?: unknown };
  return documentType === ANCHOR_TYPE ? sha256 : undefined;
}
