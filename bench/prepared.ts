/**
 * What it costs that statements are not prepared by name, as behind PgBouncer in transaction mode: `pnpm bench:prepared`. Processes
 * of crm over one Postgres, asked in turns, so that the load of a machine changes no ratio: statements by name; unnamed; and unnamed
 * through a real PgBouncer, where Debian's is to be had. One request at a time.
 */
import { expectData } from '../packages/testkit/src/expect-answer.js';
import { subgraphClient } from '../packages/testkit/src/clients.js';
import { debianTools } from '../packages/testkit/src/debian-tools.js';
import { startPgBouncer } from '../packages/testkit/src/faults/pgbouncer.js';
import { startTestServices, stopTestServices } from '../packages/testkit/src/test-services.js';
import { query, sql } from '../packages/runtime/src/index.js';
import type { CrmSubgraph } from '../subgraphs/crm/src/index.js';
import { buyer, CREATE_LEAD, CrmWorld, leadInput, manager } from '../subgraphs/crm/tests/crm-world.js';

const ROUNDS = 9;
/** Times a round. */
const TIMES = { 'read by key': 400, 'page of 20 leads': 100, 'create lead': 60 };
const NO_CAP = 1_000_000;
/** Loses no statement to another connection. */
const ONE_CONNECTION = { databasePoolMax: 1 };
const PAGE = `{ leads(first: 20) { edges { node { id stage createdAt agent { id } } } } }`;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

type Work = keyof typeof TIMES;
interface Measured {
  name: string;
  subgraph: CrmSubgraph;
  /** Milliseconds a request, by round. */
  times: Record<Work, number[]>;
}

await startTestServices();
const opened = new AsyncDisposableStack();
opened.defer(stopTestServices);
try {
  await main();
} finally {
  await opened.disposeAsync();
}

async function main(): Promise<void> {
  const world = await CrmWorld.open({ config: ONE_CONNECTION });
  opened.defer(() => world.close());
  const { organizationId, listingId } = await world.brokerage({
    agents: 50,
    dailyCap: NO_CAP,
    openCap: NO_CAP,
  });
  const processes = [measured('by name', world.subgraph), measured('unnamed', await unnamed(world))];
  const tools = debianTools({ pgbouncer: 'pgbouncer' });
  if (!tools.missing) {
    const bouncer = opened.use(await startPgBouncer(tools, [world.database.appUrl]));
    const databaseUrl = bouncer.through(world.database.appUrl);
    const pooled = await world.start({}, { databaseUrl });
    opened.defer(() => pooled.close());
    processes.push(measured('unnamed, by PgBouncer', pooled));
  }

  const { createLead } = expectData<{ createLead: { leadId: string } }>(
    await world.enquire(leadInput({ listingId }), buyer()),
  );
  const viewer = manager(organizationId);
  const works: Record<Work, (subgraph: CrmSubgraph) => Promise<unknown>> = {
    'read by key': async ({ database }) => {
      const scope = database.scope(viewer);
      const key = sql`select id, stage, agent_id, created_at from crm.lead where id = ${createLead.leadId}::uuid`;
      const found = await scope.read((em) => query(em, key)).finally(() => scope.close());
      if (found.length !== 1) throw new Error('The lead is not there.');
    },
    'page of 20 leads': async (subgraph) => expectData(await subgraphClient(subgraph)(PAGE, {}, viewer)),
    'create lead': async (subgraph) =>
      expectData(await subgraphClient(subgraph)(CREATE_LEAD, { input: leadInput({ listingId }) }, buyer())),
  };
  // The first round warms up.
  for (let round = -1; round < ROUNDS; round++)
    for (const [work, run] of Object.entries(works) as [Work, (typeof works)[Work]][])
      for (const { subgraph, times } of processes) {
        const took = await millisecondsOf(() => run(subgraph), TIMES[work]);
        if (round >= 0) times[work].push(took);
      }
  report(processes);
}

function measured(name: string, subgraph: CrmSubgraph): Measured {
  return { name, subgraph, times: { 'read by key': [], 'page of 20 leads': [], 'create lead': [] } };
}

/** A process whose prepared statements were lost once: it sends them unnamed from then on. */
async function unnamed(world: CrmWorld): Promise<CrmSubgraph> {
  const subgraph = await world.start();
  opened.defer(() => subgraph.close());
  const ask = () => query(subgraph.database.orm.em.fork(), sql`select ${1}::int`);
  await ask();
  await query(subgraph.database.orm.em.fork(), sql`deallocate all`);
  await ask().then(
    () => Promise.reject(new Error('No statement was lost.')),
    () => undefined,
  );
  return subgraph;
}

async function millisecondsOf(run: () => Promise<unknown>, times: number): Promise<number> {
  const began = performance.now();
  for (let at = 0; at < times; at++) await run();
  return (performance.now() - began) / times;
}

function report(processes: readonly Measured[]): void {
  const [named] = processes as [Measured];
  for (const work of Object.keys(TIMES) as Work[])
    for (const { name, times } of processes) {
      const ms = median(times[work]);
      const ratio = median(times[work].map((time, round) => time / (named.times[work][round] as number)));
      const cells = [
        ms.toFixed(2).padStart(8),
        (1_000 / ms).toFixed(0).padStart(7),
        ratio.toFixed(2).padStart(6),
      ];
      print(`${work.padEnd(18)}${name.padEnd(24)}${cells[0]} ms ${cells[1]}/s  x ${cells[2]} of by name`);
    }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number;
}
