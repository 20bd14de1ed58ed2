import type { IncomingHttpHeaders } from 'node:http';

export interface Range {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
}

/**
 * The part of a file that a client asks for (RFC 9110, section 14): one range of bytes. Several at once, and other units, are
 * answered with all of it, as is a range of what is not there any more (`If-Range`).
 */
export function byteRange(
  headers: IncomingHttpHeaders,
  size: number,
  etag: string,
): Range | 'unsatisfiable' | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  if (headers['if-range'] !== undefined && headers['if-range'] !== etag) return undefined;
  const start = from === '' ? Math.max(size - Number(to), 0) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  return start >= size || start > end ? 'unsatisfiable' : { start, end };
}
