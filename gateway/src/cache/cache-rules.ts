import type { CacheRules } from '@propmubi/federation/serving';
import { isObjectType, Kind, type ConstDirectiveNode, type GraphQLSchema } from 'graphql';
import { readPublicFields } from '../authorization/public-fields.js';
import { readRequirements } from '../authorization/requirements.js';
import { LISTING_SCOPES, TELLING } from './listing-scopes.js';

/** How subgraphs say that the answer of a field may be kept: `cache-600` for ten minutes. */
const CACHE_TAG = /^cache-(\d{1,5})$/;

/** Reads `@tag(name: "cache-…")` and `@tag(name: "public")` of a supergraph's fields. What takes a permission is not cached. */
export function readCacheRules(supergraphSchema: GraphQLSchema): CacheRules {
  const requirements = readRequirements(supergraphSchema);
  const seconds = new Map<string, number>();
  for (const type of Object.values(supergraphSchema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      if (requirements.has(coordinate)) continue;
      const told = (field.astNode?.directives ?? []).flatMap((directive) => secondsOf(directive) ?? []);
      if (told.length > 0) seconds.set(coordinate, Math.min(...told));
    }
  }
  return {
    isPublic: readPublicFields(supergraphSchema),
    seconds: (typeName, fieldName) => seconds.get(`${typeName}.${fieldName}`),
    scopes: (fieldName, typeName) => (typeName === 'Listing' ? LISTING_SCOPES[fieldName] : undefined),
    tells: (fieldName, typeName) => typeName === 'Listing' && TELLING.has(fieldName),
  };
}

function secondsOf({ name, arguments: given }: ConstDirectiveNode): number | undefined {
  if (name.value !== 'tag' && name.value !== 'federation__tag') return undefined;
  const value = given?.find((argument) => argument.name.value === 'name')?.value;
  const [, seconds] = (value?.kind === Kind.STRING && CACHE_TAG.exec(value.value)) || [];
  return seconds === undefined ? undefined : Number(seconds);
}
