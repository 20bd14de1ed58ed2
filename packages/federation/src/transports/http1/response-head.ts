import { HttpClientError } from './http-client-error.js';

/** How the end of a body is known (RFC 9112, section 6.3). */
export type Framing =
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  /** The body ends with the connection. */
  | { readonly kind: 'close' };

/** What is read of a status line and its fields. */
export interface ResponseHead {
  readonly statusCode: number;
  readonly contentType: string;
  readonly framing: Framing;
  /** Whether the connection may carry another request. */
  readonly isKeptAlive: boolean;
  /** How long the server says it keeps an idle connection, in ms. */
  readonly idleMs: number | undefined;
}

interface Fields {
  contentType: string;
  contentLength: string | undefined;
  transferEncoding: string | undefined;
  connection: string;
  keepAlive: string;
  contentEncoding: string;
}

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-5]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;
const FIELD_LINE = /^([!#$%&'*+\-.^_`|~\dA-Za-z]+):([\t\x20-\x7e\x80-\xff]*)$/;
const LENGTH = /^\d{1,15}$/;
const KEEP_ALIVE_TIMEOUT = /\btimeout=(\d{1,6})\b/i;
const CLOSE = /(?:^|,)\s*close\s*(?:,|$)/i;
const KEEP = /(?:^|,)\s*keep-alive\s*(?:,|$)/i;

/**
 * Reads a head, without the empty line after it. Strict where two readers could see two answers: one length, or `chunked`
 * alone, never both; no folded lines.
 * @throws HttpClientError malformed
 */
export function readHead(text: string): ResponseHead {
  const lines = text.split('\r\n');
  const [, minor, status] = STATUS_LINE.exec(lines[0] as string) ?? malformed('Its status line is none.');
  const fields = readFields(lines);
  const statusCode = Number(status);
  const isKeptAlive = minor === '1' ? !CLOSE.test(fields.connection) : KEEP.test(fields.connection);
  const idle = KEEP_ALIVE_TIMEOUT.exec(fields.keepAlive)?.[1];
  return {
    statusCode,
    contentType: fields.contentType,
    framing: framingOf(statusCode, minor === '1', fields),
    isKeptAlive,
    idleMs: idle === undefined ? undefined : Number(idle) * 1_000,
  };
}

function readFields(lines: readonly string[]): Fields {
  const fields: Fields = {
    contentType: '',
    contentLength: undefined,
    transferEncoding: undefined,
    connection: '',
    keepAlive: '',
    contentEncoding: '',
  };
  for (let index = 1; index < lines.length; index++) {
    const match = FIELD_LINE.exec(lines[index] as string);
    if (!match) malformed('It has a header line that is none.');
    else setField(fields, (match[1] as string).toLowerCase(), (match[2] as string).trim());
  }
  return fields;
}

function setField(fields: Fields, name: string, value: string): void {
  if (name === 'content-type') fields.contentType = value;
  else if (name === 'content-length') {
    if (fields.contentLength !== undefined && fields.contentLength !== value)
      malformed('It has two lengths.');
    fields.contentLength = value;
  } else if (name === 'transfer-encoding')
    fields.transferEncoding =
      fields.transferEncoding === undefined ? value : `${fields.transferEncoding}, ${value}`;
  else if (name === 'connection') fields.connection = `${fields.connection},${value}`;
  else if (name === 'keep-alive') fields.keepAlive = value;
  else if (name === 'content-encoding') fields.contentEncoding = value;
}

function framingOf(
  statusCode: number,
  isVersion11: boolean,
  { contentLength, transferEncoding, contentEncoding }: Fields,
): Framing {
  // None was asked for, and nothing here could undo it.
  if (contentEncoding !== '' && contentEncoding.toLowerCase() !== 'identity') malformed('It is compressed.');
  if (transferEncoding !== undefined) {
    if (contentLength !== undefined || !isVersion11 || transferEncoding.toLowerCase() !== 'chunked')
      malformed('It has a transfer encoding other than chunked, or a length beside it.');
    return { kind: 'chunked' };
  }
  if (contentLength !== undefined && !LENGTH.test(contentLength)) malformed('Its length is no number.');
  if (statusCode < 200 || statusCode === 204 || statusCode === 304) return { kind: 'length', bytes: 0 };
  return contentLength === undefined ? { kind: 'close' } : { kind: 'length', bytes: Number(contentLength) };
}

function malformed(message: string): never {
  throw new HttpClientError('malformed', message);
}
