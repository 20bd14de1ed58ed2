import type { EntityManager } from '../../db/entity-manager.js';
import { query, type RawBuilder, sql } from '../../db/query.js';
import { COUNT_CAP } from './connection-types.js';

/** How many rows a statement selects, at most COUNT_CAP: it is read no further. */
export async function countRows(em: EntityManager, rows: RawBuilder<unknown>): Promise<number> {
  const counting = sql<{ count: number }>`
    select count(*)::int as count from (select 1 from (${rows}) found limit ${COUNT_CAP}) counted`;
  const [row] = await query(em, counting);
  return row?.count ?? 0;
}
