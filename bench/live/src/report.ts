import type { Load, LoadResult } from './pace.js';
import type { GatewayCounts } from './platform-metrics.js';
import type { PostgresWaits } from './postgres-waits.js';
import type { Screens } from './screens.js';
import type { Stalls } from './stalls.js';

/** Prints what became of the leads; false when one was lost or failed, or the slowest percent missed the target. */
export function report(
  { sentAtMs, acknowledgedAtMs, failures }: LoadResult,
  { arrivals, errors }: Screens,
  { load, targetP99 }: { load: Load; targetP99: number },
): boolean {
  const delays: number[] = [];
  const acknowledged: number[] = [];
  const afterAcknowledged: number[] = [];
  let lost = 0;
  let duplicated = 0;
  let incomplete = 0;
  for (const [leadId, sentAt] of sentAtMs) {
    const arrival = arrivals.get(leadId);
    const acknowledgedAt = acknowledgedAtMs.get(leadId) ?? NaN;
    acknowledged.push(acknowledgedAt - sentAt);
    if (!arrival) lost += 1;
    else {
      delays.push(arrival.atMs - sentAt);
      // An event may be there before the answer to the request that made it.
      afterAcknowledged.push(Math.max(0, arrival.atMs - acknowledgedAt));
      duplicated += arrival.times - 1;
      incomplete += arrival.complete ? 0 : 1;
    }
  }
  const p99 = percentile(delays, 99);
  print(`  asked ${load.rate * load.seconds}, acknowledged ${sentAtMs.size}, failed ${failures.length}`);
  print(
    `  delivered ${delays.length}, lost ${lost}, delivered again ${duplicated}, not enriched ${incomplete}, stream errors ${errors.length}`,
  );
  for (const [message, times] of mostFrequent([...failures, ...errors])) print(`    ${times} × ${message}`);
  print(`  acknowledged: ${ranks(acknowledged)}; from there to the screen: ${ranks(afterAcknowledged)}`);
  print(`  sent → on the screen: ${ranks(delays)} (target ${targetP99} ms)`);
  return lost === 0 && failures.length === 0 && delays.length > 0 && p99 <= targetP99;
}

/** Bytes of a process. */
export interface Memory {
  resident: number;
  heap: number;
}

/** Seconds of processor time while the leads were on their way. */
export interface Cpu {
  /** Of the process that holds the sockets, and of all the platform's. */
  gateway: number;
  platform: number;
  postgres: number;
  load: number;
  /** Of all processors of the machine together, and of those that had nothing to do. */
  all: number;
  idle: number;
}

export interface Usage {
  /** From the first lead to the last arrival. */
  tookS: number;
  cpu: Cpu;
  from: GatewayCounts;
  to: GatewayCounts;
  /** Of the process that holds the sockets, garbage collected. */
  memory: { before: Memory; connected: Memory; after: Memory; connections: number };
}

export function reportUsage({ tookS, cpu, from, to, memory }: Usage): void {
  const events = to.events - from.events;
  const calls = to.entityCalls - from.entityCalls;
  const saved = to.entityCallsSaved - from.entityCallsSaved;
  const each = calls === 0 ? 'no calls' : `${(events / calls).toFixed(1)} events a call`;
  print(
    `  events ${(events / tookS).toFixed(1)}/s, entity calls to subgraphs ${(calls / tookS).toFixed(1)}/s (${each}), ${saved} saved by sharing`,
  );
  print(
    `  processor: ${percent(cpu.gateway / tookS)} of a core for the gateway’s process, ${percent(cpu.platform / tookS)} for all the platform’s,` +
      ` ${percent(cpu.postgres / tookS)} for Postgres, ${percent(cpu.load / tookS)} for the load;` +
      ` the machine had nothing to do for ${percent(cpu.idle / cpu.all)}`,
  );
  const { before, connected, after, connections } = memory;
  for (const kind of ['heap', 'resident'] as const) {
    const each = (connected[kind] - before[kind]) / connections / 1_024;
    print(
      `  ${kind} memory of the gateway’s process: ${megabytes(before[kind])} before, ${megabytes(connected[kind])} connected` +
        ` (${each.toFixed(1)} KB a connection), ${megabytes(after[kind])} after`,
    );
  }
}

export function reportStalls(process: string, stalls: Stalls): void {
  const { delayP99, delayMax, longestTurns, collections, longestCollection } = stalls;
  const turns = longestTurns.map((one) => one.toFixed(0)).join(', ');
  print(
    `  event loop of ${process}: late by p99 ${ms(delayP99)}, at most ${ms(delayMax)}; longest turns ${turns} ms of processor time;` +
      ` ${collections} garbage collections, the longest ${ms(longestCollection)}`,
  );
}

export function reportWaits({ samples, seen }: PostgresWaits): void {
  const each = seen.map(
    ({ what, times, longest }) => `${what} ${percent(times / samples)} (${longest} in a row)`,
  );
  print(`  sessions of Postgres, of ${samples} looks: ${each.join(', ')}`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function percentile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((rank / 100) * sorted.length) - 1)] ?? NaN;
}

function ranks(values: readonly number[]): string {
  return `p50 ${ms(percentile(values, 50))}, p99 ${ms(percentile(values, 99))}`;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_024 / 1_024).toFixed(0)} MB`;
}

const MOST_MESSAGES = 5;

function mostFrequent(messages: readonly string[]): [message: string, times: number][] {
  const times = new Map<string, number>();
  for (const message of messages) times.set(message, (times.get(message) ?? 0) + 1);
  return [...times].sort(([, a], [, b]) => b - a).slice(0, MOST_MESSAGES);
}
