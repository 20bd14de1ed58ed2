import type { SizeLine } from './line.js';

const ROUNDS = 20;
const WARM_UP = 3;
/** A line that takes longer is measured less often. */
const MOST_MS = 10_000;

/** The median of some rounds, in milliseconds. */
export async function medianOf(line: SizeLine): Promise<number> {
  const times: number[] = [];
  const began = performance.now();
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    await line.prepare?.();
    const took = (await timeOf(() => line.run())) / (line.parts?.() ?? 1);
    if (round >= 0) times.push(took);
    if (times.length > 0 && performance.now() - began > MOST_MS) break;
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] as number;
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

export interface TableRow {
  name: string;
  /** Milliseconds for each size. */
  medians: number[];
}

/** A table for people: a column for each size, and by how much the last is more than the first. */
export function tableOf(sizes: readonly number[], of: string, rows: readonly TableRow[]): string {
  const width = Math.max(of.length, ...rows.map(({ name }) => name.length));
  const head = [of.padEnd(width), ...sizes.map((size) => shortOf(size).padStart(10)), '    grows'];
  const body = rows.map(({ name, medians }) => {
    const [first = 0, last = 0] = [medians[0], medians.at(-1)];
    const cells = medians.map((ms) => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`.padStart(10));
    return [name.padEnd(width), ...cells, `× ${(last / first).toFixed(1)}`.padStart(9)].join(' ');
  });
  return [head.join(' '), ...body].join('\n');
}

/** 10k, 1M. */
export function shortOf(size: number): string {
  if (size >= 1_000_000) return `${size / 1_000_000}M`;
  return size >= 1_000 ? `${size / 1_000}k` : String(size);
}

/** @throws Error where it is no size */
export function sizeOf(text: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([kM]?)$/.exec(text) ?? [];
  if (amount === undefined) throw new Error(`“${text}” is no size: write 10k, 100k or 1M.`);
  return Number(amount) * { '': 1, k: 1_000, M: 1_000_000 }[unit as '' | 'k' | 'M'];
}
