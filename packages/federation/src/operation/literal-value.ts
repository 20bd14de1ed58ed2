import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  type GraphQLInputType,
  type ValueNode,
} from 'graphql';
import type { Data } from '../json.js';

/**
 * A literal as the value of a variable of its type, or undefined where a subgraph might take the two for different
 * things: a custom scalar reads a fraction's text or an enum's name as only it knows.
 */
export function literalValue(type: GraphQLInputType, node: ValueNode): unknown {
  if (node.kind === Kind.NULL) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (node.kind !== Kind.LIST) return literalValue(nullable.ofType, node);
    return everyValue(node.values, (one) => literalValue(nullable.ofType, one));
  }
  if (isInputObjectType(nullable)) {
    if (node.kind !== Kind.OBJECT) return undefined;
    const types = nullable.getFields();
    return objectOf(node.fields, (name, value) => {
      const field = types[name];
      return field && literalValue(field.type, value);
    });
  }
  if (isEnumType(nullable)) return node.kind === Kind.ENUM ? node.value : undefined;
  switch (nullable.name) {
    case 'Int':
      return node.kind === Kind.INT ? Number(node.value) : undefined;
    case 'Float':
      return node.kind === Kind.INT || node.kind === Kind.FLOAT ? finite(Number(node.value)) : undefined;
    case 'ID':
      return node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : undefined;
    case 'String':
      return node.kind === Kind.STRING ? node.value : undefined;
    case 'Boolean':
      return node.kind === Kind.BOOLEAN ? node.value : undefined;
    default:
      return untypedValue(node);
  }
}

function untypedValue(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.NULL:
      return null;
    case Kind.STRING:
    case Kind.BOOLEAN:
      return node.value;
    case Kind.INT: {
      const value = Number(node.value);
      return Number.isSafeInteger(value) ? value : BigInt(node.value);
    }
    case Kind.LIST:
      return everyValue(node.values, untypedValue);
    case Kind.OBJECT:
      return objectOf(node.fields, (_, value) => untypedValue(value));
    default:
      return undefined;
  }
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function everyValue(nodes: readonly ValueNode[], valueOf: (node: ValueNode) => unknown): unknown {
  const values = nodes.map(valueOf);
  return values.includes(undefined) ? undefined : values;
}

function objectOf(
  fields: readonly { readonly name: { readonly value: string }; readonly value: ValueNode }[],
  valueOf: (name: string, value: ValueNode) => unknown,
): unknown {
  const object: Data = {};
  for (const { name, value: node } of fields) {
    const value = valueOf(name.value, node);
    // `__proto__` is a name that JSON and GraphQL allow, and an assignment takes for something else.
    if (value === undefined || name.value === '__proto__') return undefined;
    object[name.value] = value;
  }
  return object;
}
