const FIRST_BYTES = 64 * 1024;
/** A longer buffer is not kept for the next answer. */
const MOST_KEPT_BYTES = 1024 * 1024;
/** From here on a call into the engine costs less than the loop. */
const LONG = 96;

/** Writes bytes of JSON into a buffer, and gives them as text. */
export class ByteWriter {
  private bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private length = 0;

  /** Forgets what was written. */
  begin(): void {
    this.length = 0;
    if (this.bytes.length > MOST_KEPT_BYTES) this.bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  }

  /** What was written since `begin`. `isWide` where some characters take several bytes. */
  end(isWide: boolean): string {
    return isWide
      ? this.bytes.toString('utf8', 0, this.length)
      : this.bytes.toString('latin1', 0, this.length);
  }

  codes(codes: Buffer): void {
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

  private grow(needed: number): void {
    const { bytes } = this;
    this.bytes = Buffer.allocUnsafeSlow(Math.max(needed, 2 * bytes.length));
    bytes.copy(this.bytes, 0, 0, this.length);
  }
}
