/**
 * What grows with the data: `pnpm bench:size`. Fills databases of its own to each size, asks the same of them, and prints
 * a table. The counters behind it, rows looked at instead of milliseconds, are held by the tests of plans.
 */
import { Command, InvalidArgumentError } from 'commander';
import { startTestServices, stopTestServices } from '../../packages/testkit/src/test-services.js';
import { openLeads } from './leads.js';
import type { GrowingData } from './line.js';
import { openMarket } from './market.js';
import { openQueues } from './queues.js';
import { openScores } from './scores.js';
import { medianOf, shortOf, sizeOf, tableOf, type TableRow } from './table.js';

const PARTS: Record<string, () => Promise<GrowingData>> = {
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

const { sizes, max, only } = new Command('pnpm bench:size')
  .description(
    'Fills databases of its own with 10k, 100k and 1M rows, and prints what reads cost at each size.',
  )
  .option('--sizes <list>', 'sizes, ascending', (text) => text.split(',').map(asSize), [1e4, 1e5, 1e6])
  .option('--max <size>', 'stop at this size', asSize, Number.POSITIVE_INFINITY)
  .option('--only <parts>', `some of ${Object.keys(PARTS).join(', ')}`, (text) => text.split(','))
  .addHelpText('after', '\nA million homes take some ten minutes to make, and 5 GB of the temporary folder.')
  .parse()
  .opts<{ sizes: number[]; max: number; only?: string[] }>();

const asked = only ?? Object.keys(PARTS);
const unknown = asked.find((name) => !(name in PARTS));
if (unknown) throw new Error(`There is no part “${unknown}”.`);
const measured = sizes.filter((size) => size <= max).sort((a, b) => a - b);
await startTestServices();
try {
  for (const name of asked) {
    const data = await (PARTS[name] as (typeof PARTS)[string])();
    try {
      process.stdout.write(`${await measure(data)}\n\n`);
    } finally {
      await data.close();
    }
  }
} finally {
  await stopTestServices();
}

async function measure(data: GrowingData): Promise<string> {
  const rows: TableRow[] = data.lines.map(({ name }) => ({ name, medians: [] }));
  for (const size of measured) {
    const began = performance.now();
    await data.grow(size, (done) => progress(`${data.of}: ${shortOf(done)} of ${shortOf(size)}`));
    progress(`${data.of}: ${shortOf(size)} after ${((performance.now() - began) / 1_000).toFixed(0)} s\n`);
    for (const [index, line] of data.lines.entries()) {
      progress(`${data.of}, ${shortOf(size)}: ${line.name}`);
      rows[index]?.medians.push(await medianOf(line));
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
