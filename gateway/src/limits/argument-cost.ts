import {
  getNamedType,
  isInputObjectType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';
import { weightOf } from './cost-directives.js';

type Values = Readonly<Record<string, unknown>>;

/** `@cost` of arguments and of fields of input objects: a text to search for costs what searching costs. */
export interface ArgumentCosts {
  /** Weights of what a field is given, null and left out not counted. */
  costOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Values): number;
}

interface Weighted {
  readonly weight: number;
  /** Undefined where nothing inside has a weight. */
  readonly inside: GraphQLInputObjectType | undefined;
}

export function readArgumentCosts(schema: GraphQLSchema): ArgumentCosts {
  const inputs = weightedInputs(schema);
  const weights = new Map<GraphQLArgument | GraphQLInputField, Weighted>();
  const weightedOf = (input: GraphQLArgument | GraphQLInputField): Weighted => {
    let weighted = weights.get(input);
    if (!weighted) {
      const named = getNamedType(input.type);
      weighted = {
        weight: weightOf(input.astNode) ?? 0,
        inside: isInputObjectType(named) && inputs.has(named) ? named : undefined,
      };
      weights.set(input, weighted);
    }
    return weighted;
  };
  /** One variable may be used by a hundred fields. */
  const known = new WeakMap<object, Map<GraphQLInputObjectType, number>>();

  const insideCost = (type: GraphQLInputObjectType, value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 0;
    const byType = known.get(value) ?? new Map<GraphQLInputObjectType, number>();
    known.set(value, byType);
    const before = byType.get(type);
    if (before !== undefined) return before;
    let cost = 0;
    if (Array.isArray(value)) for (const item of value) cost += insideCost(type, item);
    else
      for (const [name, field] of Object.entries(type.getFields())) {
        const given = (value as Values)[name];
        if (given === undefined || given === null) continue;
        const { weight, inside } = weightedOf(field);
        cost += weight + (inside ? insideCost(inside, given) : 0);
      }
    byType.set(type, cost);
    return cost;
  };

  return {
    costOf(field, node, variables) {
      if (!node.arguments?.length) return 0;
      let cost = 0;
      for (const argument of field.args) {
        const { weight, inside } = weightedOf(argument);
        if (weight === 0 && !inside) continue;
        const given = valueOf(
          node.arguments.find(({ name }) => name.value === argument.name)?.value,
          variables,
        );
        if (given === undefined || given === null) continue;
        cost += weight + (inside ? insideCost(inside, given) : 0);
      }
      return cost;
    },
  };
}

function valueOf(node: ValueNode | undefined, variables: Values): unknown {
  if (!node) return undefined;
  return node.kind === Kind.VARIABLE ? variables[node.name.value] : valueFromASTUntyped(node, variables);
}

/** Input types that have a weight somewhere inside. */
function weightedInputs(schema: GraphQLSchema): ReadonlySet<GraphQLInputObjectType> {
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  const found = new Set<GraphQLInputObjectType>();
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const type of inputs) {
      const fields = Object.values(type.getFields());
      const isWeighted = fields.some(({ type: inner, astNode }) => {
        const named = getNamedType(inner);
        const own = weightOf(astNode) !== undefined;
        return own || (isInputObjectType(named) && found.has(named));
      });
      if (isWeighted) found.add(type);
    }
  }
  return found;
}
