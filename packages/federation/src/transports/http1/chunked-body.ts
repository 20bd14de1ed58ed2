import { HttpClientError } from './http-client-error.js';

const CR = 13;
const LF = 10;
/** Of a size with its extensions, or a trailer field. */
const MAX_LINE_BYTES = 1_024;
const MAX_TRAILER_BYTES = 16_384;
const SIZE_LINE = /^([\dA-Fa-f]{1,12})[\t ]*(?:;[\t\x20-\x7e\x80-\xff]*)?$/;
const TRAILER = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+:[\t\x20-\x7e\x80-\xff]*$/;

/** Reads a body in chunks (RFC 9112, section 7.1), however it is cut into reads. Extensions and trailers are not kept. */
export class ChunkedBody {
  private state: 'size' | 'data' | 'data-end' | 'trailer' | 'done' = 'size';
  private line = '';
  /** Of the chunk under way. */
  private left = 0;
  private trailerBytes = 0;
  private readonly parts: Buffer[] = [];
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  get isComplete(): boolean {
    return this.state === 'done';
  }

  /**
   * Takes what was read from `from` on, and returns where the body ends, or the length of `read` when it goes on.
   * @throws HttpClientError malformed, too-large
   */
  push(read: Buffer, from: number): number {
    let at = from;
    while (at < read.length && this.state !== 'done')
      at = this.state === 'data' ? this.takeData(read, at) : this.takeLine(read, at);
    return at;
  }

  body(): Buffer {
    return Buffer.concat(this.parts, this.bytes);
  }

  private takeData(read: Buffer, from: number): number {
    const end = Math.min(from + this.left, read.length);
    // A copy: the memory that was read into is used again.
    this.parts.push(Buffer.from(read.subarray(from, end)));
    this.bytes += end - from;
    this.left -= end - from;
    if (this.left === 0) this.state = 'data-end';
    return end;
  }

  private takeLine(read: Buffer, from: number): number {
    const end = read.indexOf(LF, from);
    const text = read.toString('latin1', from, end === -1 ? read.length : end);
    this.line += text;
    if (this.line.length > MAX_LINE_BYTES) malformed('It has a line that is too long.');
    if (end === -1) return read.length;
    if (this.line.charCodeAt(this.line.length - 1) !== CR) malformed('It has a line without its end.');
    const line = this.line.slice(0, -1);
    this.line = '';
    this.onLine(line);
    return end + 1;
  }

  private onLine(line: string): void {
    if (this.state === 'size') this.onSize(line);
    else if (this.state === 'data-end') {
      if (line !== '') malformed('A chunk is longer than its size.');
      this.state = 'size';
    } else if (line === '') this.state = 'done';
    else {
      this.trailerBytes += line.length;
      if (this.trailerBytes > MAX_TRAILER_BYTES || !TRAILER.test(line)) malformed('Its trailer is none.');
    }
  }

  private onSize(line: string): void {
    const [, size] = SIZE_LINE.exec(line) ?? malformed('The size of a chunk is no number.');
    this.left = Number.parseInt(size as string, 16);
    if (this.bytes + this.left > this.maxBytes)
      throw new HttpClientError('too-large', 'The body is too large.');
    this.state = this.left === 0 ? 'trailer' : 'data';
  }
}

function malformed(message: string): never {
  throw new HttpClientError('malformed', message);
}
