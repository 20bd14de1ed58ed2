/**
 * A source of decisions read from a list of numbers. 0 is always the simplest choice and an exhausted tape answers 0,
 * so that fast-check shrinks a case by shortening its tape and lowering its numbers.
 */
export class Tape {
  private position = 0;

  constructor(private readonly values: readonly number[]) {}

  /** A number from 0 to `count - 1`. */
  below(count: number): number {
    const value = this.values[this.position] ?? 0;
    this.position += 1;
    return value % count;
  }

  /** True once in `every`, and never on an exhausted tape. */
  chance(every: number): boolean {
    return this.below(every) === every - 1;
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] ?? choices[0];
  }
}

/** A stable 32-bit hash (FNV-1a): what the generated data is made of. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193);
  }
  // FNV's low bits are weak for short suffixes; one more round spreads them.
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}
