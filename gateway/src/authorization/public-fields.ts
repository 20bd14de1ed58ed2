import type { IsPublic } from '@propmubi/federation/serving';
import { isObjectType, Kind, type ConstDirectiveNode, type GraphQLSchema } from 'graphql';
import { readRequirements } from './requirements.js';

/** How subgraphs mark a field whose value is the same for every viewer who sees it. */
const PUBLIC_TAG = 'public';

/**
 * Reads `@tag(name: "public")` of a supergraph's fields. A field that takes a permission is not public whatever its tag
 * says: an anonymous fetch would be refused.
 */
export function readPublicFields(supergraphSchema: GraphQLSchema): IsPublic {
  const requirements = readRequirements(supergraphSchema);
  const coordinates = new Set<string>();
  for (const type of Object.values(supergraphSchema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      if (field.astNode?.directives?.some(isPublicTag) && !requirements.has(coordinate))
        coordinates.add(coordinate);
    }
  }
  return (typeName, fieldName) => coordinates.has(`${typeName}.${fieldName}`);
}

function isPublicTag({ name, arguments: given }: ConstDirectiveNode): boolean {
  if (name.value !== 'tag' && name.value !== 'federation__tag') return false;
  const value = given?.find((argument) => argument.name.value === 'name')?.value;
  return value?.kind === Kind.STRING && value.value === PUBLIC_TAG;
}
