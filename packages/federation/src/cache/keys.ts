import { createHash } from 'node:crypto';
import { isObject } from '../json.js';
import { parseJson, writeJson } from '../exact-json.js';
import type { FetchContext } from '../transports/transport.js';
import type { Caching } from './caching.js';

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

/** Something that may be kept: where, and what it depends on. */
export interface CacheSlot {
  readonly key: string;
  readonly tags: readonly string[];
  readonly maxAgeMs: number;
}

/** The slot of an answer to a root fetch. */
export function rootSlot(fetch: FetchContext<unknown>, caching: Caching, schemaHash: string): CacheSlot {
  const { subgraph, request } = fetch;
  return {
    key: hash([subgraph, schemaHash, caching.selection, request.variablesJson]),
    tags: [EVERYTHING, ...caching.types.map((type) => typeTag(subgraph, type))],
    maxAgeMs: caching.maxAgeSeconds * 1_000,
  };
}

/** The slot of what is selected of one entity. */
export function entitySlot(
  fetch: FetchContext<unknown>,
  caching: Caching,
  schemaHash: string,
  representation: string,
): CacheSlot {
  const { subgraph, request } = fetch;
  const variables = caching.variables.map((name) => writeJson(request.variables[name]) ?? '');
  const nested = caching.types.map((type) => typeTag(subgraph, type));
  return {
    key: hash([subgraph, schemaHash, caching.selection, ...variables, representation]),
    tags: [EVERYTHING, ...nested, ...ownTags(subgraph, representation)],
    maxAgeMs: caching.maxAgeSeconds * 1_000,
  };
}

/** By its id, where it has one; else it is stale with any of its type. */
function ownTags(subgraph: string, representation: string): string[] {
  const given = parseJson(representation);
  const { __typename: type, id } = isObject(given) ? given : {};
  if (typeof type !== 'string') return [];
  if (typeof id !== 'string') return [typeTag(subgraph, type)];
  return [entityTag(subgraph, type, id), bulkTag(subgraph, type)];
}

function hash(parts: readonly string[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(`${part.length}:${part}`);
  return digest.digest('base64url');
}

/** Of the versions of some tags, in their order. */
export function digestOf(versions: readonly string[]): string {
  return createHash('sha256').update(versions.join(' ')).digest('base64url').slice(0, 22);
}
