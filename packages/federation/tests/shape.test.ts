import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type DocumentNode,
  type GraphQLCompositeType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { completeOperation } from '../src/shape/complete.js';
import { compileProjection } from '../src/shape/project.js';
import { createShape } from '../src/shape/selection.js';

const schema = buildSchema(`
  scalar Json
  enum Colour { RED GREEN }
  interface Thing { id: ID! name: String }
  union Either = Box | Bag
  type Box implements Thing { id: ID! name: String size: Int! inner: Box }
  type Bag implements Thing { id: ID! name: String full: Boolean }
  type Query {
    int: Int float: Float text: String id: ID flag: Boolean colour: Colour json: Json sure: Int!
    ints: [Int] grid: [[Int!]!] box: Box boxes: [Box!] thing: Thing things: [Thing] either: Either surely: Box!
  }
`);

function shapeOf(query: string, denied: Record<string, string> = {}) {
  const document: DocumentNode = parse(query);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const context = {
    schema,
    conditions: {},
    denied: new Map(Object.entries(denied)),
    nameOf: ({ alias, name }: { alias?: { value: string }; name: { value: string } }) =>
      (alias ?? name).value,
  };
  return createShape(context, schema.getQueryType() as GraphQLCompositeType, [
    (operation as OperationDefinitionNode).selectionSet,
  ]);
}

function answersOf(query: string, data: object, denied: Record<string, string> = {}) {
  const shape = shapeOf(query, denied);
  const answer = compileProjection(schema, shape, 'json')(data as never) as Buffer | undefined;
  return {
    completed: completeOperation(schema, shape, data as never),
    projected: compileProjection(schema, shape, 'object')(data as never),
    fromText: answer && (JSON.parse(answer.toString()) as { data: unknown }).data,
  };
}

describe('an answer as the schema promises', () => {
  it.each([
    ['{ int float text id flag }', { int: 0, float: 0.5, text: '', id: 'a', flag: false }],
    ['{ int }', { int: 2 ** 31 - 1 }],
    ['{ int }', { int: -(2 ** 31) }],
    ['{ flag }', { flag: true }],
    ['{ text }', { text: 'a "quoted"\nline \\ \u2028 \ud800 घाटकोपर' }],
    ['{ text }', { text: 'x'.repeat(100) }],
    ['{ colour }', { colour: 'GREEN' }],
    ['{ json }', { json: { deep: [1, { a: null }] } }],
    [
      '{ int text box { id } ints boxes { id } json }',
      { int: null, text: null, box: null, ints: null, boxes: null, json: null },
    ],
    ['{ ints }', { ints: [] }],
    ['{ ints }', { ints: [1, null, 3] }],
    ['{ grid }', { grid: [[1, 2], [], [3]] }],
    ['{ box { id size inner { id } } }', { box: { id: 'b', size: 1, inner: { id: 'c' } } }],
    ['{ boxes { size } }', { boxes: [{ size: 1 }, { size: 2 }] }],
    ['{ __typename int }', { __typename: 'Query', int: 1 }],
    ['{ box { __typename } }', { box: { __typename: 'Box' } }],
    ['{ sure }', { sure: 7 }],
  ])('comes out as it went in: %s of %j', (query, data) => {
    expect(answersOf(query, data)).toEqual({
      completed: { data, errors: [] },
      projected: data,
      fromText: data,
    });
  });

  it.each([
    ['{ int text }', { text: 'a', int: 1, more: 2 }, { int: 1, text: 'a' }],
    ['{ int text }', {}, { int: null, text: null }],
    ['{ a: int b: text }', { a: 1, b: 'x' }, { a: 1, b: 'x' }],
    ['{ id }', { id: 5 }, { id: '5' }],
    ['{ box { __typename id } }', { box: { id: 'b' } }, { box: { __typename: 'Box', id: 'b' } }],
    [
      '{ things { id ... on Box { size } ... on Bag { full } } }',
      {
        things: [
          { __typename: 'Box', id: 'a', size: 1, full: true },
          { __typename: 'Bag', id: 'b', full: false },
          null,
        ],
      },
      { things: [{ id: 'a', size: 1 }, { id: 'b', full: false }, null] },
    ],
    [
      '{ either { __typename ... on Bag { name } } }',
      { either: { __typename: 'Bag', name: 'n' } },
      { either: { __typename: 'Bag', name: 'n' } },
    ],
    [
      '{ thing { id name } }',
      { thing: { __typename: 'Thing', id: 'a' } },
      { thing: { id: 'a', name: null } },
    ],
    ['{ box { id } }', { box: { __typename: 'Thing', id: 'a' } }, { box: { id: 'a' } }],
    ['{ __type(name: "Box") { name } }', { __type: { name: 'Box' } }, { __type: { name: 'Box' } }],
    ['{ __type(name: "Nix") { name } }', {}, { __type: null }],
  ])('has just what was asked for, in its order: %s of %j', (query, data, expected) => {
    const { completed, projected, fromText } = answersOf(query, data);
    expect(completed).toEqual({ data: expected, errors: [] });
    expect(JSON.stringify(completed.data)).toBe(JSON.stringify(expected));
    expect(JSON.stringify(projected)).toBe(JSON.stringify(expected));
    expect(JSON.stringify(fromText)).toBe(JSON.stringify(expected));
  });
});

