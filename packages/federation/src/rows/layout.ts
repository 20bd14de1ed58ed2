import type { GraphQLSchema } from 'graphql';
import type { CompiledFetch } from '../plan/fetch.js';
import type { FetchBatch } from '../plan/batch.js';
import type { Destination } from '../plan/send.js';
import { plainFields, type PlainField } from '../plan/representations.js';
import type { RequestTemplate } from '../plan/request.js';
import { Place, type Link } from './place.js';
import {
  attemptRows,
  entitiesTable,
  refuse,
  rootTable,
  selectionOf,
  TableMaker,
  type Table,
} from './tables.js';

/** One request of a plan: a fetch, or several entity fetches of one subgraph and level. */
export interface PlannedRequest {
  readonly fetches: readonly CompiledFetch[];
  /** Where there are several fetches. */
  readonly batch: FetchBatch | undefined;
}

/** A request whose answer is read into rows. */
export interface RowRequest extends PlannedRequest {
  /** Of a run's answers, the place of this one. */
  readonly answer: number;
  readonly to: Destination;
  readonly template: RequestTemplate;
  readonly variableUsages: readonly string[];
  /** What it asks about entities; none for a root fetch. */
  readonly parts: readonly RowPart[];
  /** What a root fetch answers; undefined for entities. */
  readonly root: { readonly table: Table; readonly link: Link } | undefined;
}

/** Entities of one `_entities` of a request. A row is one of its representations. */
export interface RowPart {
  readonly alias: string;
  readonly variable: string;
  readonly table: Table;
  readonly members: readonly RowMember[];
}

/** A fetch of a part: whose entities it asks for, and where their rows are told. */
export interface RowMember {
  readonly fetch: CompiledFetch;
  readonly place: Place;
  readonly link: Link;
  /** Of the representation, `__typename` left out. */
  readonly fields: readonly PlainField[];
}

/** Where everything of a plan's answers stands. */
export interface Layout {
  readonly tables: readonly Table[];
  readonly root: Place;
  readonly requests: readonly RowRequest[];
}

/**
 * Lays out the answers of a plan as tables. Undefined for plans that need objects: what is not a query, has types of which the
 * answer tells, fields that two subgraphs give, representations with objects in them, rewrites, conditions within
 * a request, or answers that are cached.
 */
export function layOut(schema: GraphQLSchema, requests: readonly PlannedRequest[]): Layout | undefined {
  const maker = new TableMaker(schema);
  const root = new Place(maker.empty());
  return attemptRows(() => {
    const laidOut = requests.map((request, answer) =>
      request.fetches.some(({ represent }) => represent)
        ? entityRequest(schema, maker, root, request, answer)
        : rootRequest(maker, root, request, answer),
    );
    return { tables: maker.tables, root, requests: laidOut };
  });
}

function rootRequest(maker: TableMaker, root: Place, request: PlannedRequest, answer: number): RowRequest {
  const [fetch] = request.fetches;
  if (!fetch || request.batch || fetch.path.steps.length > 0) return refuse();
  checkPlain(fetch);
  const table = rootTable(maker, answer, selectionOf(fetch.template.query));
  const link = root.link(table, [], false);
  const { template, variableUsages } = fetch;
  return { ...request, answer, to: fetch, template, variableUsages, parts: [], root: { table, link } };
}

function entityRequest(
  schema: GraphQLSchema,
  maker: TableMaker,
  root: Place,
  request: PlannedRequest,
  answer: number,
): RowRequest {
  const { fetches, batch } = request;
  fetches.forEach(checkPlain);
  const [only] = fetches;
  const whole = batch ?? only;
  if (!whole) return refuse();
  const asked = batch?.parts ?? [{ alias: '_entities', variable: 'representations', members: fetches }];
  const selection = selectionOf(whole.template.query);
  const parts = asked.map(({ alias, variable, members }): RowPart => {
    const table = entitiesTable(maker, answer, selection, alias);
    return {
      alias,
      variable,
      table,
      members: members.map((fetch) => memberOf(schema, root, table, fetch, members.length > 1)),
    };
  });
  const { template, variableUsages } = whole;
  return { ...request, answer, to: whole, template, variableUsages, parts, root: undefined };
}

function memberOf(
  schema: GraphQLSchema,
  root: Place,
  table: Table,
  fetch: CompiledFetch,
  isShared: boolean,
): RowMember {
  const place = placeAt(root, fetch);
  const { typename } = place.table;
  // Of a shared table, rows of other places would be asked for, too.
  if (typename !== table.typename || place.isShared) return refuse();
  const required = plainFields(schema, fetch.node.requires ?? [], typename) ?? refuse();
  const fields = required.filter(({ key }) => key !== '__typename');
  if (fields.length === 0 || fields.length === required.length) return refuse();
  for (const { key } of fields) if (place.find(key)?.column.kind !== 'leaf') refuse();
  const keys = fields.map(({ key }) => key);
  return { fetch, place, fields, link: place.link(table, keys, isShared) };
}

/** The place of a fetch's entities. */
function placeAt(root: Place, { path }: CompiledFetch): Place {
  let place = root;
  for (const { key, types } of path.steps) {
    if (key === '') return refuse();
    if (key !== undefined) place = place.child(key) ?? refuse();
    if (types && !types.has(place.table.typename)) return refuse();
  }
  return place;
}

function checkPlain({ node, caching }: CompiledFetch): void {
  const { operationKind, inputRewrites = [], outputRewrites = [] } = node;
  if (operationKind !== 'query' || caching || inputRewrites.length > 0 || outputRewrites.length > 0) refuse();
}
