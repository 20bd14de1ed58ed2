import { Kind, visit, type ConstDirectiveNode, type DocumentNode } from 'graphql';

/**
 * `@Directive(PUBLIC)` on a field: its value is the same for every viewer who sees the object, so the gateway may ask
 * for it once, anonymously, and give the answer to many. On a class: so it is for each field this subgraph gives the
 * type. Never for what row level security, a policy or a permission decides.
 */
export const PUBLIC = '@tag(name: "public")';

/**
 * Moves the tag of a type to its fields. Composition joins the tags of a type over all subgraphs, so on the type it
 * would speak for the fields of the others, too.
 */
export function tagFieldsOfPublicTypes(typeDefs: DocumentNode): DocumentNode {
  return visit(typeDefs, {
    ObjectTypeDefinition(type) {
      const tag = type.directives?.find(isPublicTag);
      if (!tag) return undefined;
      return {
        ...type,
        directives: type.directives?.filter((directive) => directive !== tag),
        fields: type.fields?.map((field) =>
          field.directives?.some(isPublicTag)
            ? field
            : { ...field, directives: [...(field.directives ?? []), tag] },
        ),
      };
    },
  });
}

function isPublicTag({ name, arguments: given }: ConstDirectiveNode): boolean {
  const [argument] = given ?? [];
  return name.value === 'tag' && argument?.value.kind === Kind.STRING && argument.value.value === 'public';
}
