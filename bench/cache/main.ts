/**
 * The gateway's cache: hit rate on replayed traffic, the feed query with and without it in turns, and stale reads while homes
 * change their price: `pnpm bench:cache`.
 */
import { loadavg } from 'node:os';
import { Command } from 'commander';
import { startTestServices, stopTestServices } from '../../packages/testkit/src/test-services.js';
import { race } from './race.js';
import { FEED, trafficOf } from './traffic.js';
import { type Ask, openWorld } from './world.js';

const AT_ONCE = 8;
const FEEDS = 300;
const TARGETS = { hitRate: 0.8, faster: 5 };

const { homes, requests, seconds } = new Command('pnpm bench:cache')
  .description('Hit rate, latency with and without the cache, and a race of reads with writes.')
  .option('--homes <n>', 'homes on the market', Number, 20_000)
  .option('--requests <n>', 'requests that are replayed', Number, 3_000)
  .option('--seconds <n>', 'how long reads race with writes', Number, 600)
  .parse()
  .opts<{ homes: number; requests: number; seconds: number }>();
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const progress = (line: string): void => void process.stderr.write(`${line}\n`);

await startTestServices();
try {
  const world = await openWorld(homes, (done) => progress(`homes: ${done} of ${homes}`));
  try {
    const traffic = trafficOf(requests, world.places, world.homes);
    progress(`replaying ${requests} requests`);
    for (let at = 0; at < traffic.length; at += AT_ONCE)
      await Promise.all(
        traffic.slice(at, at + AT_ONCE).map(({ query, variables }) => world.cached(query, variables)),
      );
    const { answers } = await world.cacheHealth();
    const [hits, misses] = Object.values(answers).reduce(
      ([hit, miss], one): [number, number] => [hit + one.hits, miss + one.misses],
      [0, 0],
    );
    const hitRate = hits / (hits + misses);
    print(
      `hit rate of ${requests} requests: ${(100 * hitRate).toFixed(1)} % (target ${100 * TARGETS.hitRate} %)`,
    );
    for (const [subgraph, one] of Object.entries(answers))
      print(`  ${subgraph.padEnd(12)} ${one.hits} of ${one.hits + one.misses}`);

    const feeds = traffic.filter(({ query }) => query === FEED).slice(0, FEEDS);
    const [without, within] = await inTurns(feeds, [world.uncached, world.cached]);
    const faster = without / within;
    print(
      `feed query, p95 of ${feeds.length}: ${without.toFixed(1)} ms without, ${within.toFixed(1)} ms with, × ${faster.toFixed(1)} (target × ${TARGETS.faster})`,
    );

    progress(`reads race with writes for ${seconds} s`);
    const { writes, reads, stale, findsPlanted } = await race(world.cached, world.owner, seconds);
    print(
      `race of ${seconds} s: ${writes} writes, ${reads} reads, ${Object.values(stale).reduce((sum, one) => sum + one, 0)} stale ${JSON.stringify(stale)}; a planted stale read is ${findsPlanted ? '' : 'not '}found`,
    );
    const isMet =
      hitRate >= TARGETS.hitRate &&
      faster >= TARGETS.faster &&
      Object.keys(stale).length === 0 &&
      findsPlanted;
    print(`load of the machine ${loadavg().join(' ')}`);
    process.exitCode = isMet ? 0 : 1;
  } finally {
    await world.close();
  }
} finally {
  await stopTestServices();
}

/** 95 % of each, one after the other, so that what the machine does besides concerns both. */
async function inTurns(
  feeds: readonly { query: string; variables: object }[],
  sides: readonly [Ask, Ask],
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (const { query, variables } of feeds) {
    for (const [index, ask] of sides.entries()) {
      const began = performance.now();
      await ask(query, variables);
      times[index]?.push(performance.now() - began);
    }
  }
  const [one, other] = times.map((of) => of.sort((a, b) => a - b)[Math.floor(of.length * 0.95)] as number);
  return [one as number, other as number];
}
