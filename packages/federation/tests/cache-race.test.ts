import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, seededRandom, type TestDatabase } from '@propmubi/testkit';
import { setTimeout as delay } from 'node:timers/promises';
import { type CachedShop, Flats, openShop } from './support/cached-shop.js';
import { openRenewingShop } from './support/renewing-shop.js';
import { findStaleReads, type Seen, type Written } from './support/stale-reads.js';

const THINGS = 8;
const VIEWERS = ['anna', 'bert', 'cleo', 'dev'] as const;
/** `CACHE_RACE_MS=600000`: ten minutes. */
const RACE_MS = Number(process.env['CACHE_RACE_MS'] ?? 4_000);
/** A busy machine takes longer. */
const LEAST_WRITES = 15;
/** An event is read so long after its write, at most. */
const EVENT_WITHIN_MS = 60;
/** Longer than an event takes. */
const WRITER_MS = 400;
/** Others see a write at the latest then. */
const VISIBLE_AFTER_MS = 1_000;

/** One price, by its arguments, in a list of any, and in one that says itself what it depends on. */
const READS: readonly [query: string, priceOf: (answer: { flat: never }) => number][] = [
  [`query($id: ID!) { flat(id: $id) { price } }`, ({ flat }: { flat: Priced }) => flat.price],
  [
    `query($id: ID!) { flat: flats(ids: [$id]) { flats { price: rating } } }`,
    ({ flat }: { flat: { flats: Priced[] } }) => (flat.flats[0] as Priced).price,
  ],
  [
    `query($id: ID!) { flat: similar(id: $id) { price } }`,
    ({ flat }: { flat: Priced[] }) => (flat[0] as Priced).price,
  ],
];

interface Priced {
  price: number;
}

interface Race {
  written: Written[];
  seen: Seen[];
  fetched: number;
  /** How many answers were fetched anew behind those who asked. */
  renewed: number;
}

type Told = (shop: CachedShop, thing: string) => Promise<void>;
const byScope: Told = (shop, thing) => shop.changed(thing, [thing]);

/** Writers and readers at random in two gateway processes; `deliver` tells one of them of a write. */
async function race(
  [one, other]: readonly [CachedShop, CachedShop],
  flats: Flats,
  deliver: Told,
): Promise<Omit<Race, 'renewed'>> {
  const random = seededRandom(7);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const written: Written[] = [];
  const seen: Seen[] = [];
  const events: Promise<void>[] = [];
  const until = performance.now() + RACE_MS;
  const goesOn = (): boolean => performance.now() < until || written.length < LEAST_WRITES;
  let value = 0;
  // Answers take their time, so that changes come while they are on their way.
  flats.onRead = () => delay(random() * 8);

  const write = async (viewer: string): Promise<void> => {
    const [thing, to, startedAt] = [`flat ${Math.floor(random() * THINGS)}`, ++value, performance.now()];
    const shop = pick([one, other]);
    await shop.ask(`mutation($id: ID!, $to: Int!) { reprice(id: $id, to: $to) { id } }`, viewer, {
      id: thing,
      to,
    });
    written.push({ thing, value: to, viewer, startedAt, endedAt: performance.now() });
    events.push(delay(random() * EVENT_WITHIN_MS).then(() => deliver(shop, thing)));
  };
  const read = async (viewer: string | null): Promise<void> => {
    const [thing, startedAt] = [`flat ${Math.floor(random() * THINGS)}`, performance.now()];
    const shop = pick([one, other]);
    const [query, priceOf] = pick(READS);
    const price = priceOf((await shop.ask(query, viewer, { id: thing })) as never);
    seen.push({ thing, value: price, viewer: viewer ?? 'anonymous', startedAt, endedAt: performance.now() });
  };
  const lane = async (viewer: string | null): Promise<void> => {
    while (goesOn()) {
      if (viewer && random() < 0.03) await write(viewer);
      else await read(viewer);
      await delay(random() * 4);
    }
  };
  await Promise.all([...VIEWERS, null, null, null, null].map(lane));
  await Promise.all(events);
  const fetched = [one, other].flatMap(({ sent }) => sent).length;
  return { written, seen, fetched };
}

