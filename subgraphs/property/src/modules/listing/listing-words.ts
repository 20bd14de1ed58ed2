import { type EntityManager, query, sql } from '@propmubi/runtime';

/** What search finds a listing by. */
export interface ListingWords {
  words: string[];
  /** Of these, the words that nothing had before this transaction: a search for what resembles them finds otherwise from here on. */
  newWords: string[];
}

/** Words of its search document, which the database keeps as the row is written; none of a listing that is not on the market. */
export async function wordsOf(em: EntityManager, listingId: string): Promise<ListingWords> {
  const [found] = await query(
    em,
    sql<ListingWords>`
      select document.words, array(select w.word from property.search_word w
               where w.word = any(document.words) and w.xmin = pg_current_xact_id()::xid order by 1) as "newWords"
        from property.search_document, lateral tsvector_to_array(vector) document (words)
       where kind = 'LISTING' and id = ${listingId}::uuid`,
  );
  return found ?? { words: [], newWords: [] };
}
