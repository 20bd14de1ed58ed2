import { operationFromDocument } from '@apollo/federation-internals';
import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner';
import { GraphQLError, Kind, visit, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { withDirectiveDefaults } from '../client-directives.js';
import { InvalidOperationError } from '../errors.js';
import { entersUnresolvable } from '../planner-fixes.js';
import type { Conditions, DeniedFields } from '../shape/selection.js';
import type { SupergraphModel } from '../supergraph.js';
import { withoutDenied } from './authorization.js';
import {
  clientPathsOfOperation,
  compilePlan,
  introspectionDocument,
  needsSubgraph,
  type CompiledPlan,
  type PlannedOperation,
} from './compile.js';
import { toClientOperation, type ClientOperation } from './document.js';

/** More than 2^5 combinations of condition variables in one operation are compiled again when they come back. */
const MAX_VARIANTS = 32;

/**
 * A client operation that was validated, planned and compiled, for one set of denied fields. It belongs to the
 * supergraph it was prepared with, so an operation in flight survives a reload.
 */
export class PreparedOperation {
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  readonly operationName: string | undefined;
  readonly introspection: DocumentNode | undefined;
  /** Answers being made, by scope and variables; see `executeToJson`. */
  readonly inFlight = new Map<string, Promise<string>>();
  private readonly variants = new LRUCache<string, CompiledPlan>({ max: MAX_VARIANTS });
  private readonly conditionNames: readonly string[];

  constructor(private readonly planned: PlannedOperation) {
    const { definition } = planned.operation;
    this.operationKind = definition.operation;
    this.operationName = definition.name?.value;
    this.introspection = introspectionDocument(planned.operation);
    this.conditionNames = conditionVariables(planned.operation.document);
  }

  get model(): SupergraphModel {
    return this.planned.model;
  }
  get operation(): ClientOperation {
    return this.planned.operation;
  }
  /** What was left out, by coordinate, with its error code. */
  get denied(): DeniedFields {
    return this.planned.denied;
  }
  /** The planner's plan, for a plan viewer. */
  get plan(): QueryPlan {
    return this.planned.plan;
  }

  /** The compiled plan for these coerced variables. */
  compiled(variables: Readonly<Record<string, unknown>>): CompiledPlan {
    let key = '';
    for (const name of this.conditionNames) key += variables[name] === true ? '1' : '0';
    let variant = this.variants.get(key);
    if (!variant) {
      const conditions: Conditions = Object.fromEntries(
        this.conditionNames.map((name) => [name, variables[name] === true]),
      );
      variant = compilePlan(this.planned, conditions);
      this.variants.set(key, variant);
    }
    return variant;
  }
}

/** Plans an operation without its denied fields. Throws `InvalidOperationError` when nothing can resolve it. */
export function planOperation(
  model: SupergraphModel,
  operation: ClientOperation,
  denied: DeniedFields,
): PreparedOperation {
  const allowed =
    denied.size === 0
      ? operation
      : toClientOperation(withoutDenied(model.schema, operation.document, denied));
  const plan = buildPlan(model, allowed);
  const clientPaths = clientPathsOfOperation(operation);
  return new PreparedOperation({ model, operation, denied, plan, clientPaths });
}

/** Names the plan's own requests use for the keys of entities. */
const RESERVED_VARIABLE = /^representations\d*$/;

function buildPlan(model: SupergraphModel, operation: ClientOperation): QueryPlan {
  const reserved = operation.definition.variableDefinitions?.find((one) =>
    RESERVED_VARIABLE.test(one.variable.name.value),
  );
  if (reserved) throw notResolvable(`A variable cannot be named "${reserved.variable.name.value}".`);
  // Everything denied: there is nothing to subscribe to, and the planner knows no empty subscription.
  if (operation.definition.operation === 'subscription' && !needsSubgraph(operation))
    return { kind: 'QueryPlan' };
  const plan = planDocument(model, operation.document);
  // Arguments from a context are not filled yet: better no answer than one without them.
  if (usesContext(plan.node)) throw notResolvable('@fromContext is not supported.');
  const fetches = fetchesOf(plan.node);
  if (fetches.some((fetch) => entersUnresolvable(fetch, model.keys))) throw notResolvable();
  if (fetches.length > 0 || !needsSubgraph(operation)) return plan;
  // The planner answers "nothing to fetch" when no subgraph can resolve an interface object: silence would be nulls.
  // Conditions that exclude each other leave nothing to fetch either, and rightly; so ask again without them.
  const unconditional = visit(operation.document, {
    Directive: (node) => (node.name.value === 'skip' || node.name.value === 'include' ? null : undefined),
    VariableDefinition: () => false,
  });
  const isConditional = unconditional !== operation.document;
  if (isConditional && fetchesOf(planDocument(model, unconditional).node).length > 0) return plan;
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

function planDocument(model: SupergraphModel, document: DocumentNode): QueryPlan {
  const complete = withDirectiveDefaults(model.schema, document);
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

function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      if (node.name.value !== 'skip' && node.name.value !== 'include') return;
      for (const argument of node.arguments ?? [])
        if (argument.value.kind === Kind.VARIABLE) names.add(argument.value.name.value);
    },
  });
  return [...names].sort();
}
