import { createHash, type Hash } from 'node:crypto';
import { isObject } from '../json.js';
import { parseJson, writeJson } from '../exact-json.js';
import type { FetchContext } from '../transports/transport.js';
import type { Caching, Narrowed } from './caching.js';

/** In each key. Another one for another way of writing values: a release does not read what another wrote. */
const FORMAT = '2';

/** Every answer depends on it: a change of it empties the cache. */
export const EVERYTHING = 'everything';

/** Any object of a type that a subgraph answers with. */
export function typeTag(subgraph: string, typeName: string): string {
  return `${subgraph}:${typeName}`;
}

/** One entity, as far as a subgraph resolves it. */
export function entityTag(subgraph: string, typeName: string, id: string): string {
  return `${subgraph}:${typeName}:${id}`;
}

/** Entities of a type of which it is not known which have changed. */
export function bulkTag(subgraph: string, typeName: string): string {
  return `${subgraph}:${typeName}:*`;
}

/** Objects of a type that are in a scope. */
export function scopeTag(subgraph: string, typeName: string, scope: string): string {
  return `${subgraph}:${typeName}@${scope}`;
}

/** Objects of a type of which it is not known in which scopes they are, or were. */
export function anyScopeTag(subgraph: string, typeName: string): string {
  return scopeTag(subgraph, typeName, '*');
}

/** Something that may be kept: where, and what it depends on. */
export interface CacheSlot {
  readonly key: string;
  readonly tags: readonly string[];
  /**
   * In the place of tags that are known with the answer only. While these hold nothing has changed that any such tag stands for, so
   * that versions read after the answer are those it was made under.
   */
  readonly guards: readonly string[];
  readonly maxAgeMs: number;
}

/** The slot of an answer to a root fetch. */
export function rootSlot(fetch: FetchContext<unknown>, caching: Caching, schemaHash: string): CacheSlot {
  const { subgraph, request } = fetch;
  return {
    key: digestOfParts([FORMAT, subgraph, schemaHash, caching.selection, request.variablesJson]).digest(
      'base64url',
    ),
    tags: [
      EVERYTHING,
      ...caching.types.map((type) => typeTag(subgraph, type)),
      ...new Set([
        ...caching.narrowed.flatMap((one) => tagsOf(subgraph, one, request.variables)),
        ...caching.told.map(({ type }) => anyScopeTag(subgraph, type)),
      ]),
    ],
    guards: caching.told.map(({ type }) => typeTag(subgraph, type)),
    maxAgeMs: caching.maxAgeSeconds * 1_000,
  };
}

function tagsOf(
  subgraph: string,
  { type, scopesOf }: Narrowed,
  variables: Readonly<Record<string, unknown>>,
): string[] {
  const scopes = scopesOf(variables);
  if (!scopes) return [typeTag(subgraph, type)];
  return [anyScopeTag(subgraph, type), ...scopes.map((scope) => scopeTag(subgraph, type, scope))];
}

/** The slots of what is selected of some entities. What they have in common is made once. */
export function entitySlots(
  fetch: FetchContext<unknown>,
  caching: Caching,
  schemaHash: string,
  representations: readonly string[],
): CacheSlot[] {
  const { subgraph, request } = fetch;
  const variables = caching.variables.map((name) => writeJson(request.variables[name]) ?? '');
  const common = digestOfParts([FORMAT, subgraph, schemaHash, caching.selection, ...variables]);
  const tags = [EVERYTHING, ...caching.types.map((type) => typeTag(subgraph, type))];
  const maxAgeMs = caching.maxAgeSeconds * 1_000;
  return representations.map((representation) => ({
    key: withPart(common.copy(), representation).digest('base64url'),
    tags: [...tags, ...ownTags(subgraph, representation)],
    guards: [],
    maxAgeMs,
  }));
}

/** By its id, where it has one; else it is stale with any of its type. */
function ownTags(subgraph: string, representation: string): string[] {
  const given = parseJson(representation);
  const { __typename: type, id } = isObject(given) ? given : {};
  if (typeof type !== 'string') return [];
  if (typeof id !== 'string') return [typeTag(subgraph, type)];
  return [entityTag(subgraph, type, id), bulkTag(subgraph, type)];
}

function digestOfParts(parts: readonly string[]): Hash {
  return parts.reduce(withPart, createHash('sha256'));
}

function withPart(digest: Hash, part: string): Hash {
  return digest.update(`${part.length}:${part}`);
}

/** Of the versions of some tags, in their order. */
export function digestOf(versions: readonly string[]): string {
  return createHash('sha256').update(versions.join(' ')).digest('base64url').slice(0, 22);
}
