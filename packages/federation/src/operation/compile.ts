import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { executeSync, Kind, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { ClientPaths } from '../plan/client-paths.js';
import { compileBatch, runBatch } from '../plan/batch.js';
import { compileFetch, runFetch, type CompiledFetch, type FetchRules } from '../plan/fetch.js';
import { groupByLevel } from '../plan/levels.js';
import type { Run } from '../plan/run.js';
import { scheduleFetches, type Scheduled } from '../plan/schedule.js';
import { createShape, type Conditions, type DeniedFields, type ShapeSelection } from '../shape/selection.js';
import type { Data } from '../json.js';
import { compileProjection, type ProjectionMode } from '../shape/project.js';
import type { SupergraphModel } from '../supergraph.js';
import type { NameOf } from './internal-names.js';

/** One subgraph request of a plan. */
export type PlannedWork = (run: Run<never>) => Promise<void>;

function workOf(fetches: readonly CompiledFetch[]): PlannedWork {
  const [only] = fetches;
  if (fetches.length === 1 && only) return (run) => runFetch(run, only);
  const batch = compileBatch(fetches);
  return (run) => runBatch(run, batch);
}

/** The fetches of a plan for one combination of its `@skip`/`@include` variables. */
export interface CompiledFetches {
  readonly fetches: readonly Scheduled<PlannedWork>[];
  /** The event source of a subscription; `fetches` then run for each event. */
  readonly primary: CompiledFetch | undefined;
}

/** What makes an answer of the gathered data. */
export interface Projections {
  readonly shape: ShapeSelection;
  /** Undefined when an answer has to be completed field by field. */
  readonly toObject: (data: Data) => unknown;
  /** The text of a whole answer: `{"data":…}`. */
  readonly toJson: (data: Data) => unknown;
}

/** A plan ready to run. */
export interface CompiledPlan extends CompiledFetches, Projections {
  readonly clientPaths: ClientPaths;
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
  const compile = (node: PlanNode | undefined, rules: FetchRules): CompiledFetches['fetches'] => {
    const fetches = scheduleFetches(node, conditions, model.requirements).map(({ work, dependsOn }) => ({
      work: compileOne(work.node, work.path, rules),
      dependsOn,
    }));
    // What is public must not be kept private by what it shares a request with, nor uncached what is cached.
    const groups = groupByLevel(fetches, ({ represent, subgraph, isPublic, caching }) =>
      represent ? `${subgraph}${isPublic ? ' public' : ''}${caching ? ' cached' : ''}` : undefined,
    );
    return groups.map(({ work, dependsOn }) => ({ work: workOf(work), dependsOn }));
  };
  const { node } = plan;
  if (node?.kind !== 'Subscription')
    return { primary: undefined, fetches: compile(node, { cacheRules: model.cacheRules }) };
  return { primary: compileOne(node.primary, []), fetches: compile(node.rest, { isPublic: model.isPublic }) };
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
  return { shape, toObject: lazily('object'), toJson: lazily('json') };
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