describe('an answer that breaks the schema', () => {
  const invalid = (where: string) => `Invalid value found for field ${where}.`;
  it.each([
    ['{ int }', { int: 2 ** 31 }, { int: null }, [['int', invalid('Query.int')]]],
    ['{ int }', { int: -(2 ** 31) - 1 }, { int: null }, [['int', invalid('Query.int')]]],
    ['{ int }', { int: 1.5 }, { int: null }, [['int', invalid('Query.int')]]],
    ['{ int }', { int: '1' }, { int: null }, [['int', invalid('Query.int')]]],
    ['{ float }', { float: '1' }, { float: null }, [['float', invalid('Query.float')]]],
    ['{ text }', { text: 1 }, { text: null }, [['text', invalid('Query.text')]]],
    ['{ id }', { id: 1.5 }, { id: null }, [['id', invalid('Query.id')]]],
    ['{ flag }', { flag: 'true' }, { flag: null }, [['flag', invalid('Query.flag')]]],
    ['{ colour }', { colour: 'BLUE' }, { colour: null }, [['colour', invalid('Query.colour')]]],
    ['{ colour }', { colour: 1 }, { colour: null }, [['colour', invalid('Query.colour')]]],
    [
      '{ ints }',
      { ints: 5 },
      { ints: null },
      [['ints', 'Invalid value found for field Query.ints: expected a list.']],
    ],
    ['{ ints }', { ints: [1, 'x'] }, { ints: [1, null] }, [['ints.1', invalid('Query.ints')]]],
    [
      '{ grid }',
      { grid: [[1], [null]] },
      { grid: null },
      [['grid.1.0', 'Cannot return null for non-nullable field Query.grid.']],
    ],
    [
      '{ box { id } }',
      { box: 'b' },
      { box: null },
      [['box', 'Invalid value found for field Query.box: expected an object.']],
    ],
    [
      '{ box { id } }',
      { box: [] },
      { box: null },
      [['box', 'Invalid value found for field Query.box: expected an object.']],
    ],
    [
      '{ box { size id } }',
      { box: { id: 'b' } },
      { box: null },
      [['box.size', 'Cannot return null for non-nullable field Box.size.']],
    ],
    [
      '{ boxes { size } }',
      { boxes: [{ size: 1 }, { size: 'x' }] },
      { boxes: null },
      [['boxes.1.size', invalid('Box.size')]],
    ],
    ['{ int sure }', { int: 1 }, null, [['sure', 'Cannot return null for non-nullable field Query.sure.']]],
    [
      '{ surely { size } }',
      { surely: {} },
      null,
      [['surely.size', 'Cannot return null for non-nullable field Box.size.']],
    ],
    [
      '{ thing { id } }',
      { thing: { __typename: 'Query', id: 'a' } },
      { thing: null },
      [['thing', 'Invalid __typename found for object at field Query.thing.']],
    ],
    [
      '{ thing { id } }',
      { thing: { __typename: 5, id: 'a' } },
      { thing: null },
      [['thing', 'Invalid __typename found for object at field Query.thing.']],
    ],
    [
      '{ either { ... on Box { id } } }',
      { either: { __typename: 'Nothing' } },
      { either: null },
      [['either', 'Invalid __typename found for object at field Query.either.']],
    ],
    [
      '{ box { id } }',
      { box: { __typename: 'Bag', id: 'a' } },
      { box: null },
      [['box', 'Invalid __typename found for object at field Query.box.']],
    ],
    // An object known only by its interface has no name to show.
    ['{ thing { __typename } }', { thing: { __typename: 'Thing' } }, { thing: null }, []],
  ])('is null with one error where it does: %s of %j', (query, data, expected, errors) => {
    const { completed, projected, fromText } = answersOf(query, data);
    expect(completed.data).toEqual(expected);
    expect(completed.errors.map(({ path, message }) => [path.join('.'), message])).toEqual(errors);
    expect([projected, fromText]).toEqual([undefined, undefined]);
  });
});

describe('what a client may not read', () => {
  it('is null with the code of its refusal, or takes its parent along', () => {
    const data = { box: { id: 'b', name: 'n', size: 1 } };
    const denied = { 'Box.name': 'FORBIDDEN' };
    const nullable = answersOf('{ box { id name } }', data, denied);
    expect(nullable.completed).toEqual({
      data: { box: { id: 'b', name: null } },
      errors: [{ message: 'Not allowed to read Box.name.', path: ['box', 'name'], code: 'FORBIDDEN' }],
    });
    expect([nullable.projected, nullable.fromText]).toEqual([undefined, undefined]);
    const needed = answersOf('{ box { id size } }', data, { 'Box.size': 'FORBIDDEN' });
    expect(needed.completed).toMatchObject({ data: { box: null }, errors: [{ path: ['box', 'size'] }] });
  });
});

describe('a reference to what is gone', () => {
  const gone = { id: 'b' };
  const complete = (query: string, data: object) =>
    completeOperation(schema, shapeOf(query), data as never, new Set([gone]));

  it('is null where it may be, without an error', () => {
    expect(complete('{ box { id name } }', { box: gone })).toEqual({
      data: { box: { id: 'b', name: null } },
      errors: [],
    });
    expect(complete('{ box { id size } }', { box: gone })).toEqual({ data: { box: null }, errors: [] });
  });

  it('is reported by the parent that cannot be null', () => {
    expect(complete('{ surely { size } }', { surely: gone })).toEqual({
      data: null,
      errors: [{ message: 'Cannot return null for non-nullable field Query.surely.', path: ['surely'] }],
    });
  });

  it('says nothing of what is there', () => {
    expect(complete('{ box { size } }', { box: { size: null } }).errors).toHaveLength(1);
    expect(complete('{ box { id size } }', { box: { ...gone } }).errors).toHaveLength(1);
  });
});
