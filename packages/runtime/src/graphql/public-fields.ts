import { Kind, visit, type ConstDirectiveNode, type DocumentNode } from 'graphql';

/**
 * `@Directive(PUBLIC)` on a field: its value is the same for every viewer who sees the object, so the gateway may ask
 * for it once, anonymously, and give the answer to many. On a class: so it is for each field this subgraph gives the
 * type. Never for what row level security, a policy or a permission decides.
 */
export const PUBLIC = '@tag(name: "public")';

/**
 * `@Directive(cacheFor(600))` on a field of Query, on a class, or on a field that this subgraph adds to another's type: the
 * gateway may keep the answer for so many seconds, and drops it when an event says that it changed
 * (`gateway/src/cache/changes.ts`). What changes without an event shows when the time is over, so there must be an event for
 * all that a person writes. Of a field of Query, only where its value is the same for every viewer. Below it everything
 * selected must be `PUBLIC`.
 */
export function cacheFor(seconds: number): string {
  return `@tag(name: "${CACHE_TAG}${seconds}")`;
}

const CACHE_TAG = 'cache-';

/**
 * Moves these tags of a type to its fields. Composition joins the tags of a type over all subgraphs, so on the type it
 * would speak for the fields of the others, too.
 */
export function tagFieldsOfPublicTypes(typeDefs: DocumentNode): DocumentNode {
  return visit(typeDefs, {
    ObjectTypeDefinition(type) {
      const tags = type.directives?.filter((directive) => kindOf(directive) !== undefined) ?? [];
      if (tags.length === 0) return undefined;
      return {
        ...type,
        directives: type.directives?.filter((directive) => !tags.includes(directive)),
        fields: type.fields?.map((field) => ({
          ...field,
          directives: [
            ...(field.directives ?? []),
            ...tags.filter((tag) => !hasKind(field.directives, kindOf(tag))),
          ],
        })),
      };
    },
  });
}

function hasKind(directives: readonly ConstDirectiveNode[] | undefined, kind: string | undefined): boolean {
  return directives?.some((directive) => kindOf(directive) === kind) ?? false;
}

/** Which of the two tags it is; undefined for other directives. */
function kindOf({ name, arguments: given }: ConstDirectiveNode): 'public' | 'cache' | undefined {
  const [argument] = given ?? [];
  if (name.value !== 'tag' || argument?.value.kind !== Kind.STRING) return undefined;
  if (argument.value.value === 'public') return 'public';
  return argument.value.value.startsWith(CACHE_TAG) ? 'cache' : undefined;
}
