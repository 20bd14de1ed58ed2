import { isEnumType, type GraphQLLeafType } from 'graphql';
import { withRawIntegers } from '../exact-json.js';

/** Marks a value that is not one of its type. */
export const INVALID = Symbol('invalid leaf');

/**
 * Checks one leaf of a subgraph's answer against the API schema. An `ID` sent as an integer becomes the string the
 * specification asks for (3.5.5); an enum value that is inaccessible or unknown is invalid; a custom scalar is
 * whatever its subgraph serialized, integers with all their digits.
 */
export function completeLeaf(type: GraphQLLeafType, value: unknown): unknown {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) ? value : INVALID;
  switch (type.name) {
    case 'String':
      return typeof value === 'string' ? value : INVALID;
    case 'ID':
      if (typeof value === 'string') return value;
      return Number.isInteger(value) || typeof value === 'bigint' ? String(value) : INVALID;
    case 'Int':
      return Number.isInteger(value) && Math.abs(value as number) <= 0x80000000 && value !== 0x80000000
        ? value
        : INVALID;
    case 'Float':
      if (typeof value === 'bigint') return Number(value);
      return Number.isFinite(value) ? value : INVALID;
    case 'Boolean':
      return typeof value === 'boolean' ? value : INVALID;
    default:
      return withRawIntegers(value);
  }
}
