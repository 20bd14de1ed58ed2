import { describe, expect, it } from '@jest/globals';
import { createLogger, type NotificationChannel } from '@propmubi/runtime';
import { FeedFanout } from '../src/modules/feed/live/feed-fanout.js';
import { FeedHub, type FeedNotification } from '../src/modules/feed/live/feed-hub.js';
import { FeedSubscription, type FeedSignal } from '../src/modules/feed/live/feed-subscription.js';
import type { FeedEntry } from '../src/modules/feed/store/feed-entry.js';
import { FEED_PAGE, type FeedReader } from '../src/modules/feed/store/feed-reader.js';

const owner = { audience: 'AGENT', organizationId: 'o', agentId: 'a' } as const;

/** A feed in memory that counts how often it is read. */
function memoryFeed(length: number) {
  const entries = Array.from({ length }, (_, i) => ({ seq: i + 1 }) as FeedEntry);
  const feed = {
    reads: 0,
    grow: (count: number) => {
      for (let i = 0; i < count; i++) entries.push({ seq: entries.length + 1 } as FeedEntry);
      return entries.length;
    },
    trim: (upTo: number) => {
      const kept = entries.filter(({ seq }) => seq > upTo);
      entries.splice(0, entries.length, ...kept);
    },
    after: async (_owner: unknown, seq: number) => {
      feed.reads++;
      await Promise.resolve();
      return { active: true, entries: entries.filter((entry) => entry.seq > seq).slice(0, FEED_PAGE) };
    },
  };
  return feed as typeof feed & FeedReader;
}

function join(fanout: FeedFanout, feed: FeedReader, after = 0, floor = 0) {
  const subscription: FeedSubscription = new FeedSubscription(owner, feed, fanout, {
    after,
    floor,
    onClose: () => fanout.subscriptions.delete(subscription),
  });
  fanout.subscriptions.add(subscription);
  return subscription;
}
const seqs = async (subscription: FeedSubscription, count: number) => {
  const taken: FeedSignal[] = [];
  while (taken.length < count) taken.push((await subscription.next()).value as FeedSignal);
  return taken.map((signal) => (signal.type === 'entry' ? signal.entry.seq : signal.type));
};
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('FeedSubscription', () => {
  const open = (length: number) => {
    const feed = memoryFeed(length);
    return { feed, fanout: new FeedFanout(owner, feed, createLogger('test', 'silent')) };
  };

  it('reads once for all live subscriptions of a fan-out', async () => {
    const { feed, fanout } = open(1);
    const screens = [join(fanout, feed), join(fanout, feed), join(fanout, feed)];
    for (const screen of screens) expect(await seqs(screen, 1)).toEqual([1]);
    const waiting = screens.map((screen) => screen.next());
    await settled();
    feed.reads = 0;
    fanout.advanceTo(feed.grow(1));
    await Promise.all(waiting);
    expect(feed.reads).toBe(1);
  });

  it('leaves nothing out when one joins while another is live and new entries come', async () => {
    const { feed, fanout } = open(300);
    const first = join(fanout, feed, 300);
    const waiting = first.next();
    await settled();
    const second = join(fanout, feed);
    const reading = seqs(second, 310);
    fanout.advanceTo(feed.grow(10));
    expect(await reading).toEqual(upTo(310));
    expect([((await waiting).value as { entry: FeedEntry }).entry.seq, ...(await seqs(first, 9))]).toEqual(
      upTo(310, 301),
    );
  });

  it('does not move the fanout for a head that nothing stands behind', async () => {
    const { feed, fanout } = open(0);
    const screen = join(fanout, feed);
    const waiting = screen.next();
    await settled();
    fanout.advanceTo(1_000);
    await settled();
    fanout.advanceTo(feed.grow(1));
    expect((await waiting).value).toMatchObject({ type: 'entry', entry: { seq: 1 } });
  });

  it('goes back to pages when it falls behind but still reads', async () => {
    const { feed, fanout } = open(0);
    const screen = join(fanout, feed);
    const waiting = screen.next();
    await settled();
    fanout.advanceTo(feed.grow(1_000));
    expect(
      await Promise.all([waiting.then(({ value }) => (value as { entry: FeedEntry }).entry.seq)]),
    ).toEqual([1]);
    expect(await seqs(screen, 999)).toEqual(upTo(1_000, 2));
  });

  it('is closed when something waits from one heartbeat to the next and nothing is taken', async () => {
    const { feed, fanout } = open(1);
    const screen = join(fanout, feed);
    await seqs(screen, 1);
    const waiting = screen.next();
    await settled();
    fanout.advanceTo(feed.grow(2));
    await waiting;
    // One is left in the queue.
    screen.endIfStalled();
    screen.endIfStalled();
    expect(await seqs(screen, 1)).toEqual(['end']);
    expect(await screen.next()).toEqual({ value: undefined, done: true });
    expect(fanout.subscriptions.size).toBe(0);
  });

  it('tells a gap where retention cut in while it was reading', async () => {
    const { feed, fanout } = open(600);
    const screen = join(fanout, feed);
    expect(await seqs(screen, 256)).toEqual(upTo(256));
    feed.trim(400);
    expect((await screen.next()).value).toEqual({ type: 'gap', missed: 144, seq: 400 });
    expect(await seqs(screen, 1)).toEqual([401]);
  });

  it('ends a wait when it is returned', async () => {
    const { feed, fanout } = open(0);
    const screen = join(fanout, feed);
    const waiting = screen.next();
    await settled();
    await screen.return();
    expect(await waiting).toEqual({ value: undefined, done: true });
  });
});

describe('a heartbeat', () => {
  /** Tells nothing: what is new is found by the heartbeat alone. */
  const silent = {
    listen: () => {
      const ended = Promise.withResolvers<IteratorReturnResult<undefined>>();
      const end = () => {
        ended.resolve({ done: true, value: undefined });
        return ended.promise;
      };
      const iterator = { next: () => ended.promise, return: end, ready: Promise.resolve() };
      return { ...iterator, [Symbol.asyncIterator]: () => iterator };
    },
  } as unknown as NotificationChannel<FeedNotification>;

  it('asks for the heads of many feeds a few hundred at a time, so that other events come in between', async () => {
    const asked: number[] = [];
    const feed = {
      state: () => Promise.resolve({ head: 0, floor: 0, pending: 0 }),
      after: (_owner: unknown, seq: number) =>
        Promise.resolve({ active: true, entries: seq < 1 ? [{ seq: 1 } as FeedEntry] : [] }),
      latestSeqByOwner(owners: readonly { agentId: string }[]) {
        asked.push(owners.length);
        return Promise.resolve(new Map(owners.map(({ agentId }) => [`AGENT/o/${agentId}`, 1])));
      },
    } as unknown as FeedReader;
    const logger = createLogger('test', 'silent');
    const hub = new FeedHub({ feed, channel: silent, logger, heartbeatMs: 3_600_000 });
    const agents = Array.from({ length: 600 }, (_, index) => ({ ...owner, agentId: `a${index}` }));
    const feeds = await Promise.all(agents.map((agent) => hub.subscribe(agent, undefined)));
    const first = feeds.map((one) => one.next());
    await hub.pollHeads();
    for (const { value } of await Promise.all(first)) expect(value).toMatchObject({ entry: { seq: 1 } });
    expect(Math.max(...asked)).toBeLessThan(300);
    expect(asked.reduce((all, some) => all + some)).toBe(600);
    await hub.close();
  });
});
