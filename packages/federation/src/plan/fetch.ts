import type { FetchNode } from '@apollo/query-planner';
import {
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { cachingOf, type CacheRules, type Caching } from '../cache/caching.js';
import { SubgraphRequestError, type Path } from '../errors.js';
import { isObject, type Data } from '../json.js';
import type { SubgraphResponse } from '../transports/transport.js';
import { selectsOnlyPublic, type IsPublic } from '../operation/public-fields.js';
import { withoutInternalNames } from '../operation/internal-names.js';
import type { EntityKeys } from '../supergraph-facts.js';
import { FetchErrors } from './fetch-errors.js';
import { mergeInto, mergeShapeOf, type MergeShape } from './merge.js';
import { collectTargets, compilePath, type FlattenPath } from './path.js';
import {
  compileRepresentations,
  type FindRepresentationBuilder,
  type RepresentationBuilder,
} from './representations.js';
import { RequestTemplate } from './request.js';
import { compileRewrites, type Rewrite } from './rewrites.js';
import { variablesOf, type Run } from './run.js';
import { send } from './send.js';

/** Everything about a fetch that does not depend on the request: printed, parsed and walked once. */
export interface CompiledFetch {
  readonly node: FetchNode;
  readonly subgraph: string;
  readonly template: RequestTemplate;
  readonly variableUsages: readonly string[];
  readonly path: FlattenPath;
  /** Equal for fetches that start at the same objects. */
  readonly pathKey: string;
  /** The path by field names, for measurements: it has few values. */
  readonly pathText: string;
  readonly represent: FindRepresentationBuilder | undefined;
  readonly rewriteOutput: Rewrite | undefined;
  readonly mergeShape: MergeShape | undefined;
  readonly isConcrete: (typename: unknown) => boolean;
  /** May be fetched anonymously and shared; see `send`. */
  readonly isPublic: boolean;
  /** How its answer may be cached; one, for the whole of it. */
  readonly caching: readonly Caching[] | undefined;
  readonly errors: FetchErrors;
  /** Tells fetches apart whose answers are rewritten differently. */
  readonly outputKey: string;
}

/** What may be done with the answers to fetches. */
export interface FetchRules {
  readonly isPublic?: IsPublic | undefined;
  readonly cacheRules?: CacheRules | undefined;
}

/** Compiles one Fetch node at one path of the plan. */
export function compileFetch(
  schema: GraphQLSchema,
  marker: string,
  keys: EntityKeys,
  node: FetchNode,
  path: readonly (string | number)[],
  { isPublic = () => false, cacheRules }: FetchRules = {},
): CompiledFetch {
  const document = parse(node.operation, { noLocation: true });
  const shape = mergeShapeOf(document);
  const flattenPath = compilePath(path);
  const isEntityFetch = node.requires !== undefined && node.requires.length > 0;
  const names = new Map(
    node.outputRewrites?.flatMap((rewrite): [string, string][] =>
      rewrite.kind === 'KeyRenamer' ? [[rewrite.path.at(-1) ?? '', rewrite.renameKeyTo]] : [],
    ),
  );
  const fields = topFields(document, isEntityFetch).map((name) => names.get(name) ?? name);
  const template = new RequestTemplate(node.operation, node.operationName, node.operationKind);
  const variables = node.variableUsages ?? [];
  const isQuery = node.operationKind === 'query';
  const caching = cacheRules && isQuery ? cachingOf(schema, document, isEntityFetch, cacheRules) : undefined;
  return {
    node,
    subgraph: node.serviceName,
    template,
    variableUsages: variables,
    caching: caching && [{ ...caching, selection: template.operationHash, variables }],
    path: flattenPath,
    pathKey: path.join('.'),
    pathText: withoutInternalNames(path.join('.'), marker),
    represent:
      node.requires && isEntityFetch
        ? compileRepresentations(
            schema,
            node.requires,
            compileRewrites(schema, node.inputRewrites),
            keys.get(node.serviceName),
          )
        : undefined,
    rewriteOutput: compileRewrites(schema, node.outputRewrites),
    mergeShape: isEntityFetch ? shape.get('_entities') : shape,
    isConcrete: (typename) => typeof typename === 'string' && isObjectType(schema.getType(typename)),
    isPublic: isEntityFetch && selectsOnlyPublic(schema, document, isPublic),
    outputKey: JSON.stringify(node.outputRewrites ?? []),
    errors: new FetchErrors(node.serviceName, flattenPath, fields, names),
  };
}

/** Response names directly inside the fetch, or inside its `_entities`, fragments opened. */
function topFields(document: DocumentNode, isEntityFetch: boolean): string[] {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition.selectionSet);
  const names = new Set<string>();
  const visit = (selectionSet: SelectionSetNode | undefined): void => {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) names.add((selection.alias ?? selection.name).value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else visit(fragments.get(selection.name.value));
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (!isEntityFetch) visit(definition.selectionSet);
    for (const selection of definition.selectionSet.selections)
      if (isEntityFetch && selection.kind === Kind.FIELD) visit(selection.selectionSet);
  }
  return [...names].filter((name) => name !== '__typename');
}

/** What one fetch asks for in one request, and which objects its answer goes to. */
export interface FetchInput {
  readonly targets: readonly Data[];
  /** For each target the index of its representation, or -1; undefined for a root fetch. */
  readonly owners: readonly number[] | undefined;
  readonly texts: readonly string[];
}

/** The first entity met with some key, and its representation's index. */
interface KnownEntity {
  readonly entity: Data;
  readonly index: number;
}

