import { Kind, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { tagsOf } from '../contracts/contract-tags.js';

/** How subgraphs mark what an organization may ask when its quota is used up. */
const UNMETERED_TAG = 'unmetered';

/** Whether a quota can refuse an operation: unless each of its root fields is tagged as unmetered. */
export type IsMetered = (operation: OperationDefinitionNode) => boolean;

/** Reads `@tag(name: "unmetered")` of the root fields of a supergraph. */
export function readMetering(supergraphSchema: GraphQLSchema): IsMetered {
  const unmetered = new Set<string>();
  const roots = { query: supergraphSchema.getQueryType(), mutation: supergraphSchema.getMutationType() };
  for (const [operation, root] of Object.entries(roots)) {
    for (const { name, astNode } of Object.values(root?.getFields() ?? {}))
      if (tagsOf(astNode).includes(UNMETERED_TAG)) unmetered.add(`${operation}.${name}`);
  }
  return ({ operation, selectionSet }) =>
    !selectionSet.selections.every(
      (selection) => selection.kind === Kind.FIELD && unmetered.has(`${operation}.${selection.name.value}`),
    );
}
