import type { Page, TenantScope } from '@propmubi/runtime';
import type { DependsOn } from '../listing/depends-on.js';
import type { SearchFacet, SearchFilter, SearchKind, SearchSort } from './search.types.js';

/** Something that was found, as the index has it. */
export interface FoundDocument {
  kind: SearchKind;
  id: string;
  title: string;
  subtitle: string;
  /** Its place in the order, part of its cursor: higher is earlier. */
  score: number;
  /** Words of the title that the query matched, as they are written there. */
  highlights: string[];
}

export interface SearchRequest {
  text: string;
  filter: SearchFilter;
  sort: SearchSort;
}

/** The place of a hit in the order: what sorts ascending, its score first, negated. */
export type SearchPlace = [negatedScore: number, kind: string, id: string];

/** A page that was asked for. A cursor belongs to the engine that gave it: undefined without one. */
export interface SearchPage extends Page<SearchPlace> {
  engine: SearchEngineName | undefined;
}

export interface FoundPage {
  /** Which engine gave it: its cursors mean something to that engine alone. */
  engine: SearchEngineName;
  /** One more than the page has where there are more; of a page from the end, the last first. */
  documents: FoundDocument[];
  countFacets(): Promise<SearchFacet[]>;
  /** Which homes may change it; undefined where it is not known. */
  dependsOn?: DependsOn;
}

/** What was found by a beginning, and on which homes that depends, as of a page. */
export type Suggested = Pick<FoundPage, 'documents' | 'dependsOn'>;

export const SEARCH_ENGINES = ['postgres', 'opensearch'] as const;
export type SearchEngineName = (typeof SEARCH_ENGINES)[number];

/** Finds homes, projects, builders, places and agents by what a person typed. `db` is the viewer's view of the data. */
export interface SearchEngine {
  find(db: TenantScope, request: SearchRequest, page: SearchPage): Promise<FoundPage>;
  /** Names that begin with what was typed, of places, projects, builders and agents, best first. */
  suggest(db: TenantScope, text: string, most: number): Promise<Suggested>;
}
