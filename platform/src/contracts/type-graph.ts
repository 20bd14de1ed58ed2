import {
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** The types that several subgraphs together define and that clients can meet, by name. */
export function typesOf(documents: readonly DocumentNode[]): ReadonlyMap<string, TypeDefinitionNode> {
  const types = new Map<string, TypeDefinitionNode>();
  for (const definition of documents.flatMap(({ definitions }) => definitions)) {
    if (!isTypeDefinition(definition) || isInaccessible(definition)) continue;
    const known = types.get(definition.name.value);
    types.set(definition.name.value, known ? joined(known, definition) : definition);
  }
  return types;
}

function joined(one: TypeDefinitionNode, other: TypeDefinitionNode): TypeDefinitionNode {
  const both = [one, other];
  const fields = both.flatMap((type): readonly unknown[] => ('fields' in type ? (type.fields ?? []) : []));
  const interfaces = both.flatMap((type) => ('interfaces' in type ? (type.interfaces ?? []) : []));
  return { ...one, fields, interfaces } as TypeDefinitionNode;
}

export function isTypeDefinition(node: { kind: string }): node is TypeDefinitionNode {
  return node.kind.endsWith('TypeDefinition');
}

/** Of an object, an interface or an input. */
export function fieldsOfType(
  type: TypeDefinitionNode,
): readonly (FieldDefinitionNode | InputValueDefinitionNode)[] {
  const fields = 'fields' in type ? (type.fields ?? []) : [];
  return fields.filter((field) => !isInaccessible(field));
}

export function argumentsOf(
  field: FieldDefinitionNode | InputValueDefinitionNode,
): readonly InputValueDefinitionNode[] {
  return field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []) : [];
}

export function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}

function isInaccessible({
  directives = [],
}: TypeDefinitionNode | FieldDefinitionNode | InputValueDefinitionNode) {
  return directives.some(({ name }) => name.value === 'inaccessible');
}
