import { getNullableType, isInputObjectType, isListType, isScalarType, type GraphQLInputType } from 'graphql';

/** Source text access (ECMA-262, 25.5), which TypeScript's library does not declare yet. */
interface SourceTextAccess {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): object;
}
const sourceText = JSON as unknown as SourceTextAccess;

/** A double holds every integer of fewer digits. */
const INEXACT_DIGITS = 16;
/** Longer integers are read as doubles: converting takes more than linear time in the digits. */
const MAX_EXACT_DIGITS = 1_000;

/**
 * Parses JSON without losing digits of integers: one that no double holds becomes a bigint. Text without such a run of
 * digits, which is usual, is parsed by `JSON.parse` alone.
 *
 * @throws SyntaxError as `JSON.parse` does
 */
export function parseJson(text: string): unknown {
  return hasLongInteger(text) ? sourceText.parse(text, exactInteger) : (JSON.parse(text) as unknown);
}

/** Writes JSON, bigints with all their digits. Undefined for what has no JSON form. */
export function writeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? rawInteger(one) : one));
  }
}

/** A value that `JSON.stringify` writes with all digits, in the place of each bigint; the same value without any. */
export function withRawIntegers(value: unknown): unknown {
  return holdsBigInt(value) ? toRawIntegers(value) : value;
}

/** The reviver of `parseJson`, for libraries that call `JSON.parse` themselves. */
export function exactInteger(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  if (source === undefined || source.length > MAX_EXACT_DIGITS || !/^-?\d+$/.test(source)) return value;
  return String(value) === source ? value : BigInt(source);
}

/** A variable's bigints as its type is represented in JavaScript: only custom scalars take bigints. */
export function fitIntegers(type: GraphQLInputType, value: unknown): unknown {
  if (typeof value === 'bigint') return fitInteger(type, value);
  if (typeof value !== 'object' || value === null) return value;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) return fitIntegers(nullable.ofType, value);
    return value.map((one) => fitIntegers(nullable.ofType, one));
  }
  if (!isInputObjectType(nullable) || Array.isArray(value)) return value;
  const fields = nullable.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const field = fields[name];
      return [name, field ? fitIntegers(field.type, inner) : (inner as unknown)];
    }),
  );
}

function fitInteger(type: GraphQLInputType, value: bigint): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return fitInteger(nullable.ofType, value);
  if (!isScalarType(nullable)) return value;
  if (nullable.name === 'ID') return String(value);
  return nullable.name === 'Float' || nullable.name === 'Int' ? Number(value) : value;
}

/** Is there an integer that a double may not hold? Looks at every 16th character only, since a run of 16 digits holds one of those. */
export function hasLongInteger(text: string): boolean {
  for (let index = INEXACT_DIGITS - 1; index < text.length; index += INEXACT_DIGITS) {
    if (!isDigit(text.charCodeAt(index))) continue;
    let start = index;
    while (isDigit(text.charCodeAt(start - 1))) start -= 1;
    while (isDigit(text.charCodeAt(index + 1))) index += 1;
    if (index - start + 1 < INEXACT_DIGITS) continue;
    const before = text[start - 1] === '-' ? text[start - 2] : text[start - 1];
    // Not the digits of a fraction or an exponent, and not a whole string of digits.
    if (isBoundary(before, ':[') && isBoundary(text[index + 1], '}]')) return true;
  }
  return false;
}

function isBoundary(character: string | undefined, others: string): boolean {
  return character === undefined || ', \n\r\t'.includes(character) || others.includes(character);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function rawInteger(value: bigint): object {
  return sourceText.rawJSON(String(value));
}

/** Walks the value; allocates nothing. */
export function holdsBigInt(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint';
  if (Array.isArray(value)) return value.some(holdsBigInt);
  for (const key in value) if (holdsBigInt((value as Record<string, unknown>)[key])) return true;
  return false;
}

function toRawIntegers(value: unknown): unknown {
  if (typeof value === 'bigint') return rawInteger(value);
  if (Array.isArray(value)) return value.map(toRawIntegers);
  if (typeof value !== 'object' || value === null || !holdsBigInt(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toRawIntegers(one)]));
}
