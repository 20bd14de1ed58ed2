import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';

export const committed = (name: string): string =>
  readFileSync(new URL(`../../../schema/${name}.graphql`, import.meta.url), 'utf8');

/** Something of the API that a contract does not have, and how an operation would name it. */
export interface Hidden {
  readonly kind: 'type' | 'field' | 'argument' | 'value' | 'input field' | 'implementation';
  readonly name: string;
  /** A fragment, or a variable of the operation, numbered, that names it as `name`. */
  readonly definition: (index: number, name: string) => string;
}

/** All that is in `api` and not in `contract`. */
export function hiddenOf(api: GraphQLSchema, contract: GraphQLSchema): Hidden[] {
  return Object.values(api.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => {
      const shown = contract.getType(type.name);
      return shown ? hiddenMembers(type, shown) : [hiddenType(type)];
    });
}

/** Named as an implementation of what is shown, where it is one; else as the condition of a fragment or the type of a variable. */
function hiddenType(type: GraphQLNamedType): Hidden {
  const { name } = type;
  if (isInputType(type)) return { kind: 'type', name, definition: (index, as) => `$v${index}: ${as}` };
  const isNode =
    isObjectType(type) && type.getInterfaces().some((implemented) => implemented.name === 'Node');
  return isNode
    ? {
        kind: 'implementation',
        name,
        definition: (index, as) => `fragment F${index} on Node { ... on ${as} { id } }`,
      }
    : { kind: 'type', name, definition: (index, as) => `fragment F${index} on ${as} { __typename }` };
}

function hiddenMembers(type: GraphQLNamedType, shown: GraphQLNamedType): Hidden[] {
  if (isEnumType(type) && isEnumType(shown))
    return type
      .getValues()
      .filter(({ name }) => !shown.getValue(name))
      .map(({ name }) => ({
        kind: 'value',
        name,
        definition: (index, as) => `$v${index}: ${type.name} = ${as}`,
      }));
  if (isInputObjectType(type) && isInputObjectType(shown))
    return Object.keys(type.getFields())
      .filter((name) => !(name in shown.getFields()))
      .map((name) => ({
        kind: 'input field',
        name,
        definition: (index, as) => `$v${index}: ${type.name} = { ${as}: null }`,
      }));
  if (isUnionType(type) && isUnionType(shown)) {
    const members = new Set(shown.getTypes().map(({ name }) => name));
    return type
      .getTypes()
      .filter(({ name }) => !members.has(name))
      .map(({ name }) => ({
        kind: 'implementation',
        name,
        definition: (index, as) => `fragment F${index} on ${type.name} { ... on ${as} { __typename } }`,
      }));
  }
  if (!hasFields(type) || !hasFields(shown)) return [];
  return Object.values(type.getFields()).flatMap((field): Hidden[] => {
    const there = shown.getFields()[field.name];
    if (!there)
      return [
        {
          kind: 'field',
          name: field.name,
          definition: (index, as) => `fragment F${index} on ${type.name} { ${as} }`,
        },
      ];
    const known = new Set(there.args.map(({ name }) => name));
    return field.args
      .filter(({ name }) => !known.has(name))
      .map(({ name }) => ({
        kind: 'argument',
        name,
        definition: (index, as) => `fragment F${index} on ${type.name} { ${field.name}(${as}: null) }`,
      }));
  });
}

function hasFields(type: GraphQLNamedType) {
  return isObjectType(type) || isInterfaceType(type);
}

/** Validation stops at twenty errors; each name makes two at most, one of them for what is not used. */
const NAMES_A_DOCUMENT = 9;

/** Documents that name all of them, and the same ones with names of the same length that exist nowhere. */
export function probesOf(hidden: readonly Hidden[]): { hidden: string; unknown: string; names: string[] }[] {
  const documents = [];
  for (let first = 0; first < hidden.length; first += NAMES_A_DOCUMENT) {
    const some = hidden.slice(first, first + NAMES_A_DOCUMENT);
    const write = (rename: (name: string) => string) => {
      const definitions = some.map((one, index) => one.definition(index, rename(one.name)));
      const variables = definitions.filter((one) => one.startsWith('$'));
      const fragments = definitions.filter((one) => !one.startsWith('$'));
      const given = variables.length > 0 ? `(${variables.join(', ')})` : '';
      return [`query Probe${given} { __typename }`, ...fragments].join('\n');
    };
    documents.push({
      hidden: write((name) => name),
      unknown: write(madeUp),
      names: some.map(({ name }) => name),
    });
  }
  return documents;
}

/** A name of the same length, with its digits and underscores, that exists nowhere: reading it is the same work. */
export function madeUp(name: string): string {
  const first = name.startsWith(name.charAt(0).toUpperCase()) ? 'Q' : 'q';
  return `${first}${name.slice(1).replace(/[A-Za-z]/g, 'z')}`;
}

/** A text in which every quoted name is the made-up one. */
export function withMadeUpNames(text: string, names: readonly string[]): string {
  return names.reduce((renamed, name) => renamed.replaceAll(`\\"${name}\\"`, `\\"${madeUp(name)}\\"`), text);
}

/** The names of types, fields, arguments and values of a schema. */
export function namesOf(schema: GraphQLSchema): Set<string> {
  return new Set(
    Object.values(schema.getTypeMap()).flatMap((type) => [
      type.name,
      ...('getFields' in type
        ? Object.values(type.getFields() as Record<string, { name: string }>).flatMap((field) => [
            field.name,
            ...((field as { args?: readonly { name: string }[] }).args ?? []).map(({ name }) => name),
          ])
        : []),
      ...('getValues' in type ? type.getValues().map(({ name }) => name) : []),
    ]),
  );
}

export const apiSchema = (): GraphQLSchema => buildSchema(committed('api'));
export const contractOf = (name: string): GraphQLSchema => buildSchema(committed(`contracts/${name}`));
