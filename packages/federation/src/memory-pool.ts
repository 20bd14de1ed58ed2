/** Less is taken of Node's own pool. */
const LEAST_BYTES = 4 * 1024;
/** Longer answers are seldom. */
const MOST_BYTES = 1024 * 1024;
const MOST_KEPT_BYTES = 16 * 1024 * 1024;

/** By their size, a power of two. */
const free = new Map<number, Buffer[]>();
let kept = 0;

/**
 * Memory for so many bytes or more, with whatever was left in it; undefined for sizes that are not kept. It is the taker's
 * until it is given back.
 */
export function takeMemory(atLeast: number): Buffer | undefined {
  if (atLeast < LEAST_BYTES || atLeast > MOST_BYTES) return undefined;
  const size = 2 ** (32 - Math.clz32(atLeast - 1));
  const known = free.get(size)?.pop();
  if (!known) return Buffer.allocUnsafeSlow(size);
  kept -= size;
  return known;
}

/** Takes memory back as it was taken, of which nothing is read any more. */
export function giveMemory(memory: Buffer): void {
  const { length: size } = memory;
  if (kept + size > MOST_KEPT_BYTES) return;
  kept += size;
  const known = free.get(size);
  if (known) known.push(memory);
  else free.set(size, [memory]);
}
