import { isUtf8 } from 'node:buffer';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLBoolean, GraphQLEnumType, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import { parseJson } from '../src/exact-json.js';
import { leafCheckOf } from '../src/rows/leaf-checks.js';
import { endOfValue, isEndOfAnswer } from '../src/rows/scan.js';
import { completeLeaf, INVALID } from '../src/shape/leaf.js';

describe('endOfValue', () => {
  it('finds the end of every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), (value) => {
        const bytes = Buffer.from(JSON.stringify(value));
        expect(endOfValue(Buffer.concat([bytes, Buffer.from(',')]), 0)).toBe(bytes.length);
      }),
      { seed: 1 },
    );
  });

  it('takes nothing for a value that is no JSON', () => {
    const text = fc.oneof(
      fc.array(fc.constantFrom(...'{}[]",:\\u0a1.-+eE tfn'), { maxLength: 12 }).map((list) => list.join('')),
      fc.json().map((one) => one.replaceAll(' ', '')),
    );
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(255), (given, place, byte) => {
        const bytes = Buffer.from(given);
        if (bytes.length > 0) bytes[place % bytes.length] = byte;
        if (!isUtf8(bytes) || endOfValue(bytes, 0) !== bytes.length) return;
        expect(() => JSON.parse(bytes.toString()) as unknown).not.toThrow();
      }),
      { numRuns: 20_000, seed: 2 },
    );
  });

  it('gives up on what is nested deeper than answers are', () => {
    expect(endOfValue(Buffer.from(`${'['.repeat(64)}${']'.repeat(64)}`), 0)).toBe(128);
    expect(endOfValue(Buffer.from(`${'['.repeat(65)}${']'.repeat(65)}`), 0)).toBe(-1);
  });
});

describe('isEndOfAnswer', () => {
  it.each([
    ['}', true],
    [',"extensions":{"a":[]}}', true],
    [',"extensions":{"a":[]}', false],
    [',"errors":[]}', false],
    ['}}', false],
    ['', false],
  ])('of %s is %s', (text, expected) => {
    expect(isEndOfAnswer(Buffer.from(text), 0)).toBe(expected);
  });
});

describe('leafCheckOf', () => {
  const Level = new GraphQLEnumType({ name: 'Level', values: { LOW: {}, HIGH: {} } });
  const types = [GraphQLString, GraphQLID, GraphQLInt, GraphQLFloat, GraphQLBoolean, Level];
  const usual = fc.constantFrom(
    '"LOW"',
    '"x"',
    '""',
    '7',
    '-7',
    '2147483647',
    '-2147483648',
    '1.5',
    'true',
    'false',
  );
  const odd = fc.oneof(
    fc.integer().map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.constantFrom(
      'null',
      '-0',
      '1e3',
      '1e999',
      '10.0',
      '2147483648',
      '-2147483649',
      '9007199254740993',
      '[]',
      '{}',
    ),
  );

  it('takes no value that the schema does not allow, and each as it is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.oneof(usual, odd), (type, text) => {
        const bytes = Buffer.from(text);
        if (!leafCheckOf(type)?.(bytes, 0, bytes.length)) return;
        const value = parseJson(text);
        if (value === null) return;
        const completed = completeLeaf(type, value);
        expect(completed).not.toBe(INVALID);
        // A Float is a double, however many digits it is written with.
        expect(completed).toEqual(type === GraphQLFloat ? Number(value) : value);
      }),
      { numRuns: 5_000, seed: 3 },
    );
  });

  it.each([
    [GraphQLString, '"x"'],
    [GraphQLID, '"1"'],
    [GraphQLInt, '-2147483648'],
    [GraphQLInt, '2147483647'],
    [GraphQLInt, '0'],
    [GraphQLFloat, '-1.25'],
    [GraphQLBoolean, 'false'],
    [Level, '"HIGH"'],
    [Level, 'null'],
  ])('takes what is usual: %s %s', (type, text) => {
    expect(leafCheckOf(type)?.(Buffer.from(text), 0, text.length)).toBe(true);
  });
});
