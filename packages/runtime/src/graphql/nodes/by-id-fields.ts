import { getNullableType, isInterfaceType, type GraphQLSchema } from 'graphql';

/** The interface of what can be fetched by its id alone. */
export const NODE = 'Node';

/**
 * The field of Query that gives an object of each type implementing Node by its id: the one that returns the type and
 * needs at most an argument `id`. What the viewer may read of the type by id, `node` gives as well, and nothing more.
 * @throws Error when a type has none or several
 */
export function byIdFields(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const node = schema.getType(NODE);
  if (!isInterfaceType(node)) return new Map();
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
  return new Map(
    schema.getPossibleTypes(node).map((type) => {
      const found = queries.filter(
        ({ type: returned, args }) =>
          getNullableType(returned) === type &&
          args.some(({ name }) => name === 'id') &&
          args.every(({ name, type: argument }) => name === 'id' || getNullableType(argument) === argument),
      );
      if (found.length !== 1) {
        const fields = found.map(({ name }) => `Query.${name}`).join(', ') || 'none';
        throw new Error(`${type.name} is a Node and needs one field of Query by its id; there is ${fields}.`);
      }
      return [type.name, (found[0] as { name: string }).name];
    }),
  );
}
