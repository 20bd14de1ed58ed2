import type { SharedAnswer } from '../shared-answer.js';
import type { OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Data } from '../json.js';
import { clientPathsOf, type ClientPaths } from '../plan/client-paths.js';
import type { Conditions, DeniedFields } from '../shape/selection.js';
import { RowAnswers } from '../rows/planned-rows.js';
import { compileProjections, type CompiledPlan, type Projections } from './compile.js';
import type { InternalOperation, NameOf } from './internal-names.js';
import { conditionVariables, MAX_VARIANTS, type OperationPlan } from './operation-plan.js';

/** Memory of a form, projections included, for each character of its text; measured by `bench/plan-cache.ts`, rounded up. */
const BYTES_PER_CHARACTER = 30;
const BYTES_PER_FORM = 6 * 1024;

/**
 * How clients see an answer: their names, in their order, over a plan that others share. Operations that differ in
 * their name or in the literals of arguments have the same.
 */
export class ClientForm {
  /** Answers being made, by scope and variables; see `executeToJson`. */
  readonly inFlight = new Map<string, SharedAnswer>();
  /** What graphql-js answers from the API schema. */
  readonly introspection: OperationDefinitionNode | undefined;
  /** Estimated, with the plan, which this form keeps from being freed. */
  readonly bytes: number;
  private readonly clientPaths: ClientPaths;
  private readonly conditionNames: readonly string[];
  private readonly internalVariables: InternalOperation['variables'];
  private readonly nameOf: NameOf;
  private readonly variants = new LRUCache<string, CompiledPlan>({ max: MAX_VARIANTS });

  constructor(
    readonly plan: OperationPlan,
    /** Without named fragments, in the client's names. */
    private readonly definition: OperationDefinitionNode,
    { introspection, variables, nameOf }: InternalOperation,
    readonly denied: DeniedFields,
    text: string,
  ) {
    this.introspection = introspection;
    this.internalVariables = variables;
    this.nameOf = nameOf;
    this.clientPaths = clientPathsOf([definition.selectionSet], nameOf);
    this.conditionNames = conditionVariables(definition);
    const variants = Math.min(2 ** this.conditionNames.length, MAX_VARIANTS);
    this.bytes = plan.bytes + BYTES_PER_FORM + BYTES_PER_CHARACTER * text.length * variants;
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
      const projections = this.projections(conditions);
      const fetches = this.plan.compiled(conditions);
      const rows = new RowAnswers(this.plan.model.schema, projections.shape, fetches.rows);
      variant = { ...projections, ...fetches, clientPaths: this.clientPaths, rows };
      this.variants.set(key, variant);
    }
    return variant;
  }

  /** Variables by the names the plan's requests use, with the values of the literals that became variables. */
  toInternal(variables: Data, literals: Data): Data {
    const internal = { ...variables, ...literals };
    for (const [name, internalName] of this.internalVariables)
      if (name in variables) internal[internalName] = variables[name];
    return internal;
  }

  private projections(conditions: Conditions): Projections {
    const { definition, denied, nameOf } = this;
    return compileProjections(this.plan.model.schema, definition, { conditions, denied, nameOf });
  }
}
