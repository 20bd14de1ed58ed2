import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { NameOf } from '../operation/internal-names.js';

/** Values of the variables that `@skip` and `@include` read. */
export type Conditions = Readonly<Record<string, boolean>>;

/** Error code by coordinate (`Type.field`) for what this client may not read. */
export type DeniedFields = ReadonlyMap<string, string>;

/** One key of the answer, for one runtime type. */
export interface ShapeField {
  readonly responseName: string;
  /** The key of its value in the gathered data, which the client does not choose. */
  readonly internalName: string;
  readonly fieldName: string;
  readonly type: GraphQLOutputType;
  /** What is selected inside, when the field's named type has fields. */
  readonly selection: ShapeSelection | undefined;
  /** Code of the authorization error that stands in this field's place. */
  readonly deniedCode: string | undefined;
}

/** A selection as the client wrote it, answered per runtime type: fragments opened, conditions decided. */
export interface ShapeSelection {
  readonly type: GraphQLCompositeType;
  /** `typename` may be an interface when a subgraph knows the object only as an interface object. */
  fieldsFor(typename: string): readonly ShapeField[];
}

const META_FIELDS = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((field) => [field.name, field]),
);

interface ShapeContext {
  readonly schema: GraphQLSchema;
  readonly conditions: Conditions;
  readonly denied: DeniedFields;
  readonly nameOf: NameOf;
}

/** Builds the shape of an operation. Work happens when a runtime type is first met, then never again. */
export function createShape(
  context: ShapeContext,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): ShapeSelection {
  const byType = new Map<string, readonly ShapeField[]>();
  return {
    type,
    fieldsFor(typename) {
      let fields = byType.get(typename);
      if (!fields) {
        fields = shapeFields(context, typename, selectionSets);
        byType.set(typename, fields);
      }
      return fields;
    },
  };
}

function shapeFields(
  context: ShapeContext,
  typename: string,
  selectionSets: readonly SelectionSetNode[],
): ShapeField[] {
  const grouped = new Map<string, FieldNode[]>();
  for (const selectionSet of selectionSets) collectFields(context, typename, selectionSet, grouped);
  const parent = context.schema.getType(typename);
  const shape: ShapeField[] = [];
  for (const [responseName, nodes] of grouped) {
    const [node] = nodes;
    if (!node) continue;
    const fieldName = node.name.value;
    const definition =
      META_FIELDS.get(fieldName) ??
      (isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[fieldName] : undefined);
    if (!definition) continue;
    const named = getNamedType(definition.type);
    const selection = isCompositeType(named)
      ? createShape(
          context,
          named,
          nodes.flatMap((field) => field.selectionSet ?? []),
        )
      : undefined;
    const deniedCode = context.denied.get(`${typename}.${fieldName}`);
    const internalName = context.nameOf(node);
    shape.push({ responseName, internalName, fieldName, type: definition.type, selection, deniedCode });
  }
  return shape;
}

/** CollectFields of the GraphQL specification (6.3.2), with conditions already known. */
function collectFields(
  context: ShapeContext,
  typename: string,
  selectionSet: SelectionSetNode,
  grouped: Map<string, FieldNode[]>,
): void {
  for (const selection of selectionSet.selections) {
    if (!isIncluded(selection, context.conditions)) continue;
    if (selection.kind === Kind.FIELD) {
      const responseName = (selection.alias ?? selection.name).value;
      const nodes = grouped.get(responseName);
      if (nodes) nodes.push(selection);
      else grouped.set(responseName, [selection]);
      continue;
    }
    // Named fragments were opened when the operation was read.
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    const condition = selection.typeCondition?.name.value;
    if (condition && !applies(context.schema, typename, condition)) continue;
    collectFields(context, typename, selection.selectionSet, grouped);
  }
}

function applies(schema: GraphQLSchema, typename: string, condition: string): boolean {
  if (typename === condition) return true;
  const type = schema.getType(typename);
  const conditionType = schema.getType(condition);
  if (!isAbstractType(conditionType)) return false;
  return (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(conditionType, type);
}

function isIncluded(node: { directives?: FieldNode['directives'] }, conditions: Conditions): boolean {
  for (const directive of node.directives ?? []) {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') continue;
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    const holds =
      value?.kind === Kind.VARIABLE
        ? conditions[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value;
    if (name === 'skip' ? holds : !holds) return false;
  }
  return true;
}
