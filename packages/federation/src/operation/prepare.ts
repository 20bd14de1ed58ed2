import { operationFromDocument } from '@apollo/federation-internals';
import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner';
import { GraphQLError, Kind, visit, type ASTNode, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { withDirectiveDefaults } from '../client-directives.js';
import { InvalidOperationError } from '../errors.js';
import type { Data } from '../json.js';
import { clientPathsOf } from '../plan/client-paths.js';
import { entersUnresolvable } from '../planner-fixes.js';
import type { Conditions, DeniedFields } from '../shape/selection.js';
import type { SupergraphModel } from '../supergraph.js';
import { withoutDenied } from './authorization.js';
import { compilePlan, type CompiledPlan, type PlannedOperation } from './compile.js';
import type { ClientOperation } from './document.js';
import { rootFields } from './field-identity.js';
import { inlineFragments } from './inline-fragments.js';
import { withInternalNames, withoutInternalNames, type InternalOperation } from './internal-names.js';

/** More than 2^5 combinations of condition variables in one operation are compiled again when they come back. */
const MAX_VARIANTS = 32;

/**
 * A client operation that was validated, planned and compiled, for one set of denied fields. It belongs to the
 * supergraph it was prepared with, so an operation in flight survives a reload.
 */
export class PreparedOperation {
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  readonly operationName: string | undefined;
  /** What graphql-js answers from the API schema. */
  readonly introspection: OperationDefinitionNode | undefined;
  /** Answers being made, by scope and variables; see `executeToJson`. */
  readonly inFlight = new Map<string, Promise<string>>();
  private readonly variants = new LRUCache<string, CompiledPlan>({ max: MAX_VARIANTS });
  private readonly conditionNames: readonly string[];
  private readonly internalVariables: InternalOperation['variables'];

  constructor(
    /** As the client wrote it. */
    readonly operation: ClientOperation,
    private readonly planned: PlannedOperation,
    { introspection, variables }: InternalOperation,
  ) {
    const { definition } = operation;
    this.operationKind = definition.operation;
    this.operationName = definition.name?.value;
    this.introspection = introspection;
    this.internalVariables = variables;
    this.conditionNames = conditionVariables(planned.definition);
  }

  get model(): SupergraphModel {
    return this.planned.model;
  }
  /** What was left out, by coordinate, with its error code. */
  get denied(): DeniedFields {
    return this.planned.denied;
  }
  /** The planner's plan, for a plan viewer. */
  get plan(): QueryPlan {
    return this.planned.plan;
  }

  /** A path of the plan by field names, as fetches are reported. */
  pathText(path: string): string {
    return withoutInternalNames(path, this.model.internalMarker);
  }

  /** The compiled plan for these coerced variables. */
  compiled(variables: Readonly<Record<string, unknown>>): CompiledPlan {
    let key = '';
    for (const name of this.conditionNames) key += variables[name] === true ? '1' : '0';
    let variant = this.variants.get(key);
    if (!variant) {
      const conditions: Conditions = Object.fromEntries(
        this.conditionNames.flatMap((name) => {
          const holds = variables[name] === true;
          // The client's selection reads its own names, the plan its own.
          return [name, this.internalVariables.get(name) ?? name].map((one) => [one, holds]);
        }),
      );
      variant = compilePlan(this.planned, conditions);
      this.variants.set(key, variant);
    }
    return variant;
  }

  /** Variables by the names the plan's requests use. */
  toInternal(variables: Data): Data {
    if (this.internalVariables.size === 0) return variables;
    const internal = { ...variables };
    for (const [name, internalName] of this.internalVariables)
      if (name in variables) internal[internalName] = variables[name];
    return internal;
  }
}

/** Plans an operation without its denied fields. Throws `InvalidOperationError` when nothing can resolve it. */
export function planOperation(
  model: SupergraphModel,
  operation: ClientOperation,
  denied: DeniedFields,
): PreparedOperation {
  const definition = inlineFragments(model.schema, operation);
  const internal = withInternalNames(definition, model.internalMarker);
  const { planned, nameOf } = internal;
  const allowed = planned && denied.size > 0 ? withoutDenied(model.schema, planned, denied) : planned;
  const plan: QueryPlan =
    allowed && needsSubgraph(allowed) ? buildPlan(model, allowed) : { kind: 'QueryPlan' };
  const clientPaths = clientPathsOf([definition.selectionSet], nameOf);
  return new PreparedOperation(operation, { model, definition, nameOf, denied, plan, clientPaths }, internal);
}

/** Does anything at the root need a subgraph? Where everything is denied, nothing does. */
function needsSubgraph(definition: OperationDefinitionNode): boolean {
  return rootFields(definition).some((field) => !field.name.value.startsWith('__'));
}

function buildPlan(model: SupergraphModel, definition: OperationDefinitionNode): QueryPlan {
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

function planOne(model: SupergraphModel, definition: OperationDefinitionNode): QueryPlan {
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

function conditionVariables(node: ASTNode): string[] {
  const names = new Set<string>();
  visit(node, {
    Directive(node) {
      if (node.name.value !== 'skip' && node.name.value !== 'include') return;
      for (const argument of node.arguments ?? [])
        if (argument.value.kind === Kind.VARIABLE) names.add(argument.value.name.value);
    },
  });
  return [...names].sort();
}
