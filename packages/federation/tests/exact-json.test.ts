import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJson, writeJson } from '../src/index.js';

// The same cases in every run; FUZZ_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) });

describe('parseJson', () => {
  it.each([
    ['9007199254740993', 9007199254740993n],
    ['{"a":[-9223372036854775808 ,1]}', { a: [-9223372036854775808n, 1] }],
    ['[18446744073709551615]', [18446744073709551615n]],
    // What a double holds with the same digits stays a number, and so does what is no integer.
    ['[9007199254740992,0.30000000000000004,1e400,1234567890123456.5,12345678901234567e2]', null],
    ['{"9007199254740993":"9007199254740993","t":"at 9007199254740993, "}', null],
    ['{"a":"\\"","b":"x: 9007199254740993"}', null],
  ])('reads %s', (text, expected) => {
    expect(parseJson(text)).toEqual(expected ?? JSON.parse(text));
  });

  it('keeps the digits of every integer, wherever it is', () => {
    const integer = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });
    const json = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        integer.map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value)),
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(json, (value) => {
        const text = writeJson(value) ?? '';
        expect(writeJson(parseJson(text))).toBe(text);
      }),
    );
  });

  it.each(['{"a":9007199254740993', '[009007199254740993]', '9007199254740993x'])('refuses %s', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });
});
