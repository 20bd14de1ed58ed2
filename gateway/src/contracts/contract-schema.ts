import { filterSchema, pruneSchema } from '@graphql-tools/utils';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { CONTRACTS, contractTag, INTERNAL_TAG, tagsOf, type ContractName } from './contract-tags.js';

/** The two schemas of a supergraph. */
export interface SupergraphSchemas {
  /** The API schema. */
  readonly schema: GraphQLSchema;
  /** With its tags. */
  readonly supergraphSchema: GraphQLSchema;
}

/**
 * The part of an API schema that a contract shows: fields that have one of its tags, or whose type has. Arguments, enum
 * values and fields of inputs are shown with what holds them, unless they are tagged as internal. Nothing without a tag
 * is shown. Undefined for a supergraph without contracts.
 */
export function contractSchema(
  { schema, supergraphSchema }: SupergraphSchemas,
  contract: ContractName,
): GraphQLSchema | undefined {
  const isShown = shownBy(supergraphSchema, contract);
  if (!isShown.any) return undefined;
  const { field, argument } = isShown;
  const filtered = filterSchema({
    schema,
    rootFieldFilter: (operation, name) => field(operation, name),
    objectFieldFilter: field,
    interfaceFieldFilter: field,
    inputObjectFieldFilter: field,
    argumentFilter: (typeName, fieldName, name) =>
      typeName === undefined || fieldName === undefined || argument(typeName, fieldName, name ?? ''),
    enumValueFilter: (typeName, name) =>
      typeName === undefined || name === undefined || isShown.value(typeName, name),
    typeFilter: (name) => isShown.type(name),
    // Applied by servers of ours alone.
    directiveFilter: () => true,
  });
  return pruneSchema(filtered);
}

function shownBy(supergraph: GraphQLSchema, contract: ContractName) {
  const tags: readonly string[] = CONTRACTS[contract].map(contractTag);
  const has = (node: Parameters<typeof tagsOf>[0]): boolean => tagsOf(node).some((tag) => tags.includes(tag));
  const isInternal = (node: Parameters<typeof tagsOf>[0]): boolean => tagsOf(node).includes(INTERNAL_TAG);
  const fieldsOf = (typeName: string) => {
    const type = supergraph.getType(typeName);
    return isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {};
  };
  const field = (typeName: string, name: string): boolean => {
    const node = fieldsOf(typeName)[name]?.astNode;
    return !isInternal(node) && (has(node) || has(supergraph.getType(typeName)?.astNode));
  };
  return {
    field,
    any: Object.keys(supergraph.getQueryType()?.getFields() ?? {}).some((name) => field('Query', name)),
    type: (name: string): boolean =>
      has(supergraph.getType(name)?.astNode) || Object.keys(fieldsOf(name)).some((one) => field(name, one)),
    value: (typeName: string, name: string): boolean => {
      const type = supergraph.getType(typeName);
      return !isInternal(isEnumType(type) ? type.getValue(name)?.astNode : undefined);
    },
    argument: (typeName: string, fieldName: string, name: string): boolean => {
      const owner = fieldsOf(typeName)[fieldName];
      const given = owner && 'args' in owner ? owner.args.find((one) => one.name === name) : undefined;
      return !isInternal(given?.astNode);
    },
  };
}
