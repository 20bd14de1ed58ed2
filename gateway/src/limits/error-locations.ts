import { GraphQLError, parse, visit, type ASTNode, type DocumentNode } from 'graphql';

/**
 * Says where in the text each error's first node is. Documents are parsed without locations, which would double their
 * memory; only one that is refused is parsed again for them.
 */
export function withLocations(
  errors: readonly GraphQLError[],
  document: DocumentNode,
  source: string,
): readonly GraphQLError[] {
  const wanted = new Set(errors.flatMap(({ nodes }) => nodes?.slice(0, 1) ?? []));
  const nodeAt: (ASTNode | undefined)[] = [];
  visit(document, { enter: (node) => void nodeAt.push(wanted.has(node) ? node : undefined) });
  const located = parse(source);
  const positions = new Map<ASTNode, number>();
  let index = 0;
  visit(located, {
    enter({ loc }) {
      const node = nodeAt[index++];
      if (node && loc) positions.set(node, loc.start);
    },
  });
  const from = located.loc?.source;
  return errors.map((error) => {
    const [node] = error.nodes ?? [];
    const position = node && positions.get(node);
    if (position === undefined || !from) return error;
    const { message, path, extensions } = error;
    return new GraphQLError(message, { source: from, positions: [position], path, extensions });
  });
}
