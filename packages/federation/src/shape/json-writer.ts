const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** The most that a buffer of one byte a character holds. */
const LATIN1 = 0xff;
/** Before surrogates, of which a lone one has to be escaped. */
const BEFORE_SURROGATES = 0xd7ff;
const FIRST_UNITS = 64 * 1024;
/** A longer buffer is not kept for the next answer. */
const MOST_KEPT_UNITS = 1024 * 1024;

/**
 * Writes JSON into a buffer and gives it as one flat string. Concatenated strings would leave two objects a value to the
 * garbage collector, and be walked once more when they are sent. Characters take a byte each until one comes that takes more.
 */
export class JsonWriter {
  private units: Uint8Array | Uint16Array = Buffer.allocUnsafe(FIRST_UNITS);
  private length = 0;
  /** Greatest code of a character that is written as it is. */
  private most = LATIN1;

  /** Forgets what was written. */
  begin(): void {
    this.length = 0;
    if (this.most === LATIN1 && this.units.length <= MOST_KEPT_UNITS) return;
    this.units = Buffer.allocUnsafe(FIRST_UNITS);
    this.most = LATIN1;
  }

  /** What was written since `begin`. */
  end(): string {
    const { buffer, byteOffset } = this.units;
    const bytes = Buffer.from(buffer, byteOffset, this.length * this.units.BYTES_PER_ELEMENT);
    return bytes.toString(this.most === LATIN1 ? 'latin1' : 'utf16le');
  }

  /** Text in ASCII, by its codes: names and punctuation, which are written again and again. */
  codes(codes: Uint8Array): void {
    this.reserve(codes.length);
    const { units } = this;
    let at = this.length;
    for (let index = 0; index < codes.length; index++) units[at++] = codes[index] as number;
    this.length = at;
  }

  /** A string as JSON. */
  string(text: string): void {
    this.reserve(text.length + 2);
    const { units, most } = this;
    let at = this.length;
    units[at++] = QUOTE;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code < 0x20 || code === QUOTE || code === BACKSLASH || code > most) {
        this.json(JSON.stringify(text));
        return;
      }
      units[at++] = code;
    }
    units[at++] = QUOTE;
    this.length = at;
  }

  /** What is JSON already. */
  json(text: string): void {
    this.reserve(text.length);
    let at = this.length;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > LATIN1 && this.most === LATIN1) this.widen(at);
      this.units[at++] = code;
    }
    this.length = at;
  }

  private reserve(more: number): void {
    if (this.length + more > this.units.length) this.grow(this.length + more);
  }

  private grow(needed: number): void {
    const { units } = this;
    const size = Math.max(needed, 2 * units.length);
    this.units = units instanceof Uint16Array ? new Uint16Array(size) : Buffer.allocUnsafe(size);
    this.units.set(units.subarray(0, this.length));
  }

  private widen(written: number): void {
    const wide = new Uint16Array(this.units.length);
    wide.set(this.units.subarray(0, written));
    this.units = wide;
    this.most = BEFORE_SURROGATES;
  }
}
