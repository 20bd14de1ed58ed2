import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { executeSync, Kind, type DocumentNode, type FieldNode, type GraphQLSchema } from 'graphql';
import { clientPathsOf, type ClientPaths } from '../plan/client-paths.js';
import { compileBatch, runBatch } from '../plan/batch.js';
import { compileFetch, runFetch, type CompiledFetch } from '../plan/fetch.js';
import { groupByLevel } from '../plan/levels.js';
import type { Run } from '../plan/run.js';
import { scheduleFetches, type Scheduled } from '../plan/schedule.js';
import { createShape, type Conditions, type DeniedFields, type ShapeSelection } from '../shape/selection.js';
import type { Data } from '../json.js';
import { compileProjection } from '../shape/project.js';
import type { SupergraphModel } from '../supergraph.js';
import type { ClientOperation } from './document.js';
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
  readonly operation: ClientOperation;
  readonly denied: DeniedFields;
  readonly plan: QueryPlan;
  readonly clientPaths: ClientPaths;
}

/** Reads the paths of the client's operation, which errors are mapped to. */
export function clientPathsOfOperation(operation: ClientOperation): ClientPaths {
  return clientPathsOf([operation.definition.selectionSet], operation.fragments);
}

/** Compiles what the planner planned. Costs a few hundred microseconds, once per operation and conditions. */
export function compilePlan(planned: PlannedOperation, conditions: Conditions): CompiledPlan {
  const { model, operation, denied, plan, clientPaths } = planned;
  const rootType = model.schema.getRootType(operation.definition.operation);
  if (!rootType) throw new Error(`The schema has no ${operation.definition.operation} type.`);
  const shape = createShape(
    { schema: model.schema, fragments: operation.fragments, conditions, denied },
    rootType,
    [operation.definition.selectionSet],
  );
  const compile = (node: PlanNode | undefined, isPublic?: IsPublic): CompiledPlan['fetches'] => {
    const fetches = scheduleFetches(node, conditions, model.requirements).map(({ work, dependsOn }) => ({
      work: compileFetch(model.supergraphSchema, clientPaths, model.keys, work.node, work.path, isPublic),
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
  const primary = compileFetch(model.supergraphSchema, clientPaths, model.keys, node.primary, []);
  return { ...projections, primary, fetches: compile(node.rest, model.isPublic) };
}

/** The document of `__schema` and `__type` selections at the root, or undefined when there are none. */
export function introspectionDocument(operation: ClientOperation): DocumentNode | undefined {
  const { definition, document } = operation;
  if (definition.operation !== 'query') return undefined;
  const selections = rootFields(operation).filter((field) => isIntrospection(field));
  if (selections.length === 0) return undefined;
  return {
    ...document,
    definitions: document.definitions.map((node) =>
      node === definition ? { ...definition, selectionSet: { kind: Kind.SELECTION_SET, selections } } : node,
    ),
  };
}

/** Answers introspection from the API schema; the subgraphs never see it. */
export function introspect(schema: GraphQLSchema, document: DocumentNode, variableValues: Data): Data {
  const result = executeSync({ schema, document, variableValues });
  return { ...result.data };
}

/** Does anything at the root need a subgraph? */
export function needsSubgraph(operation: ClientOperation): boolean {
  return rootFields(operation).some((field) => !field.name.value.startsWith('__'));
}

function isIntrospection(field: FieldNode): boolean {
  return field.name.value === '__schema' || field.name.value === '__type';
}

/** Root fields with fragments opened, directives of the fragments kept on the fields. */
function rootFields(operation: ClientOperation): FieldNode[] {
  const fields: FieldNode[] = [];
  const visit = (selectionSet: {
    selections: ClientOperation['definition']['selectionSet']['selections'];
  }): void => {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else {
        const fragment = operation.fragments.get(selection.name.value);
        if (fragment) visit(fragment.selectionSet);
      }
    }
  };
  visit(operation.definition.selectionSet);
  return fields;
}
