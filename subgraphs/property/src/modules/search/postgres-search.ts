import { countFacets, findDocuments, findPage, type FoundRow, understand } from './search.repository.js';
import type { FoundDocument, SearchEngine } from './search-engine.js';
import { NAMED_KINDS } from './search-kinds.js';

/** The tables `search_document` and `search_word`, which triggers keep: nothing to set up, and never behind. */
export const postgresSearch: SearchEngine = {
  async find(db, { text, filter, sort }, page) {
    return db.read(async (em) => {
      const understood = await understand(em, text);
      const rows = await findPage(em, understood, { ...filter, sort }, page);
      return {
        engine: 'postgres',
        documents: rows.map((row) => documentOf(row, understood.tsquery)),
        countFacets: () => db.read((reader) => countFacets(reader, understood, filter)),
      };
    });
  },

  suggest: (db, text, most) =>
    db.read(async (em) => {
      const understood = await understand(em, text);
      const rows = await findDocuments(em, understood, { kinds: [...NAMED_KINDS], limit: most });
      return rows.map((row) => documentOf(row, understood.tsquery));
    }),
};

function documentOf(row: FoundRow, tsquery: string): FoundDocument {
  const terms = tsquery.match(/[a-z0-9]+/g) ?? [];
  const highlights = (row.title.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) =>
    terms.some((term) => word.toLowerCase().startsWith(term)),
  );
  return { ...row, highlights };
}
