import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isObject, type Data } from '../json.js';
import { typeConditionHolds } from './path.js';

const FRAGMENT_PREFIX = '... on ';

/** Changes a representation before it is sent, or an answer before it is merged. In place. */
export type Rewrite = (value: unknown) => void;

/**
 * Compiles the planner's rewrites. They exist for two cases: an interface object's `__typename` is set to the
 * interface's name on the way in, and a field aliased because two types disagree gets its name back on the way out.
 */
export function compileRewrites(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
): Rewrite | undefined {
  if (!rewrites || rewrites.length === 0) return undefined;
  const compiled = rewrites.map((rewrite) => compileRewrite(schema, rewrite));
  return (value) => {
    for (const apply of compiled) apply(value);
  };
}

function compileRewrite(schema: GraphQLSchema, rewrite: FetchDataRewrite): Rewrite {
  const parents = rewrite.path.slice(0, -1);
  const key = rewrite.path.at(-1);
  if (key === undefined) return () => undefined;
  const change =
    rewrite.kind === 'ValueSetter'
      ? (object: Data) => {
          object[key] = rewrite.setValueTo;
        }
      : (object: Data) => {
          const value = object[key];
          if (value === undefined) return;
          object[rewrite.renameKeyTo] = value;
          // Undefined and not deleted: deleting a key makes the object slow for everything that follows.
          object[key] = undefined;
        };
  return (value) => applyAt(schema, parents, 0, value, change);
}

function applyAt(
  schema: GraphQLSchema,
  path: readonly string[],
  depth: number,
  value: unknown,
  change: (object: Data) => void,
): void {
  if (Array.isArray(value)) {
    for (const element of value) applyAt(schema, path, depth, element, change);
    return;
  }
  if (!isObject(value)) return;
  const element = path[depth];
  if (element === undefined) {
    change(value);
  } else if (element.startsWith(FRAGMENT_PREFIX)) {
    const typename = value.__typename;
    const condition = element.slice(FRAGMENT_PREFIX.length);
    if (typeof typename === 'string' && !typeConditionHolds(schema, typename, condition)) return;
    applyAt(schema, path, depth + 1, value, change);
  } else {
    applyAt(schema, path, depth + 1, value[element], change);
  }
}
