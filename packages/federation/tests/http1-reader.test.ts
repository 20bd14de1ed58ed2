import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HttpClientError } from '../src/transports/http1/http-client-error.js';
import { ResponseReader } from '../src/transports/http1/response-reader.js';

const MAX_BYTES = 4_096;
const OK = 'HTTP/1.1 200 OK\r\n';

/** Reads an answer in the given pieces, in memory that is used again; the end of the connection after it. */
function read(pieces: readonly Buffer[], maxBytes = MAX_BYTES): { status: number; body: string } {
  const reader = new ResponseReader(maxBytes);
  const memory = Buffer.alloc(65_536);
  let body: string | undefined;
  for (const piece of pieces) {
    piece.copy(memory);
    body = reader.push(memory.subarray(0, piece.length))?.toString('latin1');
    memory.fill(0x21);
  }
  body ??= reader.end().toString('latin1');
  return { status: reader.head?.statusCode ?? 0, body };
}

const readText = (text: string, maxBytes?: number) => read([Buffer.from(text, 'latin1')], maxBytes);

function codeOf(work: () => unknown): string {
  try {
    return `no error, but ${JSON.stringify(work())}`;
  } catch (error) {
    if (error instanceof HttpClientError) return error.code;
    throw error;
  }
}

const chunksOf = (parts: readonly string[], extension = '', trailer = ''): string =>
  `${parts.map((part) => `${part.length.toString(16)}${extension}\r\n${part}\r\n`).join('')}0\r\n${trailer}\r\n`;

/** One answer, with what a server may choose in how to send it. */
const answer = fc.record({
  body: fc.string({ unit: 'binary-ascii', maxLength: 600 }),
  framing: fc.constantFrom('length', 'chunked', 'close'),
  interim: fc.array(
    fc.constantFrom('HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 103 Early\r\nlink: </a>\r\n\r\n'),
    {
      maxLength: 3,
    },
  ),
  fields: fc.array(
    fc.constantFrom('Date: Thu, 26 Nov 2026 10:00:00 GMT', 'x-empty:', 'X-Tab:\t1\t', 'via: é'),
    {
      maxLength: 4,
    },
  ),
  chunkSize: fc.integer({ min: 1, max: 300 }),
  extension: fc.constantFrom('', ';a', ' ;a="b"'),
  trailer: fc.constantFrom('', 'x-checksum: 1\r\n'),
});

function sent({
  body,
  framing,
  interim,
  fields,
  chunkSize,
  extension,
  trailer,
}: AnswerOf<typeof answer>): string {
  const parts = body.match(new RegExp(`[^]{1,${chunkSize}}`, 'g')) ?? [];
  const how = {
    length: `Content-LENGTH: ${body.length}`,
    chunked: 'transfer-encoding: Chunked',
    close: 'x-a: b',
  };
  const text = framing === 'chunked' ? chunksOf(parts, extension, trailer) : body;
  return `${interim.join('')}${OK}${[...fields, how[framing as keyof typeof how]].join('\r\n')}\r\n\r\n${text}`;
}

type AnswerOf<A> = A extends fc.Arbitrary<infer T> ? T : never;

function cut(text: string, sizes: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text, 'latin1');
  const pieces: Buffer[] = [];
  for (let at = 0, next = 0; at < bytes.length; next++) {
    const size = sizes[next % sizes.length] as number;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 8 });

