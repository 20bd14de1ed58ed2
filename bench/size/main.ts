/**
 * What grows with the data: `pnpm bench:size`. Fills databases of its own to each size, asks the same of them, and prints
 * a table. The counters behind it, rows looked at instead of milliseconds, are held by the tests of plans.
 */
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { startTestServices, stopTestServices } from '../../packages/testkit/src/test-services.js';
import { openLeads } from './leads.js';
import type { GrowingData } from './line.js';
import { openMarket } from './market.js';
import { openQueues } from './queues.js';
import { openScores } from './scores.js';
import { costOf, shortOf, sizeOf, tableOf, type TableRow } from './table.js';

const PARTS: Record<string, (isKept: boolean) => Promise<GrowingData>> = {
  homes: openMarket,
  leads: openLeads,
  scores: openScores,
  events: openQueues,
};

const asSize = (text: string): number => {
  try {
    return sizeOf(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
};

const { sizes, max, only, keep, fill } = new Command('pnpm bench:size')
  .description(
    'Fills databases of its own with 10k, 100k and 1M rows, and prints what reads cost at each size.',
  )
  .option('--sizes <list>', 'sizes, ascending', (text) => text.split(',').map(asSize), [1e4, 1e5, 1e6])
  .option('--max <size>', 'stop at this size', asSize, Number.POSITIVE_INFINITY)
  .option('--only <parts>', `some of ${Object.keys(PARTS).join(', ')}`, (text) => text.split(','))
  .option(
    '--keep <folder>',
    'homes stay in this folder for the next run, which measures the size they have, or a larger one',
  )
  .option('--fill', 'only makes the data', false)
  .addHelpText('after', '\nA million homes take some ten minutes to make, and 4 GB of the folder.')
  .parse()
  .opts<{ sizes: number[]; max: number; only?: string[]; keep?: string; fill: boolean }>();

const asked = only ?? Object.keys(PARTS);
const unknown = asked.find((name) => !(name in PARTS));
if (unknown) throw new Error(`There is no part “${unknown}”.`);
const measured = sizes.filter((size) => size <= max).sort((a, b) => a - b);
await startTestServices(keep && resolve(keep));
try {
  for (const name of asked) {
    const data = await (PARTS[name] as (typeof PARTS)[string])(keep !== undefined);
    try {
      const table = await measure(data);
      if (!fill) process.stdout.write(`${table}\n\nload of the machine ${loadavg().join(' ')}\n\n`);
    } finally {
      await data.close();
    }
  }
} finally {
  await stopTestServices();
}

async function measure(data: GrowingData): Promise<string> {
  const rows: TableRow[] = data.lines.map(({ name }) => ({ name, costs: [] }));
  for (const size of measured) {
    const began = performance.now();
    await data.grow(size, (done) => progress(`${data.of}: ${shortOf(done)} of ${shortOf(size)}`));
    progress(`${data.of}: ${shortOf(size)} after ${((performance.now() - began) / 1_000).toFixed(0)} s\n`);
    for (const [index, line] of fill ? [] : data.lines.entries()) {
      progress(`${data.of}, ${shortOf(size)}: ${line.name}`);
      rows[index]?.costs.push(await costOf(line, data.processorMs));
    }
    progress('');
  }
  return tableOf(measured, data.of, rows);
}

/** On one line where a person looks; elsewhere only what ends a line. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  else if (text.endsWith('\n')) process.stderr.write(text);
}
