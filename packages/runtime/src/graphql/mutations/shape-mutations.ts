import {
  Kind,
  parse,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { completeDefinitions, type UserErrorDefinitions } from './declare-user-errors.js';

/** What became of one mutation that declares its errors. */
export interface MutationShape {
  payload: string;
  /** The type that its resolver class names; other mutations may share it. */
  declaredPayload: string;
  input?: string;
  declaredInput?: string;
  inputFields: readonly string[];
  userErrors: UserErrorDefinitions;
}

export interface ShapedMutations {
  typeDefs: DocumentNode;
  shapes: ReadonlyMap<string, MutationShape>;
}

/** Most userErrors of one answer, for its cost; a form with many wrong fields has a few. */
const ASSUMED_USER_ERRORS = 5;
const USER_ERRORS_HINT =
  'Why it was refused; empty when it was done. Where it is selected, expected failures are given here, else as errors of the answer.';

/**
 * Gives each mutation that declares its errors a payload and an input of its own, `<Mutation>Payload` with `userErrors` and
 * fields that are null when it was refused, and `<Mutation>Input`. A payload that several mutations shared becomes the
 * interface of theirs, so that fragments on it go on working.
 */
export function shapeMutations(
  typeDefs: DocumentNode,
  declared: ReadonlyMap<string, UserErrorDefinitions>,
): ShapedMutations {
  if (declared.size === 0) return { typeDefs, shapes: new Map() };
  const types = new Map(
    typeDefs.definitions.flatMap((definition) =>
      'name' in definition && definition.name ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const mutation = types.get('Mutation') as ObjectTypeDefinitionNode;
  const fields = mutation.fields ?? [];
  const shapes = new Map(
    fields.flatMap((field) => {
      const userErrors = declared.get(field.name.value);
      return userErrors ? [[field.name.value, shapeOf(field, userErrors, types)] as const] : [];
    }),
  );
  const replaced = new Map<string, DefinitionNode[]>([
    [
      'Mutation',
      [{ ...mutation, fields: fields.map((field) => retype(field, shapes.get(field.name.value))) }],
    ],
  ]);
  const shaped = [...shapes.values()];
  for (const name of new Set(shaped.map(({ declaredPayload }) => declaredPayload))) {
    const users = shaped.filter(({ declaredPayload }) => declaredPayload === name);
    assertDeclaredTogether(name, users.length, fields);
    assertNoFieldOf(name, typeDefs);
    replaced.set(name, payloadTypes(types.get(name) as ObjectTypeDefinitionNode, users));
  }
  for (const name of new Set(shaped.flatMap(({ declaredInput }) => declaredInput ?? []))) {
    const users = shaped.filter(({ declaredInput }) => declaredInput === name);
    const definition = types.get(name) as InputObjectTypeDefinitionNode;
    replaced.set(
      name,
      users.map(({ input = name }) => ({ ...definition, name: { kind: Kind.NAME, value: input } })),
    );
  }
  const definitions = typeDefs.definitions.flatMap(
    (definition) =>
      ('name' in definition && definition.name && replaced.get(definition.name.value)) || [definition],
  );
  const errors = parse([USER_ERROR, ...[...shapes].map(errorTypes)].join('\n')).definitions;
  const sorted = [...definitions, ...errors].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return { typeDefs: { ...typeDefs, definitions: sorted }, shapes };
}

const USER_ERROR = `
"""Why a mutation was refused, for the person who asked for it."""
interface UserError {
  """Path to what is wrong, from the argument: [input, phone]; null when it is no single field."""
  field: [String!]
  """One sentence for people."""
  message: String!
}`;

function errorTypes([mutation, { userErrors, payload }]: readonly [string, MutationShape]): string {
  const name = payload.replace(/Payload$/, 'Error');
  const codes = Object.entries(userErrors).map(([code, { means }]) => `${JSON.stringify(means)}\n${code}`);
  return `
"""Why ${mutation} was refused."""
type ${name} implements UserError {
  """Stable code."""
  code: ${name}Code!
  """Path to what is wrong, from the argument: [input, phone]; null when it is no single field."""
  field: [String!]
  """One sentence for people."""
  message: String!
}
"""The reasons for which ${mutation} is refused."""
enum ${name}Code { ${codes.join('\n')} }`;
}

function shapeOf(
  field: FieldDefinitionNode,
  userErrors: UserErrorDefinitions,
  types: ReadonlyMap<string, DefinitionNode>,
): MutationShape {
  const name = field.name.value;
  const prefix = name.charAt(0).toUpperCase() + name.slice(1);
  const [argument] = field.arguments ?? [];
  const declaredInput = argument && namedType(argument.type);
  const input = types.get(declaredInput ?? '') as InputObjectTypeDefinitionNode | undefined;
  const inputFields = input?.fields?.map((inputField) => inputField.name.value) ?? [];
  return {
    payload: `${prefix}Payload`,
    declaredPayload: namedType(field.type),
    ...(declaredInput && { declaredInput, input: `${prefix}Input` }),
    inputFields,
    userErrors: completeDefinitions(userErrors, argument && inputFields),
  };
}

function retype(field: FieldDefinitionNode, shape: MutationShape | undefined): FieldDefinitionNode {
  if (!shape) return field;
  return {
    ...field,
    type: renamed(field.type, shape.payload),
    arguments: (field.arguments ?? []).map((argument) => ({
      ...argument,
      type: renamed(argument.type, shape.input ?? ''),
    })),
  };
}

/** The payload types of the mutations that share a declared one, and the interface it becomes when none has its name. */
function payloadTypes(declared: ObjectTypeDefinitionNode, users: readonly MutationShape[]): DefinitionNode[] {
  const fields = (declared.fields ?? []).map((field) => ({ ...field, type: nullable(field.type) }));
  const own = declared.name.value;
  const isShared = !users.some(({ payload }) => payload === own);
  const payloads = users.map(({ payload }): ObjectTypeDefinitionNode => ({
    ...declared,
    name: { kind: Kind.NAME, value: payload },
    interfaces: isShared ? [{ kind: Kind.NAMED_TYPE, name: declared.name }] : [],
    fields: [...fields, userErrorsField(payload.replace(/Payload$/, 'Error'))],
  }));
  if (!isShared) return payloads;
  return [
    ...payloads,
    {
      kind: Kind.INTERFACE_TYPE_DEFINITION,
      ...(declared.description && { description: declared.description }),
      name: declared.name,
      fields: [...fields, userErrorsField('UserError')],
    },
  ];
}

function userErrorsField(type: string): FieldDefinitionNode {
  const document = parse(
    `type T { """${USER_ERRORS_HINT}""" userErrors: [${type}!]! @listSize(assumedSize: ${ASSUMED_USER_ERRORS}) }`,
  );
  const [definition] = document.definitions as [ObjectTypeDefinitionNode];
  return definition.fields?.[0] as FieldDefinitionNode;
}

function assertDeclaredTogether(
  payload: string,
  declared: number,
  fields: readonly FieldDefinitionNode[],
): void {
  const users = fields.filter(({ type }) => namedType(type) === payload).map(({ name }) => name.value);
  if (users.length > declared)
    throw new Error(`Each mutation with ${payload} needs @UserErrors: ${users.join(', ')}.`);
}

/** A payload that becomes an interface has no object to give to another field. */
function assertNoFieldOf(payload: string, typeDefs: DocumentNode): void {
  for (const type of typeDefs.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION || type.name.value === 'Mutation') continue;
    const field = type.fields?.find((one) => namedType(one.type) === payload);
    if (field)
      throw new Error(`${type.name.value}.${field.name.value} needs a type of its own, not ${payload}.`);
  }
}

function nullable(type: TypeNode): TypeNode {
  return type.kind === Kind.NON_NULL_TYPE ? type.type : type;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** The same type of another name: a payload and an input stand alone, never in a list. */
function renamed(type: TypeNode, name: string): TypeNode {
  const named: TypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } };
  return type.kind === Kind.NON_NULL_TYPE ? { kind: Kind.NON_NULL_TYPE, type: named } : named;
}

function nameOf(definition: DefinitionNode): string {
  return 'name' in definition && definition.name ? definition.name.value : '';
}
