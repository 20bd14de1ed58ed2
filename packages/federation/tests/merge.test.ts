import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { mergeInto, mergeShapeOf } from '../src/plan/merge.js';

const isConcrete = (typename: unknown) => typename === 'Box' || typename === 'Bag';

function merged(query: string, target: object, source: object) {
  mergeInto(target as never, source as never, mergeShapeOf(parse(query)), isConcrete);
  return target;
}

describe('mergeShapeOf', () => {
  it('knows the objects of an operation, by response name, fragments opened', () => {
    const shape = mergeShapeOf(
      parse(`query { a: box { id inner { id } } ... on Query { box { id } } ...Rest }
        fragment Rest on Query { bag { id deep { id } } a: box { other { id } } }`),
    );
    expect([...shape.keys()]).toEqual(['a', 'box', 'bag']);
    expect([...(shape.get('a')?.keys() ?? [])]).toEqual(['inner', 'other']);
    expect([...(shape.get('bag')?.keys() ?? [])]).toEqual(['deep']);
    expect([...mergeShapeOf(parse('fragment F on Query { box { id } }')).keys()]).toEqual([]);
  });
});

describe('mergeInto', () => {
  it('adopts what is not there yet, and keeps what the answer does not have', () => {
    const box = { id: 'b' };
    const target = merged(
      '{ box { id } n }',
      { kept: 1, nothing: null },
      { box, n: 2, nothing: 3, absent: undefined },
    );
    expect(target).toEqual({ kept: 1, box: { id: 'b' }, n: 2, nothing: 3 });
    expect((target as { box: unknown }).box).toBe(box);
    expect(target).not.toHaveProperty('absent');
  });

  it('merges objects, and lists of one length element by element', () => {
    expect(
      merged(
        '{ box { inner { a b } } list { a b } }',
        { box: { inner: { a: 1 } }, list: [{ a: 1 }, { a: 2 }] },
        { box: { inner: { b: 2 } }, list: [{ b: 1 }, { b: 2 }] },
      ),
    ).toEqual({
      box: { inner: { a: 1, b: 2 } },
      list: [
        { a: 1, b: 1 },
        { a: 2, b: 2 },
      ],
    });
  });

  it.each([
    ['lists of two lengths', { list: [{ a: 1 }] }, { list: [{ b: 1 }, { b: 2 }] }],
    ['an object by a list', { list: { a: 1 } }, { list: [{ b: 1 }] }],
    ['a list by an object', { list: [{ a: 1 }] }, { list: { b: 1 } }],
    ['an object by null', { list: { a: 1 } }, { list: null }],
    ['leaves, whatever JSON they hold', { json: { a: 1 } }, { json: { b: 2 } }],
    ['one leaf by another', { n: 1 }, { n: 2 }],
  ])('replaces %s', (_what, target, source) => {
    expect(merged('{ list { a b } json n }', target, source)).toEqual(source);
  });

  it('keeps the very object where both have the same', () => {
    const same = { a: 1 };
    const list = [same];
    const target = merged('{ list { a } box { a } }', { list, box: same }, { list: [same], box: same });
    expect(target).toEqual({ list: [{ a: 1 }], box: { a: 1 } });
    expect((target as { list: unknown }).list).toBe(list);
  });

  it('keeps a concrete type where the answer knows the interface only', () => {
    expect(merged('{ id }', { __typename: 'Box' }, { __typename: 'Thing' })).toEqual({ __typename: 'Box' });
    expect(merged('{ id }', { __typename: 'Thing' }, { __typename: 'Box' })).toEqual({ __typename: 'Box' });
    expect(merged('{ id }', { __typename: 'Box' }, { __typename: 'Bag' })).toEqual({ __typename: 'Bag' });
    expect(merged('{ id }', { kind: 'Box' }, { kind: 'Thing' })).toEqual({ kind: 'Thing' });
  });

  it('never sets the prototype', () => {
    const source = JSON.parse('{"__proto__": {"polluted": true}, "n": 1}') as object;
    const target = merged('{ n }', {}, source);
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
    expect(target).toEqual({ n: 1 });
  });

  it('replaces everything where the operation is not known', () => {
    const target = { box: { a: 1 } };
    mergeInto(target as never, { box: { b: 2 } } as never, undefined, isConcrete);
    expect(target).toEqual({ box: { b: 2 } });
  });
});
