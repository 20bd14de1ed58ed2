import {
  getVariableValues,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { getArgumentValues } from 'graphql/execution/values.js';

/** The mutations of an operation in the order of 6.2.2, each as a subgraph's resolver tells of it; none of a query. */
export function mutationsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): string[] {
  const type = schema.getMutationType();
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (!type || operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== 'mutation') return [];
  const fragments = Object.fromEntries(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const fields = collectFields(schema, fragments, coerced, type, operation.selectionSet);
  return [...fields.values()].flatMap(([node]) => {
    const definition = node && type.getFields()[node.name.value];
    return definition
      ? [`${definition.name}${JSON.stringify(getArgumentValues(definition, node, coerced))}`]
      : [];
  });
}

/** Whether mutations ran in this order; some may not have been sent. */
export function areInOrder(ran: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  return ran.every((one) => (at = all.indexOf(one, at) + 1) > 0);
}
