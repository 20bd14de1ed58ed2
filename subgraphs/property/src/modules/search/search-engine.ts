import type { Page } from '@propmubi/runtime';
import type { SearchText } from './search-text.js';
import type { SearchFilter, SearchKind, SearchSort } from './search.types.js';

/** What a person typed, as an engine has understood it. */
export interface Understood extends SearchText {
  /** Beginnings of words that hits have, for highlights. */
  terms: readonly string[];
  /** The engine's own form of the query; '' where no words were given. */
  match: string;
  /** The words as they are compared with titles. */
  text: string;
}

export interface FoundDocument {
  kind: SearchKind;
  id: string;
  title: string;
  subtitle: string;
  /** Greater is better; part of the cursor, so equal for the same query and document. */
  score: number;
}

export interface FacetRow {
  facet: 'LOCALITY' | 'BEDROOMS' | 'PRICE_BAND' | 'STATUS';
  value: string;
  label: string;
  count: number;
}

/**
 * Finds published homes, projects, builders and places. Postgres is the engine (`postgres-engine.ts`); past some million documents
 * OpenSearch can take its place (`opensearch-engine.ts`). Hits are in the order of score, kind and id.
 */
export interface SearchEngine {
  understand(text: string): Promise<Understood>;
  /** The best documents of the kinds asked for, best first. */
  findBest(understood: Understood, filter: SearchFilter & { limit: number }): Promise<FoundDocument[]>;
  /** A page of the first MAX_DEPTH of them, and one more; read from its end where it is a last one. */
  findPage(
    understood: Understood,
    filter: SearchFilter & { sort?: SearchSort },
    page: Page,
  ): Promise<FoundDocument[]>;
  /** How the homes found spread. */
  countFacets(understood: Understood, filter: SearchFilter): Promise<FacetRow[]>;
}

/** Ranks depend on the whole, and few people read beyond some hundred hits. */
export const MAX_DEPTH = 500;
