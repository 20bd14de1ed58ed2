import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  type GraphQLEnumType,
  type GraphQLObjectType,
  isNonNullType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from 'graphql';

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'));

describe('schema/api.graphql', () => {
  it('lets each field of a query be null, so that one refusal leaves the other answers', () => {
    const fields = Object.values(api.getQueryType()?.getFields() ?? {});
    expect(fields.length).toBeGreaterThan(20);
    expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });

  const objects = Object.values(api.getTypeMap()).filter(isObjectType);
  const connections = objects.filter(({ name }) => name.endsWith('Connection'));

  it.each(connections.map((type) => [type.name, type] as const))(
    '%s is a whole Relay connection',
    (name, type) => {
      const fields = Object.fromEntries(
        Object.values(type.getFields()).map((field) => [field.name, field.type.toString()]),
      );
      const node = name.replace(/Connection$/, '');
      expect(fields).toMatchObject({
        edges: `[${node}Edge!]!`,
        nodes: `[${node}!]!`,
        pageInfo: 'PageInfo!',
      });
    },
  );

  it('says of each totalCount up to what is counted', () => {
    const counts = connections
      .map((type) => type.getFields()['totalCount'])
      .filter((field) => field !== undefined);
    expect(counts.length).toBeGreaterThan(0);
    for (const { description } of counts) expect(description).toMatch(/[\d,]+ means that many or more/);
  });

  it('pages every connection in both directions', () => {
    const lists = objects
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => connections.some((connection) => connection === getNamedType(field.type)));
    expect(lists.length).toBeGreaterThan(15);
    const paging = { first: 'Int', after: 'String', last: 'Int', before: 'String' };
    for (const { type, field } of lists) {
      const given = Object.fromEntries(
        field.args.map((argument) => [argument.name, argument.type.toString()]),
      );
      expect([`${type.name}.${field.name}`, given]).toEqual([
        expect.any(String),
        expect.objectContaining(paging),
      ]);
      // A default would be given beside each `last`.
      expect(field.args.find(({ name }) => name === 'first')?.defaultValue).toBeUndefined();
    }
  });

  it.each(['Listing', 'Project', 'Agent', 'User', 'Organization'])(
    'describes %s in the words of the subgraph that owns it',
    (name) => {
      const owner = ['Listing', 'Project'].includes(name) ? 'property' : 'identity';
      const sdl = readFileSync(new URL(`../../schema/${owner}.graphql`, import.meta.url), 'utf8');
      const own = parse(sdl).definitions.find(
        (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === name,
      ) as ObjectTypeDefinitionNode;
      expect(api.getType(name)?.description).toBe(own.description?.value);
    },
  );
});

describe('every mutation of schema/api.graphql', () => {
  const mutations = Object.values(api.getMutationType()?.getFields() ?? {});
  const documented = new Set(
    [
      ...readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8').matchAll(
        /^\| ([A-Z_]+) +\|/gm,
      ),
    ].map(([, code]) => code),
  );
  const named = mutations.map((mutation) => [mutation.name, mutation] as const);

  it('is checked', () => expect(named.length).toBeGreaterThan(60));

  it.each(named)('%s has an input and a payload of its own', (name, { args, type }) => {
    const prefix = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const inputs = args.map((argument) => `${argument.name}: ${argument.type}`);
    expect([[], [`input: ${prefix}Input!`]]).toContainEqual(inputs);
    expect(String(type)).toBe(`${prefix}Payload!`);
  });

  it.each(named)('%s has userErrors, beside which everything may be null', (name, { type }) => {
    const { userErrors, ...others } = (getNamedType(type) as GraphQLObjectType).getFields();
    const prefix = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    expect(String(userErrors?.type)).toBe(`[${prefix}Error!]!`);
    expect(Object.values(others).filter((field) => isNonNullType(field.type))).toEqual([]);
    const error = api.getType(`${prefix}Error`) as GraphQLObjectType;
    expect(error.getInterfaces().map(String)).toEqual(['UserError']);
    const fields = Object.values(error.getFields()).map((field) => `${field.name}: ${field.type}`);
    expect(fields).toEqual([`code: ${prefix}ErrorCode!`, 'field: [String!]', 'message: String!']);
  });

  it.each(named)('%s has codes that docs/errors.md explains', (name) => {
    const codes = api.getType(`${name.charAt(0).toUpperCase()}${name.slice(1)}ErrorCode`) as GraphQLEnumType;
    const values = codes.getValues();
    expect(values.filter(({ name: code }) => !documented.has(code))).toEqual([]);
    expect(values.filter(({ description }) => !description)).toEqual([]);
  });
});
