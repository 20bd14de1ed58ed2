import { type EntityName, raw } from '@mikro-orm/postgresql';
import type { EntityManager } from '../../db/entity-manager.js';
import { query, type RawBuilder, sql } from '../../db/query.js';
import { COUNT_CAP } from './connection-types.js';

/** How many rows a statement selects, at most `cap`: it is read no further. */
export async function countRows(
  em: EntityManager,
  rows: RawBuilder<unknown>,
  cap = COUNT_CAP,
): Promise<number> {
  const counting = sql<{ count: number }>`
    select count(*)::int as count from (select 1 from (${rows}) found limit ${cap}) counted`;
  const [row] = await query(em, counting);
  return row?.count ?? 0;
}

/** How many entities meet all `conditions`, those of a list read by `find`; at most `cap`, as countRows. */
export async function countEntities<Entity extends object>(
  em: EntityManager,
  EntityClass: EntityName<Entity>,
  conditions: readonly object[],
  cap = COUNT_CAP,
): Promise<number> {
  const some = em
    .createQueryBuilder(EntityClass, 'found')
    .select(raw('1 as one') as never)
    .where({ $and: conditions } as never)
    .limit(cap);
  const counted = em
    .createQueryBuilder(some as never, 'counted')
    .select(raw('count(*)::int as count') as never);
  const [row] = (await counted.execute('all')) as { count: number }[];
  return row?.count ?? 0;
}
