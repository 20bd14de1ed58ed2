/**
 * From createLead to the agent's screen: how long, how many lost, how many twice, at what memory and processor time.
 * The platform runs on the processors it is given; load, screens, Postgres and Redis share the one of this process.
 */
import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { assignmentDriver } from './assignment-driver.js';
import { collectGarbage } from './collect-garbage.js';
import { leadDriver } from './lead-driver.js';
import type { Driver, Load } from './pace.js';
import { gatewayCounts } from './platform-metrics.js';
import { type Mode, type PlatformProcess, startPlatform } from './platform-process.js';
import { cpuSeconds, machineSeconds, maxOpenFiles, residentBytes } from './process-usage.js';
import { watchPostgres } from './postgres-waits.js';
import { profileOf } from './profile.js';
import { type Cpu, print, report, reportWaits, reportStalls, reportUsage } from './report.js';
import { openScreens, type Selection } from './screens.js';
import { watchHere, watchThere } from './stalls.js';
import { createTokenMint, type TokenMint } from '@propmubi/testkit';
import { buildWorld, type World } from './world.js';

interface Options {
  agents: number;
  perBrokerage: number;
  rate: number;
  seconds: number;
  mode: Mode | 'both';
  driver: 'createLead' | 'assignments';
  selection: Selection;
  sharing: 'on' | 'off';
  platformCpus: string;
  databaseCpus?: string;
  targetP99: number;
  profile?: string;
}

const ARRIVE_WITHIN_MS = 30_000;
/** A socket takes some milliseconds of processor time, and its report says how long all of them took. */
const SUBSCRIBED_WITHIN = { leastMs: 60_000, eachMs: 20 };
const WARM_UP: Load = { rate: 20, seconds: 5 };
const WARM_UP_LEADS = WARM_UP.rate * WARM_UP.seconds;
/** Sockets and files besides those of agents: Postgres, Redis, HTTP, modules. */
const OTHER_FILES = 500;

const options = new Command('pnpm bench:live')
  .description('createLead → the agent’s screen, with the event enriched from other subgraphs')
  .option('--agents <n>', 'connected agents', Number, 100)
  .option(
    '--per-brokerage <n>',
    'agents of one brokerage; leads of one brokerage are routed one after another',
    Number,
    20,
  )
  .option('--rate <n>', 'leads a second', Number, 20)
  .option('--seconds <n>', 'how long', Number, 30)
  .option('--target-p99 <ms>', 'exit 1 above it', Number, 50)
  .addOption(new Option('--mode <mode>').choices(['embedded', 'distributed', 'both']).default('both'))
  .addOption(
    new Option(
      '--driver <driver>',
      'createLead: the whole mutation over HTTP; assignments: crm’s own transaction from this process, for rates createLead does not reach',
    )
      .choices(['createLead', 'assignments'])
      .default('createLead'),
  )
  .addOption(
    new Option(
      '--selection <selection>',
      'public: of crm and property (listing, project); private: and the buyer’s name from identity',
    )
      .choices(['public', 'private'])
      .default('private'),
  )
  .addOption(
    new Option('--sharing <sharing>', 'off: public data is fetched for each subscriber by itself')
      .choices(['on', 'off'])
      .default('on'),
  )
  .option('--platform-cpus <list>', 'processors of the platform, as taskset takes them', '0')
  .option('--database-cpus <list>', 'those of Postgres and Redis; with the load when left out')
  .option(
    '--profile <file>',
    'writes a CPU profile of the gateway’s process, for bench/gateway/src/profile.ts',
  )
  .parse()
  .opts<Options>();

const modes: Mode[] = options.mode === 'both' ? ['embedded', 'distributed'] : [options.mode];
let failed = false;
for (const mode of modes) failed = !(await measure(mode)) || failed;
process.exit(failed ? 1 : 0);

async function measure(mode: Mode): Promise<boolean> {
  const { agents, perBrokerage, rate, seconds, selection, sharing } = options;
  if (agents + OTHER_FILES > maxOpenFiles())
    throw new Error(`${agents} sockets need more open files than ${maxOpenFiles()}: raise "ulimit -n".`);
  print(
    `\n${mode}: ${agents} agents connected, ${rate} leads/s for ${seconds} s, ${selection} selection, sharing ${sharing}`,
  );
  const began = performance.now();
  const platform = await startPlatform(
    mode,
    { platform: options.platformCpus, databases: options.databaseCpus },
    {
      NODE_ENV: 'production',
      ...(sharing === 'off' && { SUBSCRIPTION_BATCH_MS: '0' }),
      SMS_SENDER: 'twilio',
      TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
      TWILIO_AUTH_TOKEN: 'unused',
      TWILIO_FROM: '+10000000000',
      TWILIO_API_URL: 'http://127.0.0.1:9',
    },
  );
  try {
    const mint = await createTokenMint(platform.env['ACCESS_TOKEN_SIGNING_KEYS'] as string);
    const world = await buildWorld(platform, mint, { agents, perBrokerage });
    const driver = await openDriver(platform, mint, world);
    print(`  prepared in ${((performance.now() - began) / 1_000).toFixed(0)} s; driver: ${driver.name}`);
    try {
      return await run(platform, mint, world, driver);
    } finally {
      await driver.close();
    }
  } finally {
    await platform.stop();
  }
}

