import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, print, stripIgnoredCharacters } from 'graphql';
import { readSourceText, withOperationName } from '../src/index.js';
import { federate } from './support/federate.js';

// The same cases in every run; FUZZ_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) });

const SOURCE = `query Named($a: Int = -1, $b: [String!]) @live { a(x: $a, list: [1 -2, 3.5e-2], text: "q # ,{", block: """
  "two" { words }  \\""" """) { ...F ... on T { b } } } fragment query on query { c }`;

describe('readSourceText', () => {
  it.each([
    ['another name', SOURCE.replace('Named', 'Other')],
    ['no name', SOURCE.replace('Named', '')],
    ['another layout', SOURCE.replaceAll(', $', '\n\t$').replace('{ a', '{ # { query\r\n ,a')],
    ['a byte order mark', `\uFEFF${SOURCE}`],
  ])('is equal for %s', (_, source) => {
    expect(readSourceText(source)?.text).toBe(readSourceText(SOURCE)?.text);
  });

  it.each([
    ['a string', SOURCE.replace('q # ,{', 'q #,{')],
    ['a block string', SOURCE.replace('{ words }  ', '{ words } ')],
    ['a number', SOURCE.replace('1 -2', '1, 2')],
    ['numbers in one', SOURCE.replace('1 -2', '12')],
    ['a variable', SOURCE.replaceAll('$a', '$c')],
    ['another kind', SOURCE.replace('query Named', 'subscription Named')],
    ['a fragment’s name', SOURCE.replace('fragment query', 'fragment F')],
    ['a space that is none', SOURCE.replace('Named($a', 'Named(\u00a0$a')],
    ['a string that does not end', SOURCE.replace('"q # ,{"', '"q # ,{')],
    ['a number for a name', SOURCE.replace('Named', '1')],
    ['a string for a name', SOURCE.replace('Named', '"Named"')],
    ['two names', SOURCE.replace('Named', 'Named Twice')],
    ['dots at a number', '{ a(x: 1...F) }'],
  ])('differs for %s', (_, source) => {
    expect(readSourceText(source)?.text).not.toBe(readSourceText(SOURCE)?.text);
  });

  it('is undefined for several operations, whatever their fields are called', () => {
    for (const source of [
      'query A { a } query B { b }',
      '{ a } mutation { b }',
      'fragment F on T { a }',
      '',
      '"',
    ])
      expect(readSourceText(source)).toBeUndefined();
    expect(
      readSourceText('{ query mutation subscription fragment { query } }')?.operationName,
    ).toBeUndefined();
    expect(readSourceText('{ a }')?.text).toBe(readSourceText('query Q { a }')?.text);
    expect(readSourceText('query query { a(query: {query: query}) }')?.operationName).toBe('query');
  });

  it('is the text of the same tokens, for every document that is made of tokens', () => {
    const tokens = [
      'a',
      'query',
      'on',
      '{',
      '}',
      '(',
      ')',
      '...',
      '$',
      ':',
      '1',
      '-2',
      '3.5',
      '"s"',
      '""',
      '"""b"""',
      '@',
      '[',
      ']',
      '!',
      '|',
      '=',
    ];
    const gap = fc.constantFrom('', ' ', ',', '\n', ' # c "\n', '\r\n');
    const source = fc.array(fc.tuple(fc.constantFrom(...tokens), gap), { maxLength: 12 });
    fc.assert(
      fc.property(source, (parts) => {
        const text = `query @a{${parts.flat().join('')}`;
        const read = readSourceText(text);
        if (!read) return;
        const lexed = lexedOf(text);
        // Text that graphql-js has tokens for has the same ones without what is ignored.
        if (lexed !== undefined) expect(lexedOf(read.text)).toBe(lexed);
        else expect(lexedOf(read.text)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });
});

/** The tokens as graphql-js reads them; undefined when it cannot. */
function lexedOf(text: string): string | undefined {
  try {
    return stripIgnoredCharacters(text);
  } catch {
    return undefined;
  }
}

describe('a document that is known by another name', () => {
  const { federation, run } = federate({
    a: {
      typeDefs: 'type Query { n(x: Int): Int m: Int }',
      resolvers: { Query: { n: (_: unknown, { x }: { x: number }) => x, m: () => 1 } },
    },
  });

  it('is prepared under its own', async () => {
    for (const name of ['A', 'B', 'C']) {
      const source = `query ${name} { n(x: 4) ...F } fragment F on Query { m }`;
      const prepared = federation.prepare(source);
      expect(prepared.operationName).toBe(name);
      expect(print(prepared.operation.document)).toBe(print(parse(source)));
      expect(await run(source)).toEqual({ data: { n: 4, m: 1 } });
      expect(() => federation.prepare(source, 'Missing')).toThrow('Unknown operation');
    }
    expect(federation.prepare('{ n(x: 4) ...F } fragment F on Query { m }').operationName).toBeUndefined();
  });

  it('shares everything else', () => {
    const document = parse('query A { m }', { noLocation: true });
    const other = withOperationName(document, 'B');
    expect(federation.prepare(document).plan).toBe(federation.prepare(other).plan);
    expect(federation.prepare(other).operationName).toBe('B');
  });
});
