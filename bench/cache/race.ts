import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom } from '@propmubi/testkit';
import {
  findStaleReads,
  type Seen,
  type Written,
} from '../../packages/federation/tests/support/stale-reads.js';
import type { Owner } from './world.js';

type Ask = <Data>(query: string, variables?: object, token?: string) => Promise<Data>;

const READERS = 6;
/** Fewer than one home may have in a day. */
const WRITES_BETWEEN = 20;
/** Others see a write at the latest then. */
const VISIBLE_AFTER_MS = 1_000;
/** Rupees; each write adds one to the last. */
export const BASE_PRICE = 10_000_000;
const UPDATE = `mutation($input: UpdateListingInput!) { updateListing(input: $input) { listing { id } } }`;
const ONE = `query($id: ID!) { listing(id: $id) { listPrice } }`;
const LIST = `query($agentId: ID!) { feed(filter: { agentId: $agentId }, first: 100) { nodes { id listPrice } } }`;

export interface RaceResult {
  writes: number;
  reads: number;
  /** By what is wrong. */
  stale: Record<string, number>;
  /** Whether the checker finds a stale read that is planted among the others. */
  findsPlanted: boolean;
}

/** A brokerage changes prices of its homes at random, and it and others read them, alone and in a list. */
export async function race(
  ask: Ask,
  { token, agentId, homes, forgetPrices }: Owner,
  seconds: number,
): Promise<RaceResult> {
  const random = seededRandom(3);
  const pick = (): string => homes[Math.floor(random() * homes.length)] as string;
  const written: Written[] = [];
  const seen: Seen[] = [];
  const until = performance.now() + seconds * 1_000;
  let value = 0;

  const write = async (): Promise<void> => {
    if (value % WRITES_BETWEEN === 0) await forgetPrices();
    const [thing, to, startedAt] = [pick(), ++value, performance.now()];
    await ask(UPDATE, { input: { id: thing, listPrice: BASE_PRICE + to } }, token);
    written.push({ thing, value: to, viewer: 'owner', startedAt, endedAt: performance.now() });
  };
  const read = async (viewer: 'owner' | 'visitor'): Promise<void> => {
    const startedAt = performance.now();
    const by = viewer === 'owner' ? token : undefined;
    const saw = (thing: string, price: number): void =>
      void seen.push({
        thing,
        value: Math.max(0, price - BASE_PRICE),
        viewer,
        startedAt,
        endedAt: performance.now(),
      });
    if (random() < 0.5) {
      const thing = pick();
      const { listing } = await ask<{ listing: { listPrice: number } }>(ONE, { id: thing }, by);
      saw(thing, listing.listPrice);
    } else {
      const { feed } = await ask<{ feed: { nodes: { id: string; listPrice: number }[] } }>(
        LIST,
        { agentId },
        by,
      );
      for (const { id, listPrice } of feed.nodes) if (homes.includes(id)) saw(id, listPrice);
    }
  };
  const owner = async (): Promise<void> => {
    while (performance.now() < until) {
      // One at a time: the prices of a home then grow in the order they are written.
      await write();
      for (let reads = 0; reads < 4; reads++) await read('owner');
      await delay(random() * 400);
    }
  };
  const visitor = async (): Promise<void> => {
    while (performance.now() < until) {
      await read('visitor');
      await delay(random() * 10);
    }
  };
  await Promise.all([owner(), ...Array.from({ length: READERS }, visitor)]);
  const [first] = written;
  const planted: Seen[] = first
    ? [
        {
          ...first,
          value: first.value - 1,
          viewer: 'owner',
          startedAt: first.endedAt + 1,
          endedAt: first.endedAt + 2,
        },
      ]
    : [];
  return {
    writes: written.length,
    reads: seen.length,
    stale: countBy(findStaleReads(written, seen, VISIBLE_AFTER_MS)),
    findsPlanted: findStaleReads(written, planted, VISIBLE_AFTER_MS).length === 1,
  };
}

function countBy(found: ReturnType<typeof findStaleReads>): Record<string, number> {
  const groups = Map.groupBy(found, ({ problem }) => problem);
  return Object.fromEntries([...groups].map(([problem, of]) => [problem, of.length]));
}
