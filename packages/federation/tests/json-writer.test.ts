import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonWriter } from '../src/shape/json-writer.js';

const writer = new JsonWriter();
const COMMA = Buffer.from(',');

/** A list as one writer after the other answers writes it. */
function written(values: readonly unknown[]): string {
  writer.begin();
  writer.json('[');
  values.forEach((value, index) => {
    if (index > 0) writer.codes(COMMA);
    if (typeof value === 'string') writer.string(value);
    else writer.json(JSON.stringify(value));
  });
  writer.json(']');
  return writer.end().toString();
}

describe('the writer of answers', () => {
  it('writes what JSON.stringify does, whatever characters come in whatever order', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom('a', '"', '\\', '\n', 'é', 'ÿ', 'Ā', 'घ', '\ud800', '\udfff', '😀', '\uffff'),
      }),
    );
    const values = fc.array(fc.oneof(text, fc.jsonValue()));
    fc.assert(
      fc.property(values, (list) => {
        expect(written(list)).toBe(JSON.stringify(list));
      }),
    );
  });

  it('grows with an answer, and starts anew with the next', () => {
    for (const length of [3_000_000, 10]) {
      for (const character of ['x', 'é', 'घ', '"']) {
        const list = [character.repeat(length), 'end'];
        expect(written(list) === JSON.stringify(list)).toBe(true);
      }
    }
  });

  it('gives an answer of which nothing later changes', () => {
    writer.begin();
    writer.string('first');
    const first = writer.end();
    written(['other']);
    expect(first.toString()).toBe('"first"');
  });
});