async function openDriver(platform: PlatformProcess, mint: TokenMint, world: World): Promise<Driver> {
  const { rate, seconds } = options;
  if (options.driver === 'assignments')
    return assignmentDriver(platform.env, world, WARM_UP_LEADS + Math.round(rate * seconds));
  // A portal with many customers: one buyer would have one lead with each brokerage.
  const portal = await mint({ userId: world.portalUserId, role: ['BUYER', 'PARTNER'] });
  return leadDriver(platform.url, portal, world);
}

async function run(
  platform: PlatformProcess,
  mint: TokenMint,
  world: World,
  driver: Driver,
): Promise<boolean> {
  const { gatewayPid, inspectorPort, url } = platform;
  const memory = async () => {
    const heap = await collectGarbage(gatewayPid, inspectorPort);
    return { heap, resident: residentBytes(gatewayPid) };
  };
  const { agents, rate, seconds, selection, targetP99 } = options;
  const load: Load = { rate, seconds };
  const before = await memory();
  const connecting = performance.now();
  const screens = await openScreens(url, world.agents, mint, selection, driver.hasBuyers);
  await subscribed(url, agents);
  print(`  connected and subscribed in ${((performance.now() - connecting) / 1_000).toFixed(0)} s`);
  const connected = await memory();

  const warmUp = await driver.run(WARM_UP, 0);
  await screens.arrived(warmUp.sentAtMs.size, ARRIVE_WITHIN_MS);
  const cpuNow = cpuOf(platform);
  const start = { atMs: performance.now(), counts: await gatewayCounts(url) };
  const cpuBefore = cpuNow();
  const stallsOf = { platform: await watchThere(gatewayPid, inspectorPort), load: watchHere() };
  const waitsOf = await watchPostgres(platform.adminUrl);
  const result = await profiled(platform, () => driver.run(load, WARM_UP_LEADS));
  await screens.arrived(warmUp.sentAtMs.size + result.sentAtMs.size, ARRIVE_WITHIN_MS);
  const tookS = (performance.now() - start.atMs) / 1_000;
  const cpu = since(cpuBefore, cpuNow());
  const stalls = { platform: await stallsOf.platform(), load: stallsOf.load() };
  const waits = await waitsOf();
  const ok = report(result, screens, { load, targetP99 });
  reportStalls('the gateway’s process', stalls.platform);
  reportStalls('the load', stalls.load);
  reportWaits(waits);
  reportUsage({
    tookS,
    cpu,
    from: start.counts,
    to: await gatewayCounts(url),
    memory: { before, connected, after: await memory(), connections: agents },
  });
  if (result.failures.length > 0) print(platform.lastWords());
  await screens.close();
  return ok;
}

async function profiled<T>(
  { gatewayPid, inspectorPort }: PlatformProcess,
  work: () => Promise<T>,
): Promise<T> {
  if (options.profile === undefined) return work();
  const { result, profile } = await profileOf(gatewayPid, inspectorPort, work);
  writeFileSync(options.profile, profile);
  return result;
}

/** What has used processor time so far; of the processes that run when it is called first. */
function cpuOf({ gatewayPid, ...platform }: PlatformProcess): () => Cpu {
  const [pids, postgres] = [platform.pids(), platform.postgresPids()];
  return () => ({
    gateway: cpuSeconds([gatewayPid]),
    platform: cpuSeconds(pids),
    postgres: cpuSeconds(postgres),
    load: cpuSeconds([process.pid]),
    ...machineSeconds(),
  });
}

function since(before: Cpu, now: Cpu): Cpu {
  return Object.fromEntries(
    Object.entries(now).map(([what, seconds]) => [what, (seconds as number) - before[what as keyof Cpu]]),
  ) as unknown as Cpu;
}

async function subscribed(url: string, count: number): Promise<void> {
  const deadline = performance.now() + Math.max(SUBSCRIBED_WITHIN.leastMs, count * SUBSCRIBED_WITHIN.eachMs);
  while ((await gatewayCounts(url)).subscriptions < count) {
    if (performance.now() > deadline) throw new Error('Not every agent was subscribed in time.');
    await delay(250);
  }
}