describe('reads of a cache in a race with writes', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());

  /** `timesFaster` than it is goes the clock of a cache that renews what it keeps; without it nothing is renewed. */
  async function run(
    deliver: Told,
    {
      change = () => undefined,
      timesFaster,
    }: { change?: (shop: CachedShop) => void; timesFaster?: number } = {},
  ): Promise<Race> {
    const flats = new Flats();
    const things = Array.from({ length: THINGS }, (_, n) => `flat ${n}`);
    for (const thing of things) flats.similar.set(thing, [thing]);
    flats.told = [things];
    const began = performance.now();
    const now = () => 1_000_000_000_000 + Math.floor((performance.now() - began) * (timesFaster ?? 1));
    const outcomes: string[][] = [];
    const open = () => {
      const options = { writerMs: WRITER_MS };
      if (timesFaster === undefined) return openShop(flats, database.redisUrl, options);
      const shop = openRenewingShop(flats, database.redisUrl, { ...options, now });
      outcomes.push(shop.outcomes);
      return shop;
    };
    const shops = [open(), open()] as const;
    shops.forEach(change);
    try {
      await shops[0].store.change(`begin ${Math.random()}`, ['everything']);
      const history = await race(shops, flats, deliver);
      const renewed = outcomes.flat().filter((outcome) => outcome.endsWith(' renewed')).length;
      return { ...history, renewed };
    } finally {
      for (const shop of shops) await shop.close();
    }
  }

  it.each([
    ['as they are kept', undefined, 0],
    // Their time is over after 600 and 300 ms: longer, and shorter, than writers are remembered.
    ['renewed again and again', 100, 1],
  ])(
    'are never older than the viewer’s own writes, nor than others’ of a second ago: %s',
    async (how, timesFaster, leastRenewed) => {
      const { written, seen, fetched, renewed } = await run(
        byScope,
        timesFaster === undefined ? {} : { timesFaster },
      );
      expect(findStaleReads(written, seen, VISIBLE_AFTER_MS)).toEqual([]);
      // It was the cache that answered.
      expect(fetched).toBeLessThan(seen.length + written.length);
      expect(renewed).toBeGreaterThanOrEqual(leastRenewed);
      process.stderr.write(
        `race of ${RACE_MS / 1_000} s, ${how}: ${written.length} writes, ${seen.length} reads, 0 stale, ` +
          `${fetched} fetches, ${renewed} renewals\n`,
      );
    },
    RACE_MS + 60_000,
  );

  it.each([
    ['as they are kept', {}],
    ['renewed again and again', { timesFaster: 100 }],
  ])(
    'are found stale by the checker where writers are not remembered: %s',
    async (_how, options) => {
      const change = ({ store }: CachedShop) => void (store.isWriter = () => Promise.resolve(false));
      const { written, seen } = await run((shop, thing) => shop.changed(thing), { ...options, change });
      const problems = findStaleReads(written, seen, VISIBLE_AFTER_MS).map(({ problem }) => problem);
      expect(problems).toContain('OLDER_THAN_OWN_WRITE');
    },
    RACE_MS + 60_000,
  );

  it.each([
    ['as they are kept', {}],
    // Their time is over after one and two seconds.
    ['renewed now and then', { timesFaster: 30 }],
  ])(
    'are found stale by the checker where events are lost: %s',
    async (_how, options) => {
      const { written, seen } = await run(() => Promise.resolve(), options);
      const problems = findStaleReads(written, seen, VISIBLE_AFTER_MS).map(({ problem }) => problem);
      expect(problems).toContain('OLDER_THAN_ALLOWED');
    },
    RACE_MS + 60_000,
  );
});

describe('findStaleReads', () => {
  const write = { thing: 'a', value: 2, viewer: 'anna', startedAt: 10, endedAt: 20 };
  const read = (given: Partial<Seen>): Seen => ({
    thing: 'a',
    value: 1,
    viewer: 'bert',
    startedAt: 30,
    endedAt: 31,
    ...given,
  });

  it.each([
    ['an own write', read({ viewer: 'anna' }), 'OLDER_THAN_OWN_WRITE'],
    ['another’s write of long ago', read({ startedAt: 1_020, endedAt: 1_021 }), 'OLDER_THAN_ALLOWED'],
    ['a value that came from nowhere', read({ value: 3 }), 'NEVER_WRITTEN'],
  ])('finds a read that is older than %s', (_what, seen, problem) => {
    const history = [{ ...write, value: 1, startedAt: 0, endedAt: 1, viewer: 'cleo' }, write];
    expect(findStaleReads(history, [seen], 1_000)).toMatchObject([{ problem }]);
  });

  it('finds nothing wrong with what is new enough', () => {
    const history = [{ ...write, value: 1, startedAt: 0, endedAt: 1, viewer: 'cleo' }, write];
    expect(
      findStaleReads(history, [read({}), read({ value: 2 }), read({ value: 2, viewer: 'anna' })], 1_000),
    ).toEqual([]);
  });
});
