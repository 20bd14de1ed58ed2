import type { EntityManager } from '@propmubi/runtime';
import type { DependsOn } from '../listing/depends-on.js';
import { findAny, findDocuments, findPage, type FoundRow, wantedKinds } from './search.repository.js';
import type { FoundDocument, SearchEngine, SearchPage } from './search-engine.js';
import { countFacets } from './search-facets.js';
import { NAMED_KINDS } from './search-kinds.js';
import { type SearchFilter, SearchKind, type SearchSort } from './search.types.js';
import { understand, type Understood } from './understand.js';

/** The tables `search_document` and `search_word`, which triggers keep: nothing to set up, and never behind. */
export const postgresSearch: SearchEngine = {
  async find(db, { text, filter, sort }, page) {
    return db.read(async (em) => {
      const { understood, rows } = await findMeant(em, await understand(em, text), { ...filter, sort }, page);
      return {
        engine: 'postgres',
        documents: rows.map((row) => documentOf(row, understood.tsquery)),
        countFacets: () => db.read((reader) => countFacets(reader, understood, filter)),
        dependsOn: homesOf(understood.wider ?? understood, filter),
      };
    });
  },

  suggest: (db, text, most) =>
    db.read(async (em) => {
      const understood = await understand(em, text);
      // What is typed goes on: a number, too.
      const { wider = understood } = understood;
      const rows = await findDocuments(em, wider, { kinds: [...NAMED_KINDS], limit: most });
      const documents = rows.map((row) => documentOf(row, wider.tsquery));
      // No homes are suggested, but their words say what is spelt rightly.
      return { documents, dependsOn: { homes: [], onNewWords: true } };
    }),
};

/** A number is itself where anything has it with the other words, and else the beginning of one. */
async function findMeant(
  em: EntityManager,
  understood: Understood,
  filter: SearchFilter & { sort?: SearchSort },
  page: SearchPage,
): Promise<{ understood: Understood; rows: FoundRow[] }> {
  const rows = await findPage(em, understood, filter, page);
  const { wider } = understood;
  const isFirst = !page.after && !page.before;
  // Nothing on another page says nothing of the first.
  const isMeant = !wider || rows.length > 0 || (!isFirst && (await findAny(em, understood, filter)));
  return isMeant
    ? { understood, rows }
    : { understood: wider, rows: await findPage(em, wider, filter, page) };
}

/** The homes that may change what is found: those that say a word of it, or are where it looks. */
function homesOf(understood: Understood, filter: SearchFilter): DependsOn {
  const { narrowest, bedrooms } = understood;
  const { localityIds } = filter;
  const homes = {
    ...(narrowest ? { words: narrowest } : localityIds && { localityIds }),
    ...(bedrooms !== null && { bedrooms: [bedrooms] }),
  };
  return {
    homes: wantedKinds(understood, filter).includes(SearchKind.LISTING) ? [homes] : [],
    onNewWords: understood.text !== '',
  };
}

function documentOf(row: FoundRow, tsquery: string): FoundDocument {
  const terms = tsquery.match(/[a-z0-9]+/g) ?? [];
  const highlights = (row.title.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) =>
    terms.some((term) => word.toLowerCase().startsWith(term)),
  );
  return { ...row, highlights };
}
