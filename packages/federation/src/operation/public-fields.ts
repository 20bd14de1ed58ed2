import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import { fieldCoordinates } from './coordinates.js';

/** Says whether a field has the same value for every viewer. */
export type IsPublic = (typeName: string, fieldName: string) => boolean;

/**
 * Whether one subgraph request selects public fields only, keys included. Written for requests to `_entities`; what the
 * supergraph does not know is not public.
 */
export function selectsOnlyPublic(
  supergraphSchema: GraphQLSchema,
  request: DocumentNode,
  isPublic: IsPublic,
): boolean {
  const typeInfo = new TypeInfo(supergraphSchema);
  let onlyPublic = true;
  visit(
    request,
    visitWithTypeInfo(typeInfo, {
      Field({ name: { value: name } }) {
        const parent = typeInfo.getParentType();
        const isRoot = parent === supergraphSchema.getQueryType();
        if (name === '__typename' || (isRoot && name === '_entities')) return;
        onlyPublic &&=
          parent !== undefined &&
          parent !== null &&
          fieldCoordinates(supergraphSchema, parent, name).every((coordinate) => {
            const [typeName = '', fieldName = ''] = coordinate.split('.');
            return isPublic(typeName, fieldName);
          });
      },
    }),
  );
  return onlyPublic;
}
