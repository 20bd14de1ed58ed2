import { type EntityManager, execute, query, sql } from '@propmubi/runtime';
import type { IndexedDocument } from './search-index.js';

export interface IndexState {
  /** The index that changes are recorded for. */
  name: string;
  /** The last of the documents that were there before and have been sent; null once all have. */
  sent: DocumentKey | null;
}

export interface DocumentKey {
  kind: string;
  id: string;
}

export async function findIndexState(em: EntityManager): Promise<IndexState | undefined> {
  const [row] = await query(
    em,
    sql<{ name: string; filled: boolean; kind: string; id: string }>`
      select name, filled_at is not null as filled, sent_kind as kind, sent_id as id from property.search_index`,
  );
  return row && { name: row.name, sent: row.filled ? null : { kind: row.kind, id: row.id } };
}

/**
 * Changes are recorded for an index from now on, and it is to be filled. Waits for who is writing documents, so that each
 * document is either there when the index is filled or recorded as a change.
 */
export async function beginIndex(em: EntityManager, name: string): Promise<void> {
  await execute(em, sql`lock table property.search_document in share row exclusive mode`);
  await execute(em, sql`delete from property.search_change`);
  await execute(em, sql`delete from property.search_index`);
  await execute(em, sql`insert into property.search_index (name) values (${name})`);
}

/** The next documents of an index that is being filled. */
export function documentsAfter(
  em: EntityManager,
  { kind, id }: DocumentKey,
  most: number,
): Promise<DocumentKey[]> {
  return query(
    em,
    sql<DocumentKey>`
      select kind, id from property.search_document where (kind, id) > (${kind}, ${id}::uuid)
       order by kind, id limit ${most}::int`,
  );
}

/** Remembers how far an index is filled; undefined: it has everything. */
export async function saveSent(em: EntityManager, last: DocumentKey | undefined): Promise<void> {
  const change = last ? sql`sent_kind = ${last.kind}, sent_id = ${last.id}::uuid` : sql`filled_at = now()`;
  await execute(em, sql`update property.search_index set ${change}`);
}

/** Whether this transaction alone takes changes: of two the later could send what is older. */
export async function lockIndexing(em: EntityManager): Promise<boolean> {
  const [row] = await query(
    em,
    sql<{ locked: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('property.search_index', 0)) as locked`,
  );
  return row?.locked ?? false;
}

/** Takes the oldest changes from the queue, for good when this transaction commits. */
export function takeChanges(em: EntityManager, most: number): Promise<DocumentKey[]> {
  return query(
    em,
    sql<DocumentKey>`
      delete from property.search_change where ctid = any (array(
        select ctid from property.search_change order by position limit ${most}::int))
      returning kind, id`,
  );
}

/** A document as it is now; without a title where there is none any more. */
export type CurrentDocument = DocumentKey & Partial<IndexedDocument>;

export function readDocuments(em: EntityManager, keys: readonly DocumentKey[]): Promise<CurrentDocument[]> {
  return query(
    em,
    sql<CurrentDocument>`
      select given.kind, given.id, d.title, d.subtitle,
             array_to_string(tsvector_to_array(d.vector), ' ') as words,
             case d.kind when 'AGENT' then to_json(array(select y.id from property.locality y
               where y.normalized_name = any(a.locality_keys) order by y.id)) else to_json(d.locality_id) end as "localityId", d.bedrooms, d.list_price::float8 as "listPrice", d.status,
             d.rera_number as "reraNumber", coalesce(l.trust_band, p.trust_band) as "trustBand",
             coalesce(l.trust_percentile, p.trust_percentile) as "trustPercentile",
             coalesce(l.trust_rank, p.trust_rank, -1) as "trustRank"
        from (select distinct kind, id from json_to_recordset(${JSON.stringify(keys)}::json) as row (kind text, id uuid)) given
        left join property.search_document d on d.kind = given.kind and d.id = given.id
        left join property.listing l on d.kind = 'LISTING' and l.id = d.id
        left join property.project p on d.kind = 'PROJECT' and p.id = d.id
        left join property.agent_profile a on d.kind = 'AGENT' and a.id = d.id
       order by given.kind, given.id`,
  );
}
