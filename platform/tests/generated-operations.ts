import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** An operation and what its variables are. */
export type Call = Pick<FieldCall, 'name' | 'document' | 'variables'>;

/** One field called with its arguments as variables, and what is special about them. */
export interface FieldCall {
  /** Its coordinate. */
  field: string;
  /** Where in its arguments the replaced one is. */
  path: readonly string[];
  name: string;
  document: string;
  variables: Record<string, unknown>;
}

type Path = readonly string[];
type Input = GraphQLArgument | GraphQLInputField;

/** Ids that exist, by the name of the argument or input field that takes one. */
export type KnownIds = Readonly<Record<string, string>>;

const SAMPLES: Readonly<Record<string, unknown>> = {
  String: 'sample',
  Int: 1,
  Float: 19.1,
  Boolean: true,
  DateTime: '2026-11-01T10:00:00Z',
  LocalDate: '2026-11-01',
  EmailAddress: 'someone@example.com',
  URL: 'https://example.com/photo.jpg',
  Rupees: 10_000_000,
  SafeInt: 10_000_000,
};
const SOME_ID = '0193d3a0-0000-7000-8000-0000000000aa';
const MAX_DEPTH = 4;

/** Every field with arguments: of the root types directly, of entities through `_entities`. */
function fieldsWithArguments(schema: GraphQLSchema) {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  const entities = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) &&
      (schema.getType('_Entity') as { getTypes?: () => unknown[] })?.getTypes?.().includes(type) === true,
  );
  return [...roots, ...entities].flatMap((parent) =>
    Object.values(parent.getFields())
      .filter((field) => field.args.length > 0 && !field.name.startsWith('_'))
      .map((field) => ({ parent, field, isRoot: roots.includes(parent) })),
  );
}

/** The selection as given, or the fields that need no argument, so many levels down. */
function answerOf(type: GraphQLOutputType, selection: string | number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (typeof selection === 'string') return ` { ${selection} }`;
  if (selection === 0 || !isObjectType(named)) return ' { __typename }';
  const fields = Object.values(named.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .map((field) => `${field.name}${answerOf(field.type, selection - 1)}`);
  return ` { __typename ${fields.join(' ')} }`;
}

/**
 * Calls of every field of a schema with each of its inputs replaced, one at a time, by what `replace` gives for it, and
 * this selection of what they answer, or as many levels of it.
 */
export function* callsOf(
  schema: GraphQLSchema,
  known: KnownIds,
  replace: (input: Input, path: Path) => readonly unknown[],
  selection: string | number = '__typename',
): Generator<FieldCall> {
  for (const { parent, field, isRoot } of fieldsWithArguments(schema)) {
    const base = Object.fromEntries(
      field.args.filter(isRequiredArgument).map((arg) => [arg.name, sample(arg.type, arg.name, known)]),
    );
    const definitions = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const leaf = answerOf(field.type, selection);
    const call = `${field.name}(${given})${leaf}`;
    const operation = parent === schema.getMutationType() ? 'mutation' : 'query';
    const document = isRoot
      ? `${operation}(${definitions}) { ${call} }`
      : `query($representations: [_Any!]!, ${definitions}) { _entities(representations: $representations) { ... on ${parent.name} { ${call} } } }`;
    const representations = [
      { __typename: parent.name, id: known[`${lowerFirst(parent.name)}Id`] ?? SOME_ID },
    ];
    for (const [path, input] of inputsOf(field.args, known)) {
      for (const value of replace(input, path)) {
        yield {
          field: `${parent.name}.${field.name}`,
          path,
          name: `${parent.name}.${field.name} ${path.join('.')} = ${JSON.stringify(value)?.slice(0, 60)}`,
          document,
          variables: {
            ...withValue(base, field.args, path, value, known),
            ...(!isRoot && { representations }),
          },
        };
      }
    }
  }
}

/**
 * One call of a root field with its required inputs, and every other of which `known` has an id. It selects ids, or all
 * that needs no argument, so many `levels` down.
 */
export function callOf(
  operation: 'query' | 'mutation' | 'subscription',
  field: GraphQLField<unknown, unknown>,
  known: KnownIds = {},
  levels?: number,
): Call {
  const required = field.args.filter(isRequiredArgument);
  const variables = Object.fromEntries(
    required.map((arg) => [arg.name, sample(arg.type, arg.name, known, true)]),
  );
  const definitions = required.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = required.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = levels === undefined ? selectionOf(field.type) : answerOf(field.type, levels);
  const call = `${field.name}${given && `(${given})`}${selection}`;
  return {
    name: `${operation} ${field.name}`,
    document: `${operation}${definitions && `(${definitions})`} { ${call} }`,
    variables,
  };
}

/** Ids where there are any, so that an answer shows whose things it holds. */
function selectionOf(outer: GraphQLOutputType): string {
  const type = getNamedType(outer);
  if (isLeafType(type)) return '';
  if (!isObjectType(type) && !isInterfaceType(type)) return ' { __typename }';
  const { id, edges, node, userErrors } = type.getFields();
  if (userErrors) return ' { userErrors { code } }';
  if (edges) return ` { edges${selectionOf(edges.type)} }`;
  if (node) return ` { node${selectionOf(node.type)} }`;
  return id ? ' { id }' : ' { __typename }';
}

function* inputsOf(
  inputs: readonly Input[],
  known: KnownIds,
  path: Path = [],
): Generator<[path: Path, input: Input]> {
  if (path.length >= MAX_DEPTH) return;
  for (const input of inputs) {
    const own = [...path, input.name];
    yield [own, input];
    const type = getNamedType(input.type);
    if (isInputObjectType(type)) yield* inputsOf(Object.values(type.getFields()), known, own);
  }
}

/** `base` with a value at the path; inputs on the way that are left out so far get samples. */
function withValue(
  base: Record<string, unknown>,
  inputs: readonly Input[],
  [name, ...rest]: Path,
  value: unknown,
  known: KnownIds,
): Record<string, unknown> {
  const input = inputs.find((one) => one.name === name) as Input;
  if (rest.length === 0) return { ...base, [input.name]: value };
  const type = getNamedType(input.type);
  if (!isInputObjectType(type)) throw new Error(`${input.name} has no fields.`);
  const current = base[input.name] ?? sample(input.type, input.name, known);
  const isList = Array.isArray(current);
  const object = (isList ? current[0] : current) as Record<string, unknown>;
  const changed = withValue(object, Object.values(type.getFields()), rest, value, known);
  return { ...base, [input.name]: isList ? [changed] : changed };
}

function sample(outer: GraphQLInputType, name: string, known: KnownIds, withKnown = false): unknown {
  const type = getNullableType(outer);
  if (isListType(type)) return [sample(type.ofType, name.replace(/s$/, ''), known, withKnown)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const given = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || (withKnown && known[field.name] !== undefined),
    );
    return Object.fromEntries(
      given.map((field) => [field.name, sample(field.type, field.name, known, withKnown)]),
    );
  }
  if (type.name === 'ID') return known[name] ?? SOME_ID;
  return SAMPLES[type.name] ?? 'sample';
}

/** A value that fits the type of an input. */
export function sampleOf({ type, name }: Input): unknown {
  return sample(type, name, {}, true);
}

export function isNullable({ type }: Input): boolean {
  return !isNonNullType(type);
}

export function leafNameOf({ type }: Input): string | undefined {
  const named = getNamedType(type);
  return isLeafType(named) && !isEnumType(named) ? named.name : undefined;
}

/** A value in as many lists as the type wants. */
export function inLists({ type }: Input, value: unknown): unknown {
  return isListType(getNullableType(type)) ? [value] : value;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
