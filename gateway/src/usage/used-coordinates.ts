import {
  type DocumentNode,
  getNamedType,
  GraphQLInputObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * What of a schema an operation uses, each once, in the order of the document: fields as `Type.field`, arguments as
 * `Type.field(argument:)`, fields of inputs and enum values that it writes as literals. With the reason of a deprecation, or
 * null. Values of variables are not looked at.
 */
export function usedCoordinates(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  document: DocumentNode,
): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  const note = (coordinate: string, reason: string | null | undefined): void => {
    found.set(coordinate, reason ?? null);
  };
  const info = new TypeInfo(schema);
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  visit(
    { ...document, definitions: [operation, ...fragments] },
    visitWithTypeInfo(info, {
      Field() {
        const field = info.getFieldDef();
        note(`${info.getParentType()?.name}.${field?.name}`, field?.deprecationReason);
      },
      Argument() {
        const argument = info.getArgument();
        const of = `${info.getParentType()?.name}.${info.getFieldDef()?.name}`;
        note(`${of}(${argument?.name}:)`, argument?.deprecationReason);
      },
      // What a directive takes is no argument of the field that it stands at.
      Directive: () => false,
      ObjectField({ name }) {
        const parent = getNamedType(info.getParentInputType());
        // In a scalar of any shape clients name things as they like.
        if (!(parent instanceof GraphQLInputObjectType)) return;
        note(`${parent.name}.${name.value}`, parent.getFields()[name.value]?.deprecationReason);
      },
      EnumValue() {
        const value = info.getEnumValue();
        if (value) note(`${getNamedType(info.getInputType())?.name}.${value.name}`, value.deprecationReason);
      },
    }),
  );
  return found;
}
