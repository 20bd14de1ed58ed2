/**
 * From createLead to the agent's screen: how long, how many lost, how many twice, at what memory and processor time.
 * The platform runs on one core; load, screens, Postgres and Redis share the other.
 */
import { Command, Option } from 'commander';
import { createLeads, type LoadResult } from './load.js';
import { type Mode, startPlatform } from './platform-process.js';
import { cpuSeconds, residentBytes } from './process-usage.js';
import { openScreens, type Screens } from './screens.js';
import { createTokenMint } from './tokens.js';
import { buildWorld } from './world.js';

interface Options {
  agents: string;
  perBrokerage: string;
  rate: string;
  seconds: string;
  mode: Mode | 'both';
  targetP99: string;
}

const PLATFORM_CPU = '0';
const ARRIVE_WITHIN_MS = 30_000;
const WARM_UP = { rate: 20, seconds: 5 };
const WARM_UP_LEADS = WARM_UP.rate * WARM_UP.seconds;

const options = new Command('pnpm bench:live')
  .description('createLead → the agent’s screen, with the event enriched from three subgraphs')
  .option('--agents <n>', 'connected agents', '100')
  .option(
    '--per-brokerage <n>',
    'agents of one brokerage; leads of one brokerage are routed one after another',
    '20',
  )
  .option('--rate <n>', 'leads a second', '20')
  .option('--seconds <n>', 'how long', '30')
  .option('--target-p99 <ms>', 'exit 1 above it', '50')
  .addOption(new Option('--mode <mode>').choices(['embedded', 'distributed', 'both']).default('both'))
  .parse()
  .opts<Options>();

const modes: Mode[] = options.mode === 'both' ? ['embedded', 'distributed'] : [options.mode];
let failed = false;
for (const mode of modes) failed = !(await measure(mode)) || failed;
process.exit(failed ? 1 : 0);

async function measure(mode: Mode): Promise<boolean> {
  const count = Number(options.agents);
  const load = { rate: Number(options.rate), seconds: Number(options.seconds) };
  print(`\n${mode}: ${count} agents connected, ${load.rate} leads/s for ${load.seconds} s`);
  const platform = await startPlatform(mode, PLATFORM_CPU, {
    NODE_ENV: 'production',
    SMS_SENDER: 'twilio',
    TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
    TWILIO_AUTH_TOKEN: 'unused',
    TWILIO_FROM: '+10000000000',
    TWILIO_API_URL: 'http://127.0.0.1:9',
  });
  try {
    const mint = await createTokenMint(platform.env['ACCESS_TOKEN_SIGNING_KEYS'] as string);
    const world = await buildWorld(platform, mint, {
      agents: count,
      perBrokerage: Number(options.perBrokerage),
    });
    const buyer = await mint({ userId: world.buyerUserId, role: 'BUYER' });
    const before = residentBytes(platform.gatewayPid);
    const screens = await openScreens(platform.url, world.agents, mint);
    const connected = residentBytes(platform.gatewayPid);
    const warmUp = await createLeads(platform.url, buyer, world, WARM_UP, 0);
    await screens.arrived(warmUp.sentAtMs.size, ARRIVE_WITHIN_MS);
    const cpuBefore = cpuSeconds(platform.gatewayPid);
    const result = await createLeads(platform.url, buyer, world, load, WARM_UP_LEADS);
    await screens.arrived(WARM_UP_LEADS + result.sentAtMs.size, ARRIVE_WITHIN_MS);
    const cpu = cpuSeconds(platform.gatewayPid) - cpuBefore;
    const ok = report(result, screens, load);
    print(
      `  memory of the gateway’s process: ${megabytes(before)} before, ${megabytes(connected)} connected` +
        ` (${((connected - before) / count / 1_024).toFixed(1)} KB a connection), ${megabytes(residentBytes(platform.gatewayPid))} after`,
    );
    print(`  processor of the gateway’s process: ${((100 * cpu) / load.seconds).toFixed(0)} % of a core`);
    if (result.failures.length > 0) print(platform.lastWords());
    await screens.close();
    return ok;
  } finally {
    await platform.stop();
  }
}

function report(
  { sentAtMs, acknowledgedMs, failures }: LoadResult,
  { arrivals, errors }: Screens,
  load: { rate: number; seconds: number },
): boolean {
  const delays: number[] = [];
  let lost = 0;
  let duplicated = 0;
  let incomplete = 0;
  for (const [leadId, sentAt] of sentAtMs) {
    const arrival = arrivals.get(leadId);
    if (!arrival) lost += 1;
    else {
      delays.push(arrival.atMs - sentAt);
      duplicated += arrival.times - 1;
      incomplete += arrival.complete ? 0 : 1;
    }
  }
  const p99 = percentile(delays, 99);
  print(`  asked ${load.rate * load.seconds}, acknowledged ${sentAtMs.size}, failed ${failures.length}`);
  print(
    `  delivered ${delays.length}, lost ${lost}, delivered again ${duplicated}, not enriched ${incomplete}, stream errors ${errors.length}`,
  );
  for (const sample of new Set([...failures, ...errors].slice(0, 3))) print(`    ${sample}`);
  print(
    `  createLead answered: p50 ${ms(percentile(acknowledgedMs, 50))}, p99 ${ms(percentile(acknowledgedMs, 99))}`,
  );
  print(
    `  createLead sent → on the screen: p50 ${ms(percentile(delays, 50))}, p99 ${ms(p99)} (target ${options.targetP99} ms)`,
  );
  return lost === 0 && failures.length === 0 && delays.length > 0 && p99 <= Number(options.targetP99);
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_024 / 1_024).toFixed(0)} MB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
