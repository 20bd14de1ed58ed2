import {
  isInterfaceType,
  isObjectType,
  Kind,
  visit,
  type FieldNode,
  type GraphQLSchema,
  type NameNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fieldIdentities, isIntrospection } from './field-identity.js';

/** Names that requests of the plan use for the keys of entities. */
const RESERVED_VARIABLE = /^representations\d*$/;

/**
 * An operation as it is planned: no response name in it is the client's choice. What the plan adds by itself (keys,
 * `@requires` inputs, `__typename`) is selected by field name, so a client's alias of that name would become a
 * subgraph's input, or a key the client's answer.
 */
export interface InternalOperation {
  /** What subgraphs are asked; undefined when nothing is left without introspection. */
  readonly planned: OperationDefinitionNode | undefined;
  /** `__schema` and `__type` under their internal names; undefined when there are none. */
  readonly introspection: OperationDefinitionNode | undefined;
  /** Internal name by the client's, for variables the client named as the plan names its own. */
  readonly variables: ReadonlyMap<string, string>;
  readonly nameOf: NameOf;
}

/** Gives the response name that a field of the client's operation has until the answer is projected. */
export type NameOf = (field: FieldNode) => string;

/** A text that no field name of the supergraph contains, so that no field is named as an internal name is. */
export function internalMarker(supergraphSchema: GraphQLSchema): string {
  const names = Object.values(supergraphSchema.getTypeMap()).flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [],
  );
  let marker = '__v';
  while (names.some((name) => name.includes(marker))) marker += '_';
  return marker;
}

/**
 * Gives every field of an operation without named fragments an internal response name. A leaf without arguments has its
 * own name, whatever its alias is, as in what the plan adds. One with arguments has a name that only the same field
 * with the same arguments shares, and an aliased object one that only its alias shares.
 */
export function withInternalNames(definition: OperationDefinitionNode, marker: string): InternalOperation {
  const identities = fieldIdentities(definition);
  // Numbered in the order of their texts, so that the order of selections does not change a name.
  const distinct = [...new Set(identities.values())].sort();
  const numberOf = new Map(distinct.map((identity, index) => [identity, index]));
  const nameOf: NameOf = (field) => {
    const identity = identities.get(field);
    if (identity === undefined) return field.name.value;
    return `${field.name.value}${marker}${numberOf.get(identity) ?? 0}`;
  };
  const variables = reservedVariables(definition, marker);
  const part = (isKept: (field: FieldNode) => boolean): OperationDefinitionNode | undefined => {
    const selections = renamed(definition.selectionSet, nameOf, isKept);
    if (selections.length === 0) return undefined;
    const own = { ...definition, selectionSet: { ...definition.selectionSet, selections } };
    return variables.size > 0 ? renameVariables(own, variables) : own;
  };
  return {
    planned: part((field) => !isIntrospection(field)),
    introspection: part(isIntrospection),
    variables,
    nameOf,
  };
}

/** A path of the plan by field names. */
export function withoutInternalNames(path: string, marker: string): string {
  return path.replace(new RegExp(`${marker}\\d+`, 'g'), '');
}

/** `isKept` is asked at the root. */
function renamed(
  { selections }: SelectionSetNode,
  nameOf: NameOf,
  isKept: (field: FieldNode) => boolean = () => true,
): SelectionNode[] {
  return selections.flatMap((one): SelectionNode[] => {
    if (one.kind === Kind.FRAGMENT_SPREAD) return [];
    if (one.kind === Kind.INLINE_FRAGMENT) {
      const inner = renamed(one.selectionSet, nameOf, isKept);
      return inner.length > 0 ? [{ ...one, selectionSet: { ...one.selectionSet, selections: inner } }] : [];
    }
    if (!isKept(one)) return [];
    const name = nameOf(one);
    const alias = name === one.name.value ? undefined : toName(name);
    // What graphql-js answers is projected as it is, so the client's names stay.
    if (!one.selectionSet || isIntrospection(one)) return [{ ...one, alias }];
    const inner = renamed(one.selectionSet, nameOf);
    return [{ ...one, alias, selectionSet: { ...one.selectionSet, selections: inner } }];
  });
}

function reservedVariables(definition: OperationDefinitionNode, marker: string): Map<string, string> {
  const names = (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const renames = new Map<string, string>();
  for (const name of names) {
    if (!RESERVED_VARIABLE.test(name)) continue;
    let internal = `${name}${marker}`;
    while (names.includes(internal)) internal += '_';
    renames.set(name, internal);
  }
  return renames;
}

function renameVariables(
  definition: OperationDefinitionNode,
  renames: ReadonlyMap<string, string>,
): OperationDefinitionNode {
  return visit(definition, {
    Variable(node) {
      const name = renames.get(node.name.value);
      return name === undefined ? undefined : { ...node, name: toName(name) };
    },
  });
}

function toName(value: string): NameNode {
  return { kind: Kind.NAME, value };
}
