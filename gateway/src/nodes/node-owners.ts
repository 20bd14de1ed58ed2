import { isEnumType, Kind, type ConstDirectiveNode, type GraphQLSchema } from 'graphql';

/** The subgraphs that resolve the inaccessible `Query.nodeTypes`, by the joins of their supergraph. */
export function nodeOwners(supergraph: GraphQLSchema): string[] {
  const field = supergraph.getQueryType()?.getFields()['nodeTypes'];
  const graphs = supergraph.getType('join__Graph');
  if (!field || !isEnumType(graphs)) return [];
  const names = new Map(
    graphs
      .getValues()
      .map(({ name, astNode }) => [name, argument(astNode?.directives, 'join__graph', 'name')]),
  );
  return (field.astNode?.directives ?? [])
    .filter(({ name }) => name.value === 'join__field')
    .map((join) => names.get(argument([join], 'join__field', 'graph') ?? ''))
    .filter((name) => name !== undefined);
}

function argument(
  directives: readonly ConstDirectiveNode[] | undefined,
  directive: string,
  name: string,
): string | undefined {
  const value = directives
    ?.find((one) => one.name.value === directive)
    ?.arguments?.find((one) => one.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}
