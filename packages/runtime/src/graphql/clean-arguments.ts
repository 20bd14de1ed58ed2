import { getNullableType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { GraphQLInputType, GraphQLSchema } from 'graphql';
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { InvalidInputError } from '../errors/errors.js';

type Definitions = Record<string, { type: GraphQLInputType; defaultValue?: unknown }>;
type Values = Record<string, unknown>;

/**
 * Gives each resolver arguments that are worth its while:
 * - null, where a value may be left out, means left out, in nested input fields too. Only the input types in
 *   `clearedByNull` keep it: an update in which null clears a field;
 * - text that Postgres cannot keep (U+0000, half a surrogate pair) and years outside 1 to 9999 are refused.
 */
export function cleanArguments(schema: GraphQLSchema, clearedByNull: readonly string[] = []): GraphQLSchema {
  const keepsNull = new Set(clearedByNull);
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field) => {
      const definitions = field.args ?? {};
      if (Object.keys(definitions).length === 0) return field;
      const clean = (given: Values) => cleanValues(given, definitions, keepsNull, false, []);
      const { resolve, subscribe } = field;
      return {
        ...field,
        ...(resolve && {
          resolve: (source, given: Values, context, info) => resolve(source, clean(given), context, info),
        }),
        ...(subscribe && {
          subscribe: (source, given: Values, context, info) => subscribe(source, clean(given), context, info),
        }),
      };
    },
  });
}

function cleanValues(
  given: Values,
  definitions: Definitions,
  keepsNull: ReadonlySet<string>,
  keepsOwnNulls: boolean,
  path: readonly (string | number)[],
): Values {
  const cleaned: Values = {};
  for (const [name, value] of Object.entries(given)) {
    const definition = definitions[name];
    if (!definition) continue;
    if (value !== null || isNonNullType(definition.type)) {
      cleaned[name] = cleanValue(value, definition.type, keepsNull, [...path, name]);
    } else if (definition.defaultValue !== undefined) cleaned[name] = definition.defaultValue;
    else if (keepsOwnNulls) cleaned[name] = null;
  }
  return cleaned;
}

function cleanValue(
  value: unknown,
  outer: GraphQLInputType,
  keepsNull: ReadonlySet<string>,
  path: readonly (string | number)[],
): unknown {
  const type = getNullableType(outer);
  if (value === null || value === undefined) return value;
  if (isListType(type)) {
    return (value as unknown[]).map((item, place) =>
      cleanValue(item, type.ofType, keepsNull, [...path, place]),
    );
  }
  if (isInputObjectType(type)) {
    return cleanValues(value as Values, type.getFields(), keepsNull, keepsNull.has(type.name), path);
  }
  assertKeepable(value, type.name, path);
  return value;
}

/** @throws InvalidInputError when Postgres cannot keep the value as it is */
function assertKeepable(value: unknown, typeName: string, path: readonly (string | number)[]): void {
  const field = path.join('.');
  if (!isKeepableText(value)) {
    throw new InvalidInputError(`Text must not contain U+0000 or half a surrogate pair (${field}).`, {
      details: { field },
    });
  }
  const year = value instanceof Date ? value.getUTCFullYear() : yearOf(value, typeName);
  if (year !== undefined && !(year >= 1 && year <= 9999)) {
    throw new InvalidInputError(`The year must be 1 to 9999 (${field}).`, { details: { field } });
  }
}

function yearOf(value: unknown, typeName: string): number | undefined {
  return typeName === 'LocalDate' ? Number(/^\d+/.exec(String(value))?.[0]) : undefined;
}

/** Whether Postgres keeps each text in a value as it is: no U+0000, and nothing that UTF-8 cannot express. */
export function isKeepableText(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (Array.isArray(value)) return value.every(isKeepableText);
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof URL)
    return true;
  return Object.entries(value).every(([key, item]) => isKeepableText(key) && isKeepableText(item));
}
