import {
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLLeafType,
  type GraphQLOutputType,
} from 'graphql';
import { endOfValue } from './scan.js';

/** Is a value of an answer one of its type, null where it may be? What is no clear case is said to be none, and looked at again. */
export type LeafCheck = (bytes: Buffer, start: number, end: number) => boolean;

const QUOTE = 0x22;
const LETTER_N = 0x6e;
const LETTER_T = 0x74;
const LETTER_F = 0x66;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const LEAST_INT = -0x8000_0000;
/** No number without an exponent is infinite that is shorter. */
const FINITE_CHARACTERS = 300;

/** @returns undefined for a type that is no leaf */
export function leafCheckOf(type: GraphQLOutputType): LeafCheck | undefined {
  const nullable = getNullableType(type);
  const check = isListType(nullable)
    ? listCheck(nullable.ofType as GraphQLOutputType)
    : isLeafType(nullable)
      ? checkOf(nullable)
      : undefined;
  if (!check || isNonNullType(type)) return check;
  return (bytes, start, end) => bytes[start] === LETTER_N || check(bytes, start, end);
}

function listCheck(type: GraphQLOutputType): LeafCheck | undefined {
  const check = leafCheckOf(type);
  if (!check) return undefined;
  return (bytes, start, end) => {
    if (bytes[start] !== OPEN_BRACKET) return false;
    if (bytes[start + 1] === CLOSE_BRACKET) return true;
    for (let at = start + 1; at < end;) {
      const endOfElement = endOfValue(bytes, at);
      if (endOfElement < 0 || !check(bytes, at, endOfElement)) return false;
      at = endOfElement + 1;
    }
    return true;
  };
}

function checkOf(type: GraphQLLeafType): LeafCheck {
  if (isEnumType(type)) return enumCheck(new Set(type.getValues().map(({ name }) => name)));
  switch (type.name) {
    case 'String':
    case 'ID':
      return isString;
    case 'Int':
      return isInt;
    case 'Float':
      return isFloat;
    case 'Boolean':
      return isBoolean;
    default:
      return isNotNull;
  }
}

const isString: LeafCheck = (bytes, start) => bytes[start] === QUOTE;
const isBoolean: LeafCheck = (bytes, start) => bytes[start] === LETTER_T || bytes[start] === LETTER_F;
const isNotNull: LeafCheck = (bytes, start) => bytes[start] !== LETTER_N;

/** The values of an enum are ASCII. */
function enumCheck(names: ReadonlySet<string>): LeafCheck {
  return (bytes, start, end) =>
    bytes[start] === QUOTE && names.has(bytes.toString('latin1', start + 1, end - 1));
}

const isInt: LeafCheck = (bytes, start, end) => {
  const isNegative = bytes[start] === MINUS;
  const first = isNegative ? start + 1 : start;
  let value = 0;
  for (let at = first; at < end; at++) {
    const code = bytes[at] as number;
    if (code > NINE || code < ZERO) return false;
    value = 10 * value + code - ZERO;
  }
  // Minus zero is written as zero.
  return isNegative ? value > 0 && value <= -LEAST_INT : value < -LEAST_INT;
};

const isFloat: LeafCheck = (bytes, start, end) => {
  if (end - start > FINITE_CHARACTERS) return false;
  for (let at = start; at < end; at++) if ((bytes[at] as number) > NINE) return false;
  return bytes[start] === MINUS || (bytes[start] as number) >= ZERO;
};
