/**
 * Search over the real register with as many homes and projects as asked for: `pnpm bench:search [--listings 1000000]`. Prints what
 * the judged queries find, and how long searches, suggestions and a word that is nowhere take, in time that passes and in
 * processor time of Postgres, which other programs of the machine change less.
 */
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { expectData } from '../../packages/testkit/src/index.js';
import { startTestServices, stopTestServices } from '../../packages/testkit/src/test-services.js';
import { importListings, importMaharera } from '../../subgraphs/property/src/index.js';
import { judgeSearch, searchTitles } from '../../subgraphs/property/tests/judge-search.js';
import {
  demoAgents,
  importTimeouts,
  startProperty,
} from '../../subgraphs/property/tests/property-subgraph.js';
import { JUDGEMENTS } from '../../subgraphs/property/tests/search-judgements.js';
import { withoutIndexes } from '../../subgraphs/property/tests/without-indexes.js';
import { processorMs } from '../live/src/process-usage.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    listings: { type: 'string', default: '1000000' },
    keep: { type: 'string' },
    data: { type: 'string', default: resolve(import.meta.dirname, '../../../shared/data') },
    rounds: { type: 'string', default: '3' },
    fill: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(`--listings <n>  homes there are (default 1000000); a fifth as many projects
--keep <folder> the data stays in this folder for the next run
--data <folder> the register and the flats, as the import commands take them
--rounds <n>    how often each query is asked (default 3)
--fill          only makes the data\n`);
  process.exit();
}
const LISTINGS = Number(values.listings);
const PROJECTS_PER_LISTING = 0.2;
const BATCH = 50_000;
const MOST_TYPED = 8;
type Property = Awaited<ReturnType<typeof startProperty>>;

const SUGGEST = `query($text: String!) { suggest(text: $text) { kind title subtitle } }`;
const FEED = 'query($text: String!) { feed(filter: { text: $text }) { edges { node { id } } } }';

/** Homes and projects like the imported ones: their documents in turn, with ids, prices and numbers of their own. */
const GENERATE = `
  insert into property.search_document
    (kind, id, title, subtitle, vector, locality_id, bedrooms, list_price, status, rera_number)
  select kind, gen_random_uuid(), title, subtitle, vector, locality_id, bedrooms, list_price + n % 100000, status,
         case when rera_number is not null then 'P99' || lpad(n::text, 9, '0') end
    from (select *, row_number() over (order by id) - 1 as place from model where kind = $1) d
    join generate_series($2::int, $3::int) n on n % $4::int = d.place`;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const progress = (line: string): void => void process.stderr.write(`${line}\n`);

if (!existsSync(values.data)) throw new Error(`There is no data in ${values.data}: see --data.`);
await startTestServices(values.keep && resolve(values.keep));
try {
  await withProperty(importTimeouts, fill);
  if (!values.fill) await withProperty(undefined, report);
} finally {
  await stopTestServices();
}

async function withProperty(
  databaseTimeouts: typeof importTimeouts | undefined,
  work: (property: Property, admin: pg.Client) => Promise<void>,
): Promise<void> {
  const settings = databaseTimeouts ? { databaseTimeouts } : {};
  // Kept for both: what the first made the second measures.
  const property = await startProperty(settings, undefined, 'search');
  const admin = new pg.Client({ connectionString: property.database.adminUrl });
  await admin.connect();
  try {
    await work(property, admin);
  } finally {
    await admin.end();
    await property.close();
  }
}

async function fill(property: Property, admin: pg.Client): Promise<void> {
  const began = performance.now();
  const { database } = property.subgraph;
  await property.subgraph.migrate();
  if ((await count(admin, 'LISTING')) === 0) {
    await importMaharera({ folder: values.data, database });
    await importListings({ folder: values.data, database, world: { agents: demoAgents } });
  }
  const wanted = { LISTING: LISTINGS, PROJECT: Math.round(LISTINGS * PROJECTS_PER_LISTING) };
  const growing = await Promise.all(
    Object.entries(wanted).map(async ([kind, to]) => ({ kind, from: await count(admin, kind), to })),
  );
  if (growing.every(({ from, to }) => from >= to)) return;
  await admin.query('create temporary table model as select * from property.search_document');
  await withoutIndexes(admin, ['property.search_document'], async () => {
    for (const { kind, from, to } of growing)
      for (let done = from; done < to; done = Math.min(done + BATCH, to)) {
        const next = Math.min(done + BATCH, to);
        await admin.query(GENERATE, [kind, done, next - 1, from]);
        progress(`${kind}: ${next} of ${to}`);
      }
  });
  await admin.query('vacuum analyze property.search_document');
  progress(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

async function count(admin: pg.Client, kind: string): Promise<number> {
  const { rows } = await admin.query<{ count: number }>(
    'select count(*)::int from property.search_document where kind = $1',
    [kind],
  );
  return rows[0]?.count ?? 0;
}

async function report(property: Property, admin: pg.Client): Promise<void> {
  const sizes = await Promise.all(['LISTING', 'PROJECT'].map((kind) => count(admin, kind)));
  print(`${sizes[0]} homes, ${sizes[1]} projects; load ${load()}`);
  const { queries, ndcg, zero, low } = await judgeSearch(property);
  for (const line of low) print(`  ${line}`);
  print(`nDCG@10 of ${queries} queries ${ndcg.toFixed(3)}, without a result ${(100 * zero).toFixed(1)} %`);
  const texts = JUDGEMENTS.map(([text]) => text);
  const pids = await databasePids(admin);
  await measure('search', texts, pids, (text) => searchTitles(property, text, 20));
  // As people type: from two letters on.
  const typed = texts.map((text, n) => text.slice(0, 2 + (n % (MOST_TYPED - 1))).trim());
  await measure('suggest', typed, pids, async (text) =>
    expectData(await property.ask(SUGGEST, { text: text.padEnd(2, text) })),
  );
  const nowhere = texts.map((_, n) => `zzqq${n}`);
  await measure('feed, no such word', nowhere, pids, async (text) =>
    expectData(await property.ask(FEED, { text })),
  );
  print(`load ${load()}`);
}

/** The processes of the connections there are, by what they used so far. */
async function databasePids(admin: pg.Client): Promise<() => Promise<number[]>> {
  return async () => {
    const { rows } = await admin.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    return rows.map(({ pid }) => pid);
  };
}

async function measure(
  name: string,
  texts: readonly string[],
  pids: () => Promise<number[]>,
  ask: (text: string) => Promise<unknown>,
): Promise<void> {
  const took: { text: string; ms: number }[] = [];
  // Prepared statements, compiled code, pages of the indexes.
  for (const text of texts.slice(0, 20)) await ask(text);
  const before = processorMs(await pids());
  for (let round = 0; round < Number(values.rounds); round++)
    for (const text of texts) {
      const began = performance.now();
      await ask(text);
      took.push({ text, ms: performance.now() - began });
    }
  const cpuMs = (processorMs(await pids()) - before) / took.length;
  took.sort((a, b) => a.ms - b.ms);
  const at = (share: number) => (took[Math.floor(took.length * share)] as { ms: number }).ms.toFixed(1);
  const slowest = [...new Set(took.slice(-12).map(({ text }) => text))].reverse().join(', ');
  print(
    `${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms of ${took.length}; ${cpuMs.toFixed(1)} ms of Postgres each; slowest: ${slowest}`,
  );
}

function load(): string {
  return loadavg()
    .map((of) => of.toFixed(1))
    .join(' ');
}
