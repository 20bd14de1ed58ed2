import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { FetchNode, PlanNode, QueryPlan, QueryPlanner, SubscriptionNode } from '@apollo/query-planner';
import { GraphQLError, Kind, visit, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { withDirectiveDefaults } from './client-directives.js';
import { InvalidOperationError } from '../errors.js';
import { entersUnresolvable } from './planner-fixes.js';
import { needsSubgraph } from '../operation/needs-subgraph.js';
import type { EntityKeys } from '../supergraph-facts.js';

/** What operations are planned with. */
export interface PlannerModel {
  readonly planner: QueryPlanner;
  /** The API schema, as the planner has it. */
  readonly plannerSchema: Schema;
  /** The API schema. */
  readonly schema: GraphQLSchema;
  readonly keys: EntityKeys;
}

/** The planner's plan; empty where no subgraph is needed. @throws InvalidOperationError when nothing can resolve it */
export function planQuery(model: PlannerModel, definition: OperationDefinitionNode): QueryPlan {
  if (!needsSubgraph(definition)) return { kind: 'QueryPlan' };
  const plan = buildPlan(model, definition);
  // The syntax trees are parsed again where a transport wants one; they take several times the memory of the text.
  for (const fetch of fetchesOf(plan.node)) fetch.operationDocumentNode = undefined;
  return plan;
}

function buildPlan(model: PlannerModel, definition: OperationDefinitionNode): QueryPlan {
  const plan = planOne(model, definition);
  // Arguments from a context are not filled yet: better no answer than one without them.
  if (usesContext(plan.node)) throw notResolvable('@fromContext is not supported.');
  const fetches = fetchesOf(plan.node);
  if (fetches.some((fetch) => entersUnresolvable(fetch, model.keys))) throw notResolvable();
  if (fetches.length > 0) return plan;
  // The planner answers "nothing to fetch" when no subgraph can resolve an interface object: silence would be nulls.
  // Conditions that exclude each other leave nothing to fetch either, and rightly; so ask again without them.
  const unconditional = visit(definition, {
    Directive: (node) => (node.name.value === 'skip' || node.name.value === 'include' ? null : undefined),
    VariableDefinition: () => false,
  });
  const isConditional = unconditional !== definition;
  if (isConditional && fetchesOf(planOne(model, unconditional).node).length > 0) return plan;
  throw notResolvable();
}

function usesContext(node: PlanNode | SubscriptionNode | undefined): boolean {
  let found = false;
  JSON.stringify(node, (key, value: unknown) => {
    if (key === 'contextRewrites' && Array.isArray(value) && value.length > 0) found = true;
    return value;
  });
  return found;
}

function notResolvable(cause?: unknown): InvalidOperationError {
  return new InvalidOperationError([
    new GraphQLError(typeof cause === 'string' ? cause : 'No subgraph can resolve this operation.', {
      originalError: cause instanceof Error ? cause : undefined,
      extensions: { code: 'OPERATION_NOT_RESOLVABLE' },
    }),
  ]);
}

function planOne(model: PlannerModel, definition: OperationDefinitionNode): QueryPlan {
  const complete = withDirectiveDefaults(model.schema, { kind: Kind.DOCUMENT, definitions: [definition] });
  const operation = operationFromDocument(model.plannerSchema, complete, { validate: false });
  try {
    return model.planner.buildQueryPlan(operation);
  } catch (error) {
    // The planner has no typed errors: a valid operation it cannot plan is one the supergraph cannot resolve.
    throw notResolvable(error);
  }
}

function fetchesOf(node: PlanNode | SubscriptionNode | undefined): readonly FetchNode[] {
  switch (node?.kind) {
    case undefined:
      return [];
    case 'Fetch':
      return [node];
    case 'Subscription':
      return [node.primary, ...fetchesOf(node.rest)];
    case 'Flatten':
      return fetchesOf(node.node);
    case 'Condition':
      return [...fetchesOf(node.ifClause), ...fetchesOf(node.elseClause)];
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchesOf);
    case 'Defer':
      return fetchesOf(node.primary.node);
  }
}
