import {
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { DeniedFields } from '../shape/selection.js';
import { fieldCoordinates } from './coordinates.js';

/** Says why a client may not read a field: an error code, or undefined when it may. */
export type IsDenied = (typeName: string, fieldName: string) => string | undefined;

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * What a policy denies of an operation. Every coordinate the operation could reach is asked about, the
 * implementations of an interface included, and a field is denied with what it `@requires`.
 */
export function deniedFields(
  schema: GraphQLSchema,
  coordinates: readonly string[],
  requiredBy: ReadonlyMap<string, readonly string[]>,
  isDenied: IsDenied,
): DeniedFields {
  const denied = new Map<string, string>();
  for (const coordinate of coordinates) {
    const code = denialOf(schema, coordinate, requiredBy, isDenied, new Set());
    if (code !== undefined) denied.set(coordinate, code);
  }
  return denied;
}

function denialOf(
  schema: GraphQLSchema,
  coordinate: string,
  requiredBy: ReadonlyMap<string, readonly string[]>,
  isDenied: IsDenied,
  visited: Set<string>,
): string | undefined {
  if (visited.has(coordinate)) return undefined;
  visited.add(coordinate);
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const interfaces = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
  // A policy on an interface's field holds for every implementation of it.
  const owners = [
    typeName,
    ...interfaces.filter((one) => fieldName in one.getFields()).map((one) => one.name),
  ];
  for (const owner of owners) {
    const code = isDenied(owner, fieldName);
    if (code !== undefined) return code;
  }
  for (const required of requiredBy.get(coordinate) ?? []) {
    const inherited = denialOf(schema, required, requiredBy, isDenied, visited);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

/**
 * The operation without its denied fields, so that nothing plans or fetches them. A field on an interface that is
 * denied only for some implementations becomes one fragment for each that may be read.
 */
export function withoutDenied(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
  denied: DeniedFields,
): OperationDefinitionNode {
  const typeInfo = new TypeInfo(schema);
  return visit(
    definition,
    visitWithTypeInfo(typeInfo, {
      SelectionSet: {
        leave(node): SelectionSetNode {
          const parent = typeInfo.getParentType();
          if (!parent) return node;
          const selections = node.selections.flatMap((selection) =>
            selection.kind === Kind.FIELD ? allowedField(schema, parent, selection, denied) : [selection],
          );
          // An emptied selection still has to say whether the object is there.
          return { ...node, selections: selections.length > 0 ? selections : [TYPENAME] };
        },
      },
    }),
  );
}

function allowedField(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  field: FieldNode,
  denied: DeniedFields,
): SelectionNode[] {
  const coordinates = fieldCoordinates(schema, parent, field.name.value);
  const isAllowed = (coordinate: string) => !denied.has(coordinate);
  if (coordinates.every(isAllowed)) return [field];
  if (!isAbstractType(parent)) return [];
  return schema
    .getPossibleTypes(parent)
    .filter((type) => isAllowed(`${type.name}.${field.name.value}`))
    .map((type): InlineFragmentNode => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
      selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
    }));
}

/** Every `Type.field` an operation can reach, each once; abstract parents stand for all their object types. */
export function operationCoordinates(schema: GraphQLSchema, document: DocumentNode): string[] {
  const typeInfo = new TypeInfo(schema);
  const found = new Set<string>();
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const parent = typeInfo.getParentType();
        if (!parent || node.name.value.startsWith('__')) return;
        for (const coordinate of fieldCoordinates(schema, parent, node.name.value)) found.add(coordinate);
      },
    }),
  );
  return [...found];
}