describe('an answer', () => {
  it('is the same however it is framed and cut into reads', () => {
    fc.assert(
      fc.property(answer, sizes, (given, cuts) => {
        expect(read(cut(sent(given), cuts))).toEqual({ status: 200, body: given.body });
      }),
      { numRuns: 500 },
    );
  });

  it('is never taken for whole when it broke off', () => {
    const framed = answer.filter(({ framing }) => framing !== 'close');
    fc.assert(
      fc.property(
        framed,
        sizes,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (given, cuts, share) => {
          const text = sent(given);
          const part = text.slice(0, Math.floor(text.length * share));
          expect(['unreachable', 'broken-off']).toContain(codeOf(() => read(cut(part, cuts))));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('with any bytes changed, put in or left out is read or refused, and never more than was allowed', () => {
    const change = fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.uint8Array({ maxLength: 4 }));
    fc.assert(
      fc.property(answer, sizes, fc.array(change, { minLength: 1, maxLength: 5 }), (given, cuts, changes) => {
        let bytes = Buffer.from(sent(given), 'latin1');
        for (const [at, removed, added] of changes) {
          const start = at % (bytes.length + 1);
          bytes = Buffer.concat([bytes.subarray(0, start), added, bytes.subarray(start + removed)]);
        }
        let body = '';
        const code = codeOf(() => ({ body } = read(cut(bytes.toString('latin1'), cuts))));
        expect(body.length).toBeLessThanOrEqual(MAX_BYTES);
        expect(code).toMatch(/^(?:malformed|too-large|broken-off|unreachable|no error)/);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([204, 304])('of status %s has no body', (status) => {
    expect(readText(`HTTP/1.1 ${status} None\r\n\r\n`)).toEqual({ status, body: '' });
  });

  it('without a reason phrase is one', () => {
    expect(readText('HTTP/1.1 200\r\ncontent-length: 2\r\n\r\n{}').body).toBe('{}');
  });

  const length = (value: string) => `${OK}content-length: ${value}\r\n\r\n`;
  const chunked = `${OK}transfer-encoding: chunked\r\n\r\n`;
  it.each([
    ['no status line', 'HELLO\r\n\r\n'],
    ['another version', 'HTTP/2 200 OK\r\n\r\n'],
    ['a status beyond its range', 'HTTP/1.1 999 Odd\r\n\r\n'],
    ['a folded line', `${OK}x-a: 1\r\n 2\r\n\r\n`],
    ['a line feed alone', 'HTTP/1.1 200 OK\ncontent-length: 0\n\r\n\r\n'],
    ['a space before the colon', `${OK}content-length : 2\r\n\r\n{}`],
    ['a control character', `${OK}x-a: \u0001\r\n\r\n`],
    ['two lengths', `${OK}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`],
    ['a list of lengths', `${length('2, 2')}{}`],
    ['a signed length', `${length('+2')}{}`],
    ['a hexadecimal length', `${length('0x2')}{}`],
    ['a length beside chunks', `${OK}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['another transfer encoding', `${OK}transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
    ['chunks in HTTP/1.0', 'HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['chunks said twice', `${OK}transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['a compressed body', `${OK}content-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}`],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n\r\n'],
    ['interim answers without end', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(17)],
    ['a head that is too long', `${OK}x-a: ${'a'.repeat(17_000)}\r\n\r\n`],
    ['a chunk without a size', `${chunked}\r\n{}\r\n0\r\n\r\n`],
    ['a signed size', `${chunked}-2\r\n{}\r\n0\r\n\r\n`],
    ['a chunk longer than its size', `${chunked}1\r\n{}\r\n0\r\n\r\n`],
    ['a size that ends by a line feed alone', `${chunked}2\n{}\r\n0\r\n\r\n`],
    ['a chunk extension without end', `${chunked}2;${'a'.repeat(2_000)}\r\n{}\r\n0\r\n\r\n`],
    ['a trailer that is none', `${chunked}2\r\n{}\r\n0\r\nno trailer\r\n\r\n`],
    ['trailers without end', `${chunked}0\r\n${`x-a: ${'a'.repeat(900)}\r\n`.repeat(20)}\r\n`],
    ['more than its length', `${length('2')}{}{}`],
    ['a second answer', `${length('2')}{}${length('2')}{}`],
    ['something after the last chunk', `${chunked}0\r\n\r\n!`],
  ])('with %s is malformed', (_, text) => {
    expect(codeOf(() => readText(text))).toBe('malformed');
    expect(codeOf(() => read(cut(text, [1])))).toBe('malformed');
  });

  it.each([
    ['by its length', `${OK}content-length: 11\r\n\r\n`],
    ['in chunks', `${chunked}6\r\n123456\r\n5\r\n`],
    ['until the connection ends', `${OK}\r\n12345678901`],
  ])('that is too large %s is refused before it is read', (_, text) => {
    expect(codeOf(() => readText(text, 10))).toBe('too-large');
  });
});
