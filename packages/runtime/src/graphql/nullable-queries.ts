import { Kind, visit, type DocumentNode } from 'graphql';

/**
 * Makes every field of Query nullable. Any of them can fail on its own, because the viewer may be refused or this
 * service may be down, and a null that is not allowed would take the answers of the other services with it. A rule
 * rather than a habit: nothing depends on each resolver's having said so.
 */
export function nullableQueryFields(typeDefs: DocumentNode): DocumentNode {
  return visit(typeDefs, {
    ObjectTypeDefinition(type) {
      if (type.name.value !== 'Query') return false;
      return {
        ...type,
        fields: type.fields?.map((field) =>
          field.type.kind === Kind.NON_NULL_TYPE ? { ...field, type: field.type.type } : field,
        ),
      };
    },
  });
}
