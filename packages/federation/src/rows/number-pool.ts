/** Numbers that are kept for further answers, 4 MiB of them. */
const MOST_KEPT = 1024 * 1024;
const SMALLEST = 6;

/** Arrays of powers of two that answers use one after the other. Their numbers are whatever was left in them. */
export class NumberPool {
  private readonly free: Int32Array[][] = [];
  private kept = 0;

  take(atLeast: number): Int32Array {
    const exponent = Math.max(SMALLEST, 32 - Math.clz32(atLeast - 1));
    const known = this.free[exponent]?.pop();
    if (!known) return new Int32Array(2 ** exponent);
    this.kept -= known.length;
    return known;
  }

  give(numbers: Int32Array): void {
    if (numbers.length === 0 || this.kept + numbers.length > MOST_KEPT) return;
    this.kept += numbers.length;
    const exponent = 31 - Math.clz32(numbers.length);
    (this.free[exponent] ??= []).push(numbers);
  }
}
