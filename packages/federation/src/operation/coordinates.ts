import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** `Type.field` for the parent itself and, when it is abstract, for every object type it may turn out to be. */
export function fieldCoordinates(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  fieldName: string,
): string[] {
  if (fieldName.startsWith('__')) return [];
  const own = `${parent.name}.${fieldName}`;
  if (!isAbstractType(parent)) return [own];
  return [own, ...schema.getPossibleTypes(parent).map((type) => `${type.name}.${fieldName}`)];
}

/**
 * What every field reads of others through `@requires`, from the supergraph's `@join__field(requires:)`. The planner
 * fetches those on its own, so who may not read them may not read the field that needs them either.
 */
export function requiredCoordinates(supergraphSchema: GraphQLSchema): Map<string, string[]> {
  const required = new Map<string, string[]>();
  for (const type of Object.values(supergraphSchema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const found = new Set<string>();
      for (const directive of field.astNode?.directives ?? []) {
        if (directive.name.value !== 'join__field') continue;
        const value = directive.arguments?.find((argument) => argument.name.value === 'requires')?.value;
        if (value?.kind !== Kind.STRING) continue;
        collect(supergraphSchema, type, parseFieldSet(value.value), found);
      }
      if (found.size > 0) required.set(`${type.name}.${field.name}`, [...found]);
    }
  }
  inheritFromInterfaces(supergraphSchema, required);
  return required;
}

/** An interface object writes `requires` on the interface only; its implementations need the same data. */
function inheritFromInterfaces(schema: GraphQLSchema, required: Map<string, string[]>): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const parent of type.getInterfaces()) {
      for (const fieldName of Object.keys(parent.getFields())) {
        const inherited = required.get(`${parent.name}.${fieldName}`);
        if (!inherited) continue;
        const own = required.get(`${type.name}.${fieldName}`) ?? [];
        required.set(`${type.name}.${fieldName}`, [...new Set([...own, ...inherited])]);
      }
    }
  }
}

function parseFieldSet(text: string): SelectionSetNode {
  const [definition] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A field set is one selection set.');
  return definition.selectionSet;
}

function collect(
  schema: GraphQLSchema,
  parent: GraphQLNamedType | undefined,
  selectionSet: SelectionSetNode,
  found: Set<string>,
): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      collect(schema, condition ? schema.getType(condition) : parent, selection.selectionSet, found);
    } else if (selection.kind === Kind.FIELD && (isObjectType(parent) || isInterfaceType(parent))) {
      const field = parent.getFields()[selection.name.value];
      if (!field) continue;
      for (const coordinate of fieldCoordinates(schema, parent, field.name)) found.add(coordinate);
      if (selection.selectionSet) collect(schema, getNamedType(field.type), selection.selectionSet, found);
    }
  }
}
