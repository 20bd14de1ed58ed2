import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { executeSync, Kind, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { ClientPaths } from '../plan/client-paths.js';
import { compileBatch, runBatch } from '../plan/batch.js';
import { compileFetch, runFetch, type CompiledFetch } from '../plan/fetch.js';
import { groupByLevel } from '../plan/levels.js';
import type { Run } from '../plan/run.js';
import { scheduleFetches, type Scheduled } from '../plan/schedule.js';
import { createShape, type Conditions, type DeniedFields, type ShapeSelection } from '../shape/selection.js';
import type { Data } from '../json.js';
import { compileProjection } from '../shape/project.js';
import type { SupergraphModel } from '../supergraph.js';
import type { NameOf } from './internal-names.js';
import type { IsPublic } from './public-fields.js';

/** One subgraph request of a plan. */
export type PlannedWork = (run: Run<never>) => Promise<void>;

function workOf(fetches: readonly CompiledFetch[]): PlannedWork {
  const [only] = fetches;
  if (fetches.length === 1 && only) return (run) => runFetch(run, only);
  const batch = compileBatch(fetches);
  return (run) => runBatch(run, batch);
}

/** A plan ready to run for one combination of its `@skip`/`@include` variables. */
export interface CompiledPlan {
  readonly fetches: readonly Scheduled<PlannedWork>[];
  readonly shape: ShapeSelection;
  /** Undefined when an answer has to be completed field by field. */
  readonly toObject: (data: Data) => unknown;
  readonly toJson: (data: Data) => unknown;
  /** The event source of a subscription; `fetches` then run for each event. */
  readonly primary: CompiledFetch | undefined;
}

/** The client's own selection and what it may not read of it. */
export interface PlannedOperation {
  readonly model: SupergraphModel;
  /** Without named fragments, in the client's names. */
  readonly definition: OperationDefinitionNode;
  readonly nameOf: NameOf;
  readonly denied: DeniedFields;
  readonly plan: QueryPlan;
  readonly clientPaths: ClientPaths;
}

/** Compiles what the planner planned. Costs a few hundred microseconds, once per operation and conditions. */
export function compilePlan(planned: PlannedOperation, conditions: Conditions): CompiledPlan {
  const { model, definition, nameOf, denied, plan, clientPaths } = planned;
  const rootType = model.schema.getRootType(definition.operation);
  if (!rootType) throw new Error(`The schema has no ${definition.operation} type.`);
  const shape = createShape({ schema: model.schema, conditions, denied, nameOf }, rootType, [
    definition.selectionSet,
  ]);
  const { supergraphSchema, internalMarker, keys } = model;
  const compileOne = (node: FetchNode, path: readonly (string | number)[], isPublic?: IsPublic) =>
    compileFetch(supergraphSchema, internalMarker, clientPaths, keys, node, path, isPublic);
  const compile = (node: PlanNode | undefined, isPublic?: IsPublic): CompiledPlan['fetches'] => {
    const fetches = scheduleFetches(node, conditions, model.requirements).map(({ work, dependsOn }) => ({
      work: compileOne(work.node, work.path, isPublic),
      dependsOn,
    }));
    // What is public must not be kept private by what it shares a request with.
    const groups = groupByLevel(fetches, (fetch) =>
      fetch.represent ? `${fetch.subgraph}${fetch.isPublic ? ' public' : ''}` : undefined,
    );
    return groups.map(({ work, dependsOn }) => ({ work: workOf(work), dependsOn }));
  };
  const toObject = compileProjection(model.schema, shape, 'object');
  const toJson = compileProjection(model.schema, shape, 'json');
  const projections = { shape, toObject, toJson };
  const { node } = plan;
  if (node?.kind !== 'Subscription') return { ...projections, primary: undefined, fetches: compile(node) };
  const primary = compileOne(node.primary, []);
  return { ...projections, primary, fetches: compile(node.rest, model.isPublic) };
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
