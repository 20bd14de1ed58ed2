import { type Database, execute, query, sql, systemViewer } from '@propmubi/runtime';
import { SearchKind } from './search.types.js';

const SLICE = 500;
/** Of Postgres: the lock is not to be had at once. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Removes the words after `after`, in alphabetical order, that no document has any more: a slice of them. Returns the last
 * word it looked at, '' at the end, and `after` again where documents were being written: the lock keeps words that a
 * document brings in this moment, and is not waited for.
 */
export async function pruneSearchWords(database: Database, after: string): Promise<string> {
  try {
    return await database.scope(systemViewer(null)).write(async (em) => {
      await execute(em, sql`lock table property.search_word in share row exclusive mode nowait`);
      const [slice] = await query(
        em,
        sql<{ last: string | null; size: number }>`
          with slice as (
            select word from property.search_word where word > ${after} order by word limit ${SLICE}::int
          ), pruned as (
            delete from property.search_word w using slice
             where w.word = slice.word and not (${isSomewhere()})
          )
          select max(word) as last, count(*)::int as size from slice`,
      );
      return slice && slice.size === SLICE ? (slice.last ?? '') : '';
    });
  } catch (error) {
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return after;
    throw error;
  }
}

/** The kinds stand in the text, so that Postgres uses the index of each. */
function isSomewhere() {
  const kinds = Object.values(SearchKind).map(
    (kind) => sql`exists (select from property.search_document d
      where d.kind = ${sql.lit(kind)} and d.vector @@ w.word::tsquery)`,
  );
  return sql.join(kinds, sql` or `);
}
