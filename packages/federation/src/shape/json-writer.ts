import { AnswerBytes } from '../answer-bytes.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_BYTES = 64 * 1024;
/** A longer buffer is not kept for the next answer. */
const MOST_KEPT_BYTES = 1024 * 1024;
/** What a character (UTF-16 unit) takes at most. */
const BYTES_PER_UNIT = 3;
/** From here on a call into the engine costs less than the loop. */
const LONG = 96;

/**
 * Writes JSON in UTF-8, as it is sent. Concatenated strings would leave two objects a value to the garbage collector, and be
 * walked once more when they are sent; the bytes lie outside of the heap and are sent as they are.
 */
export class JsonWriter {
  private bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private length = 0;

  /** Forgets what was written. */
  begin(): void {
    this.length = 0;
    if (this.bytes.length > MOST_KEPT_BYTES) this.bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  }

  /** A copy of what was written since `begin`. */
  end(): AnswerBytes {
    return AnswerBytes.copyOf(this.bytes.subarray(0, this.length));
  }

  /** Bytes that are written again and again, such as names and punctuation. */
  codes(codes: Uint8Array): void {
    const { length } = codes;
    let to = this.length;
    if (to + length > this.bytes.length) this.grow(to + length);
    const { bytes } = this;
    for (let at = 0; at < length; at++) bytes[to++] = codes[at] as number;
    this.length = to;
  }

  /** Bytes of an answer. */
  copy(from: Buffer, start: number, end: number): void {
    let to = this.length;
    const length = end - start;
    if (to + length > this.bytes.length) this.grow(to + length);
    const { bytes } = this;
    this.length = to + length;
    if (length >= LONG) from.copy(bytes, to, start, end);
    else for (let at = start; at < end; at++) bytes[to++] = from[at] as number;
  }

  /** A string as JSON. */
  string(text: string): void {
    let at = this.length;
    if (at + text.length + 2 > this.bytes.length) this.grow(at + text.length + 2);
    const { bytes } = this;
    bytes[at++] = QUOTE;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code < 0x20 || code === QUOTE || code === BACKSLASH || code > 0x7e) {
        this.json(JSON.stringify(text));
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = QUOTE;
    this.length = at;
  }

  /** What is JSON already. */
  json(text: string): void {
    let at = this.length;
    const most = at + BYTES_PER_UNIT * text.length;
    if (most > this.bytes.length) this.grow(most);
    const { bytes } = this;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > 0x7e) {
        this.length = at + bytes.write(text.slice(index), at);
        return;
      }
      bytes[at++] = code;
    }
    this.length = at;
  }

  /** Called where there is no room, which is seldom: what writes is small enough to become part of its callers. */
  private grow(needed: number): void {
    const { bytes } = this;
    this.bytes = Buffer.allocUnsafeSlow(Math.max(needed, 2 * bytes.length));
    bytes.copy(this.bytes, 0, 0, this.length);
  }
}
