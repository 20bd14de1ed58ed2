import type { QueryPlan } from '@apollo/query-planner';
import { visit, Kind, type ASTNode, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Conditions } from '../shape/selection.js';
import type { SupergraphModel } from '../supergraph.js';
import { compileFetches, type CompiledFetches } from './compile.js';

/** Combinations of condition variables that stay compiled; others are compiled again when they come back. */
export const MAX_VARIANTS = 16;

/** Memory of a plan, compiled once, for each character of its JSON; measured by `bench/plan-cache.ts`, rounded up. */
const BYTES_PER_CHARACTER = 3;
const BYTES_PER_PLAN = 6 * 1024;

/** A plan with its compiled fetches. It belongs to a normalised operation: clients that call things otherwise share it. */
export class OperationPlan {
  readonly conditionNames: readonly string[];
  /** Estimated, compiled fetches included. */
  readonly bytes: number;
  private readonly variants = new LRUCache<string, CompiledFetches>({ max: MAX_VARIANTS });

  constructor(
    readonly model: SupergraphModel,
    readonly queryPlan: QueryPlan,
    definition: OperationDefinitionNode | undefined,
  ) {
    this.conditionNames = definition ? conditionVariables(definition) : [];
    const variants = Math.min(2 ** this.conditionNames.length, MAX_VARIANTS);
    this.bytes = BYTES_PER_PLAN + BYTES_PER_CHARACTER * JSON.stringify(queryPlan).length * variants;
  }

  compiled(conditions: Conditions): CompiledFetches {
    const key = this.conditionNames.map((name) => (conditions[name] ? '1' : '0')).join('');
    let variant = this.variants.get(key);
    if (!variant) {
      variant = compileFetches(this.model, this.queryPlan, conditions);
      this.variants.set(key, variant);
    }
    return variant;
  }
}

/** Variables that `@skip` and `@include` read, in the order of their names. */
export function conditionVariables(node: ASTNode): string[] {
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
