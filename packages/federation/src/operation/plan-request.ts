import type { QueryPlan } from '@apollo/query-planner';
import { print } from 'graphql';
import type { Generation } from '../generation.js';
import type { DeniedFields } from '../shape/selection.js';
import type { SupergraphReading } from '../supergraph-facts.js';
import { ClientForm } from './client-form.js';
import type { ClientOperation } from './document.js';
import { OperationPlan } from './operation-plan.js';
import { allowedDefinition, canonicalForm, PreparedOperation, type NormalisedOperation } from './prepare.js';
import { needsSubgraph } from './needs-subgraph.js';

/** An operation that was read for one client, and the supergraph it was read with. */
export interface AuthorizedOperation {
  readonly generation: Generation<never>;
  readonly operation: ClientOperation;
  readonly normalised: NormalisedOperation;
  readonly denied: DeniedFields;
  /** The same for clients that are denied the same fields: they share plans, others do not. */
  readonly deniedKey: string;
}

/** An operation that only lacks a plan, which may be made anywhere (`createPlanner`). */
export interface PlanRequest {
  /** The supergraph to plan for. */
  readonly supergraphSdl: string;
  readonly reading: SupergraphReading;
  /** What to plan: a document with one operation under internal names. */
  readonly operation: string;
  /** Takes the plan over into the caches. */
  complete(plan: QueryPlan): PreparedOperation;
  /** Plans on this thread. @throws InvalidOperationError when nothing can resolve the operation */
  planHere(): PreparedOperation;
}

/** An operation whose plan and form are kept; undefined for others. */
export function findPrepared(read: AuthorizedOperation): PreparedOperation | undefined {
  const { generation, operation, normalised, deniedKey } = read;
  const form = generation.knownForm(deniedKey, normalised.text);
  return form && new PreparedOperation(operation, form, normalised);
}

/** An operation whose plan is kept, or what to plan. Costs time in proportion to the operation. */
export function prepareOrRequest(read: AuthorizedOperation): PreparedOperation | PlanRequest {
  const known = findPrepared(read);
  if (known) return known;
  const { generation, operation, normalised, denied, deniedKey } = read;
  const { model } = generation;
  const canonical = canonicalForm(model, normalised);
  const prepared = (plan: OperationPlan): PreparedOperation => {
    const form = new ClientForm(plan, normalised.definition, canonical.internal, denied, normalised.text);
    // One that is larger than the cache is used and not kept.
    generation.keepForm(deniedKey, normalised.text, form);
    return new PreparedOperation(operation, form, normalised);
  };
  const plan = generation.knownPlan(deniedKey, canonical.text);
  if (plan) return prepared(plan);
  const complete = (queryPlan: QueryPlan): PreparedOperation => {
    const made = new OperationPlan(model, queryPlan, canonical.definition);
    generation.keepPlan(deniedKey, canonical.text, made);
    return prepared(made);
  };
  const allowed = allowedDefinition(model, canonical, denied);
  if (!allowed || !needsSubgraph(allowed)) return complete({ kind: 'QueryPlan' });
  return {
    supergraphSdl: model.sdl,
    reading: model.reading,
    get operation() {
      return print(allowed);
    },
    complete,
    planHere: () => complete(model.plan(allowed)),
  };
}
