/**
 * Identity behind with events: how fast it takes what crm recorded of leads, and how long a sign-in takes meanwhile; first all of one
 * organization, then of forty. Events are recorded before the bus starts, so that nothing but identity is measured.
 * `pnpm bench:identity [--leads 100] [--against <checkout>]`: another checkout (installed) is measured in turns with this one,
 * each turn in a process and a database of its own.
 */
import { spawnSync } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { agentsOf, type Agent, eventsOf, world } from './identity-events/world.js';

const ROUNDS = 3;
const SIGN_IN_EVERY_MS = 200;
const SAMPLE_EVERY_MS = 100;
const QUIET_SIGN_INS = 40;
const DRAIN_MS = 300_000;
const NO_LIMIT = 1e9;
const HERE = join(import.meta.dirname, '..');

const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '100' },
    against: { type: 'string' },
    checkout: { type: 'string', default: HERE },
  },
});
const LEADS = Number(values.leads);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function open(checkout: string) {
  const load = <Module>(path: string) => import(pathToFileURL(join(checkout, path)).href) as Promise<Module>;
  const services = await load<typeof import('../packages/testkit/src/test-services.js')>(
    'packages/testkit/src/test-services.ts',
  );
  const runtime = await load<typeof import('../packages/runtime/src/index.js')>(
    'packages/runtime/src/index.ts',
  );
  const tested = await load<typeof import('../subgraphs/identity/tests/support/identity-under-test.js')>(
    'subgraphs/identity/tests/support/identity-under-test.ts',
  );
  const { otpLimits } = await load<typeof import('../subgraphs/identity/src/index.js')>(
    'subgraphs/identity/src/index.ts',
  );
  await services.startTestServices();
  const otp = { countries: ['IN'], perMinute: 1, perHour: 1, perDay: 1, freePerAddress: 1 };
  // How often a network or a block of numbers gets a code is not what is measured.
  const unbounded = JSON.parse(JSON.stringify(otpLimits(otp)), (key, value: unknown) =>
    key === 'points' ? NO_LIMIT : value,
  ) as ReturnType<typeof otpLimits>;
  const identity = await tested.startIdentity(
    { otpLimits: unbounded },
    {
      otp,
      databasePoolMax: 10,
      quotas: { REQUESTS: 1e6, COST: 1e9, SOCKETS: 10, LEADS: 1e6, STORAGE: 1e9, SMS: 1_000 },
    },
  );
  const { ownerUrl, appUrl, redisUrl } = identity.database;
  const { outboxMigration, inboxMigration } = runtime;
  const migrations = [outboxMigration('crm'), inboxMigration('crm')];
  await runtime.migrate({ schema: 'crm', ownerUrl, migrations });
  const crm = await runtime.createDatabase({ schema: 'crm', url: appUrl, poolMax: 5, entities: [] });
  await identity.subgraph.migrate();
  await identity.subgraph.seed(world);
  const bus = runtime.createEventBus({
    subgraphs: [{ name: 'crm', database: crm, consumers: [] }, identity.subgraph],
    redisUrl,
    logger: runtime.createLogger('events', 'error'),
    settings: { groups: ['identity', 'crm'] },
  });
  return {
    identity,
    bus,
    signIn: (phone: string) => tested.signIn(identity, phone),
    record: (agent: Agent) =>
      crm
        .scope(runtime.systemViewer(agent.organizationId))
        .write((em) => runtime.recordEvents(em, eventsOf(agent, runtime.newId))),
    async close() {
      await bus.stop();
      await crm.close();
      await identity.close();
      await services.stopTestServices();
    },
  };
}

type Opened = Awaited<ReturnType<typeof open>>;

class SignIns {
  static #people = 0;
  readonly latencies: number[] = [];
  readonly refusals = new Map<string, number>();

  async add({ signIn }: Opened): Promise<void> {
    const began = performance.now();
    try {
      await signIn(`+9198${20_000_000 + SignIns.#people++}`);
      this.latencies.push(performance.now() - began);
    } catch (error) {
      const code = /"code":"(\w+)"/.exec(String(error))?.[1] ?? String(error);
      this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    }
  }

  toString(): string {
    const sorted = this.latencies.toSorted((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
    const refused = [...this.refusals].map(([code, count]) => `, ${count} × ${code}`).join('');
    return `sign-in p50 ${at(0.5)} ms, p99 ${at(0.99)} ms of ${sorted.length}${refused}`;
  }
}

/** Who waits in the database and for a connection, looked at again and again. */
async function watch({ identity }: Opened, signal: AbortSignal) {
  const seen = { samples: 0, locks: 0, pool: 0 };
  while (!signal.aborted) {
    const { rows } = await identity.sql(
      `select count(*)::int as locks from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    );
    seen.samples += 1;
    seen.locks += (rows as { locks: number }[])[0]?.locks ?? 0;
    seen.pool = Math.max(seen.pool, identity.subgraph.database.pool().waiting);
    await sleep(SAMPLE_EVERY_MS);
  }
  return seen;
}

/** Events are recorded while the bus is stopped, and then taken. */
async function measure(opened: Opened, name: string, agents: readonly Agent[]): Promise<void> {
  await opened.bus.stop();
  let events = 0;
  for (let lead = 0; lead < LEADS; lead++)
    events += (await opened.record(agents[lead % agents.length] as Agent)).length;
  const abort = new AbortController();
  const stalls = monitorEventLoopDelay({ resolution: 10 });
  stalls.enable();
  const watching = watch(opened, abort.signal);
  const signIns = new SignIns();
  const running: Promise<void>[] = [];
  const ticking = setInterval(() => running.push(signIns.add(opened)), SIGN_IN_EVERY_MS);
  const cpu = process.cpuUsage();
  const began = performance.now();
  await opened.bus.start();
  await opened.bus.drained(DRAIN_MS);
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(ticking);
  await Promise.all(running);
  abort.abort();
  const { samples, locks, pool } = await watching;
  stalls.disable();
  print(
    `${name}: ${events} events in ${seconds.toFixed(1)} s, ${(events / seconds).toFixed(0)} a second, ` +
      `processor ${((user + system) / 1e3 / events).toFixed(1)} ms each; ${signIns}; ` +
      `waiting for a lock ${(locks / samples).toFixed(2)} at a time, for a connection ${pool} at most; ` +
      `event loop stood still ${(stalls.max / 1e6).toFixed(0)} ms at most`,
  );
}

async function run(checkout: string): Promise<void> {
  const opened = await open(checkout);
  try {
    await opened.bus.start();
    await opened.bus.drained(DRAIN_MS);
    const { one, forty } = await agentsOf(opened.identity);
    const quiet = new SignIns();
    for (let n = 0; n < QUIET_SIGN_INS; n++) await quiet.add(opened);
    print(`without events: ${quiet}`);
    await measure(opened, 'one organization', one);
    await measure(opened, 'forty organizations', forty);
  } finally {
    await opened.close();
  }
}

if (values.against === undefined) await run(values.checkout);
else
  for (let round = 0; round < ROUNDS; round++)
    for (const checkout of [values.against, HERE]) {
      print(`${checkout}:`);
      const args = ['--leads', values.leads, '--checkout', checkout];
      spawnSync(process.execPath, [...process.execArgv, import.meta.filename, ...args], { stdio: 'inherit' });
    }