/** Gathers the targets and their distinct representations; undefined when there is nothing to ask. */
export function gatherInput(
  fetch: CompiledFetch,
  root: Data,
  walked?: Map<string, readonly Data[]>,
): FetchInput | undefined {
  const targets = walked?.get(fetch.pathKey) ?? collectTargets(root, fetch.path);
  walked?.set(fetch.pathKey, targets);
  if (targets.length === 0) return undefined;
  if (!fetch.represent) return { targets, owners: undefined, texts: [] };
  const { represent } = fetch;
  const texts: string[] = [];
  const owners: number[] = [];
  const indexByText = new Map<string, number>();
  let builder: RepresentationBuilder | undefined;
  let knownByKey = new Map<unknown, KnownEntity>();
  const keysOf = new Map<RepresentationBuilder, Map<unknown, KnownEntity>>();
  for (const target of targets) {
    const own = represent(target);
    if (own !== builder) {
      builder = own;
      knownByKey = keysOf.get(own) ?? new Map();
      keysOf.set(own, knownByKey);
    }
    const key = own.key(target);
    const known = key === undefined ? undefined : knownByKey.get(key);
    if (known && own.equal(known.entity, target)) {
      owners.push(known.index);
      continue;
    }
    const text = own.text(target);
    const index = text === undefined ? -1 : (indexByText.get(text) ?? texts.push(text) - 1);
    if (text !== undefined) indexByText.set(text, index);
    if (key !== undefined && !known) knownByKey.set(key, { entity: target, index });
    owners.push(index);
  }
  if (texts.length === 0) return undefined;
  return { targets, owners, texts };
}

/** Runs one fetch to its end. Never throws: what goes wrong becomes errors of the run. */
export function runFetch<C>(run: Run<C>, fetch: CompiledFetch): Promise<void> {
  const input = gatherInput(fetch, run.data);
  if (!input) return Promise.resolve();
  const variables = variablesOf(run, fetch);
  const lists = input.owners
    ? [{ variable: 'representations', responseName: '_entities', texts: input.texts }]
    : [];
  const request = fetch.template.request(variables, lists);
  const apply = (response: SubgraphResponse): void => applyResponse(run, fetch, input, response);
  return send(run, fetch, request, apply, (error) => fetch.errors.failed(run, input, error));
}

/** Merges an answer into the targets and maps its errors. */
export function applyResponse<C>(
  run: Run<C>,
  fetch: CompiledFetch,
  input: FetchInput,
  response: SubgraphResponse,
): void {
  const { data, errors } = response;
  const reported = Array.isArray(errors) ? errors : [];
  if (reported.length > 0) fetch.errors.reported(run, input, reported, !isObject(data));
  const malformed = (message: string): void => {
    const error = new SubgraphRequestError(message, 'SUBGRAPH_MALFORMED_RESPONSE');
    fetch.errors.failed(run, input, error);
  };
  if (!isObject(data)) {
    if (reported.length === 0) malformed('The subgraph answered with neither data nor errors.');
    else fetch.errors.explain(run, input);
    return;
  }
  if (!input.owners) {
    fetch.rewriteOutput?.(data);
    for (const target of input.targets) mergeInto(target, data, fetch.mergeShape, fetch.isConcrete);
    return;
  }
  applyEntities(run, fetch, input, data._entities, reported.length);
}

/** Merges the answer of an `_entities` field into the targets. */
export function applyEntities<C>(
  run: Run<C>,
  fetch: CompiledFetch,
  input: FetchInput,
  entities: unknown,
  reportedErrors: number,
): void {
  if (!Array.isArray(entities) || entities.length !== input.texts.length) {
    // A null `_entities` next to errors is an answer; anything else is not.
    if (reportedErrors > 0 && (entities === null || entities === undefined)) {
      fetch.errors.explain(run, input);
      return;
    }
    const message = `The subgraph did not answer with a list of ${input.texts.length} entities.`;
    const error = new SubgraphRequestError(message, 'SUBGRAPH_MALFORMED_RESPONSE');
    fetch.errors.failed(run, input, error);
    return;
  }
  if (!input.owners) return;
  if (reportedErrors > 0) explainNulls(run, fetch, input, entities);
  mergeEntities(run, fetch, input.targets, input.owners, entities);
}

/** Next to errors, a null entity is one that an error bubbled up to. */
function explainNulls<C>(
  run: Run<C>,
  fetch: CompiledFetch,
  { targets, owners = [] }: FetchInput,
  entities: readonly unknown[],
): void {
  const isNull = owners.map((owner) => owner >= 0 && entities[owner] === null);
  if (!isNull.includes(true)) return;
  fetch.errors.explain(run, { targets, owners: owners.map((owner, index) => (isNull[index] ? owner : -1)) });
}

function mergeEntities<C>(
  run: Run<C>,
  fetch: CompiledFetch,
  targets: readonly Data[],
  owners: readonly number[],
  entities: readonly unknown[],
): void {
  const prepared = new Set<number>();
  for (let index = 0; index < targets.length; index++) {
    const target = targets[index];
    const owner = owners[index] ?? -1;
    const entity = entities[owner];
    if (target && entity === null && owner >= 0) run.gone.add(target);
    if (!target || entity === null || entity === undefined) continue;
    if (!isObject(entity)) {
      const error = new SubgraphRequestError(
        'The subgraph gave an invalid entity.',
        'SUBGRAPH_MALFORMED_RESPONSE',
      );
      const one = { targets: [target], owners: [0], texts: [] };
      if (!prepared.has(owner)) fetch.errors.failed(run, one, error);
      prepared.add(owner);
      continue;
    }
    if (fetch.rewriteOutput && !prepared.has(owner)) {
      entity.__typename ??= target.__typename;
      fetch.rewriteOutput(entity);
      prepared.add(owner);
    }
    mergeInto(target, entity, fetch.mergeShape, fetch.isConcrete);
  }
}

export type { Path };
