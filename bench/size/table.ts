import type { SizeLine } from './line.js';

const ROUNDS = 20;
const WARM_UP = 3;
/** A line that takes longer is measured less often. */
const MOST_MS = 10_000;

/** Milliseconds of one run. */
export interface Cost {
  /** That pass, the median of some rounds. */
  ms: number;
  /** Of processors, the mean; undefined where it is not known. It depends less on what else a machine does. */
  cpuMs: number | undefined;
}

/** What a run costs. */
export async function costOf(line: SizeLine, processorMs?: () => Promise<number>): Promise<Cost> {
  const times: number[] = [];
  const began = performance.now();
  let [usedBefore, runs] = [0, 0];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    await line.prepare?.();
    if (round === 0) usedBefore = (await processorMs?.()) ?? 0;
    if (round >= 0) runs++;
    const took = (await timeOf(() => line.run())) / (line.parts?.() ?? 1);
    if (round >= 0) times.push(took);
    if (times.length > 0 && performance.now() - began > MOST_MS) break;
  }
  times.sort((a, b) => a - b);
  const used = await processorMs?.();
  return {
    ms: times[Math.floor(times.length / 2)] as number,
    cpuMs: used === undefined ? undefined : (used - usedBefore) / runs,
  };
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

export interface TableRow {
  name: string;
  /** For each size. */
  costs: Cost[];
}

/**
 * A table for people: a column for each size, with the processor time in brackets, and by how much the last is more than the
 * first, of processor time where it is known.
 */
export function tableOf(sizes: readonly number[], of: string, rows: readonly TableRow[]): string {
  const width = Math.max(of.length, ...rows.map(({ name }) => name.length));
  const head = [of.padEnd(width), ...sizes.map((size) => shortOf(size).padStart(18)), '    grows'];
  const short = (ms: number): string => ms.toFixed(ms < 10 ? 1 : 0);
  const body = rows.map(({ name, costs }) => {
    const [first = 0, last = 0] = [costs[0], costs.at(-1)].map((cost) => cost?.cpuMs ?? cost?.ms);
    const cells = costs.map(({ ms, cpuMs }) =>
      `${short(ms)} ms${cpuMs === undefined ? '' : ` (${short(cpuMs)})`}`.padStart(18),
    );
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
