import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
  valueFromASTUntyped,
  type VariableDefinitionNode,
} from 'graphql';

/** The part of JSON Schema that inputs of GraphQL need. */
export interface JsonSchema {
  type?: string;
  description?: string;
  enum?: readonly string[];
  items?: JsonSchema;
  default?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: boolean;
}

const SCALARS: Readonly<Record<string, string>> = {
  Int: 'integer',
  Float: 'number',
  Boolean: 'boolean',
  Rupees: 'integer',
};

/** What an assistant may pass for the variables of an operation. @throws Error for a type that the schema does not have */
export function schemaOfVariables(
  schema: GraphQLSchema,
  variables: readonly VariableDefinitionNode[],
): JsonSchema & { type: 'object' } {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const { variable, type: node, defaultValue } of variables) {
    const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
    if (!type) throw new Error(`$${variable.name.value} is of a type that the contract does not have.`);
    const name = variable.name.value;
    properties[name] = {
      ...schemaOf(type),
      ...(defaultValue && { default: valueFromASTUntyped(defaultValue) }),
    };
    if (isNonNullType(type) && !defaultValue) required.push(name);
  }
  return { type: 'object', properties, required, additionalProperties: false };
}

function schemaOf(type: GraphQLInputType): JsonSchema {
  if (isNonNullType(type)) return schemaOf(type.ofType);
  if (isListType(type)) return { type: 'array', items: schemaOf(type.ofType) };
  const described = type.description ? { description: type.description } : {};
  if (isEnumType(type))
    return { type: 'string', enum: type.getValues().map(({ name }) => name), ...described };
  if (!isInputObjectType(type)) return { type: SCALARS[type.name] ?? 'string', ...described };
  const fields = Object.values(type.getFields()).filter(({ deprecationReason }) => !deprecationReason);
  return {
    type: 'object',
    ...described,
    properties: Object.fromEntries(
      fields.map((field) => [
        field.name,
        { ...schemaOf(field.type), ...(field.description && { description: field.description }) },
      ]),
    ),
    required: fields
      .filter(({ type: of, defaultValue }) => isNonNullType(of) && defaultValue === undefined)
      .map(({ name }) => name),
    additionalProperties: false,
  };
}
