import { ChunkedBody } from './chunked-body.js';
import { HttpClientError } from './http-client-error.js';
import { readHead, type ResponseHead } from './response-head.js';

const HEAD_END = Buffer.from('\r\n\r\n');
const MAX_HEAD_BYTES = 16_384;
/** Interim answers (100 Continue, 103 Early Hints) before the one that counts. */
const MAX_INTERIM = 16;

/**
 * Reads one answer, however it is cut into reads. `push` may be given memory that is used again afterwards: what is
 * kept longer is copied.
 */
export class ResponseReader {
  private current: ResponseHead | undefined;
  private headBytes: Buffer | undefined;
  private headLength = 0;
  private interim = 0;
  private chunked: ChunkedBody | undefined;
  /** The body by length, when one read does not hold it, or its parts, when it ends with the connection. */
  private whole: Buffer | undefined;
  private readonly parts: Buffer[] = [];
  private bytes = 0;
  private done = false;

  constructor(private readonly maxBytes: number) {}

  /** Undefined until it was read. */
  get head(): ResponseHead | undefined {
    return this.current;
  }

  /**
   * The body when `read` completes the answer. It may be a view of `read`.
   * @throws HttpClientError malformed, too-large
   */
  push(read: Buffer): Buffer | undefined {
    if (this.done) throw new HttpClientError('malformed', 'There is more than one answer.');
    let at = 0;
    while (!this.current) {
      const end = this.takeHead(read, at);
      if (end === undefined) return undefined;
      at = end;
    }
    const { framing } = this.current;
    if (framing.kind === 'length') return this.takeLength(read, at, framing.bytes);
    return framing.kind === 'chunked' ? this.takeChunks(read, at) : this.takeRest(read, at);
  }

  /**
   * The body when the answer is complete because the connection ended.
   * @throws HttpClientError unreachable when no answer had begun, broken-off
   */
  end(): Buffer {
    if (this.current?.framing.kind === 'close') return Buffer.concat(this.parts, this.bytes);
    const hasBegun = this.current !== undefined || this.headLength > 0;
    throw hasBegun
      ? new HttpClientError('broken-off', 'The connection ended within the answer.')
      : new HttpClientError('unreachable', 'The connection ended before the answer.');
  }

  /** Where the head ends in `read`; undefined when it goes on. */
  private takeHead(read: Buffer, from: number): number | undefined {
    if (this.headLength === 0) {
      const end = read.indexOf(HEAD_END, from);
      if (end === -1) {
        this.keepHead(read, from, read.length);
        return undefined;
      }
      if (end - from > MAX_HEAD_BYTES) throw headTooLong();
      this.onHead(read.toString('latin1', from, end));
      return end + HEAD_END.length;
    }
    return this.continueHead(read, from);
  }

  private continueHead(read: Buffer, from: number): number | undefined {
    const before = this.headLength;
    const kept = this.keepHead(read, from, Math.min(read.length, from + MAX_HEAD_BYTES - before));
    const end = kept.subarray(0, this.headLength).indexOf(HEAD_END, Math.max(0, before - 3));
    if (end === -1) {
      if (this.headLength === MAX_HEAD_BYTES) throw headTooLong();
      return undefined;
    }
    this.headLength = 0;
    this.onHead(kept.toString('latin1', 0, end));
    return from + end + HEAD_END.length - before;
  }

  private keepHead(read: Buffer, from: number, to: number): Buffer {
    if (this.headLength + to - from > MAX_HEAD_BYTES) throw headTooLong();
    this.headBytes ??= Buffer.allocUnsafe(MAX_HEAD_BYTES);
    read.copy(this.headBytes, this.headLength, from, to);
    this.headLength += to - from;
    return this.headBytes;
  }

  private onHead(text: string): void {
    const head = readHead(text);
    if (head.statusCode >= 200) {
      this.current = head;
      if (head.framing.kind === 'length' && head.framing.bytes > this.maxBytes) throw tooLarge();
      if (head.framing.kind === 'chunked') this.chunked = new ChunkedBody(this.maxBytes);
      return;
    }
    this.interim += 1;
    // Another protocol was not asked for.
    if (head.statusCode === 101 || this.interim > MAX_INTERIM)
      throw new HttpClientError('malformed', 'Interim answers that were not asked for.');
  }

  private takeLength(read: Buffer, from: number, length: number): Buffer | undefined {
    const available = read.length - from;
    if (this.bytes + available > length) throw tooLong();
    if (this.bytes === 0 && available === length) return this.complete(read.subarray(from));
    this.whole ??= Buffer.allocUnsafe(length);
    read.copy(this.whole, this.bytes, from);
    this.bytes += available;
    return this.bytes === length ? this.complete(this.whole) : undefined;
  }

  private takeChunks(read: Buffer, from: number): Buffer | undefined {
    const body = this.chunked as ChunkedBody;
    const end = body.push(read, from);
    if (!body.isComplete) return undefined;
    if (end < read.length) throw tooLong();
    return this.complete(body.body());
  }

  private takeRest(read: Buffer, from: number): undefined {
    this.bytes += read.length - from;
    if (this.bytes > this.maxBytes) throw tooLarge();
    this.parts.push(Buffer.from(read.subarray(from)));
  }

  private complete(body: Buffer): Buffer {
    this.done = true;
    return body;
  }
}

function headTooLong(): HttpClientError {
  return new HttpClientError('malformed', `The head is longer than ${MAX_HEAD_BYTES} bytes.`);
}

function tooLarge(): HttpClientError {
  return new HttpClientError('too-large', 'The body is too large.');
}

/** Nothing was sent that a further answer could belong to. */
function tooLong(): HttpClientError {
  return new HttpClientError('malformed', 'The answer is longer than it says.');
}
