import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { executeSync, Kind, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { AnswerBytes } from '../answer-bytes.js';
import type { ClientPaths } from '../plan/client-paths.js';
import { compileBatch, runBatch } from '../plan/batch.js';
import { compileFetch, runFetch, type CompiledFetch, type FetchRules } from '../plan/fetch.js';
import { groupByLevel } from '../plan/levels.js';
import type { PlannedWork } from '../plan/run.js';
import { scheduleFetches, type Scheduled } from '../plan/schedule.js';
import type { PlannedRequest } from '../rows/layout.js';
import { PlannedRows, type RowAnswers } from '../rows/planned-rows.js';
import { createShape, type Conditions, type DeniedFields, type ShapeSelection } from '../shape/selection.js';
import type { Data } from '../json.js';
import { compileProjection, type ProjectionMode } from '../shape/project.js';
import type { SupergraphModel } from '../supergraph.js';
import type { NameOf } from './internal-names.js';

function requestOf(fetches: readonly CompiledFetch[]): PlannedRequest {
  return { fetches, batch: fetches.length > 1 ? compileBatch(fetches) : undefined };
}

function workOf({ fetches, batch }: PlannedRequest): PlannedWork {
  if (batch) return (run) => runBatch(run, batch);
  const [only] = fetches;
  return (run) => (only ? runFetch(run, only) : Promise.resolve());
}

/** The fetches of a plan for one combination of its `@skip`/`@include` variables. */
export interface CompiledFetches {
  readonly fetches: readonly Scheduled<PlannedWork>[];
  /** The event source of a subscription; `fetches` then run for each event. */
  readonly primary: CompiledFetch | undefined;
  /** How its answers are read into rows; undefined where they need objects. Made when first asked for. */
  readonly rows: () => PlannedRows | undefined;
}

/** What makes an answer of the gathered data. */
export interface Projections {
  readonly shape: ShapeSelection;
  /** Undefined when an answer has to be completed field by field. */
  readonly toObject: (data: Data) => unknown;
  /** The bytes of a whole answer: `{"data":…}`. */
  readonly toJson: (data: Data) => AnswerBytes | undefined;
}

/** A plan ready to run. */
export interface CompiledPlan extends Omit<CompiledFetches, 'rows'>, Projections {
  readonly clientPaths: ClientPaths;
  readonly rows: RowAnswers;
}

/** Compiles what the planner planned. Costs a few hundred microseconds, once per plan and conditions. */
export function compileFetches(
  model: SupergraphModel,
  plan: QueryPlan,
  conditions: Conditions,
): CompiledFetches {
  const { supergraphSchema, internalMarker, keys } = model;
  const compileOne = (node: FetchNode, path: readonly (string | number)[], rules?: FetchRules) =>
    compileFetch(supergraphSchema, internalMarker, keys, node, path, rules);
  const compile = (
    node: PlanNode | undefined,
    rules: FetchRules,
  ): Pick<CompiledFetches, 'fetches' | 'rows'> => {
    const single = scheduleFetches(node, conditions, model.requirements).map(({ work, dependsOn }) => ({
      work: compileOne(work.node, work.path, rules),
      dependsOn,
    }));
    // What is public must not be kept private by what it shares a request with, nor uncached what is cached.
    const groups = groupByLevel(single, ({ represent, subgraph, isPublic, caching }) =>
      represent ? `${subgraph}${isPublic ? ' public' : ''}${caching ? ' cached' : ''}` : undefined,
    );
    const requests = groups.map(({ work }) => requestOf(work));
    const rows = once(() => PlannedRows.of(supergraphSchema, requests));
    const works = requests.map((request, answer): PlannedWork => {
      const plain = workOf(request);
      return (run) => (run.rows ? (rows()?.run(run, answer, plain) ?? plain(run)) : plain(run));
    });
    const fetches = groups.map(({ dependsOn }, index) => ({ work: works[index] as PlannedWork, dependsOn }));
    return { fetches, rows };
  };
  const { node } = plan;
  if (node?.kind !== 'Subscription')
    return { primary: undefined, ...compile(node, { cacheRules: model.cacheRules }) };
  return { primary: compileOne(node.primary, []), ...compile(node.rest, { isPublic: model.isPublic }) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Compiles the projection of a client's selection. Its code is generated when an answer first needs it. */
export function compileProjections(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
  reads: { readonly conditions: Conditions; readonly denied: DeniedFields; readonly nameOf: NameOf },
): Projections {
  const rootType = schema.getRootType(definition.operation);
  if (!rootType) throw new Error(`The schema has no ${definition.operation} type.`);
  const shape = createShape({ schema, ...reads }, rootType, [definition.selectionSet]);
  const lazily = (mode: ProjectionMode): ((data: Data) => unknown) => {
    let project: ((data: Data) => unknown) | undefined;
    return (data) => (project ??= compileProjection(schema, shape, mode))(data);
  };
  return { shape, toObject: lazily('object'), toJson: lazily('json') as Projections['toJson'] };
}

/** Answers introspection from the API schema; the subgraphs never see it. */
export function introspect(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
  variableValues: Data,
): Data {
  const document = { kind: Kind.DOCUMENT, definitions: [definition] } as const;
  const result = executeSync({ schema, document, variableValues });
  return { ...result.data };
}
