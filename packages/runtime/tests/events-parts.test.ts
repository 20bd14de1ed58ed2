import { describe, expect, it } from '@jest/globals';
import { UnavailableError } from '../src/index.js';
import { KeyedQueue } from '../src/events/keyed-queue.js';
import { backoffMs, startPoller } from '../src/events/poller.js';
import { compareEntryIds, parseEntryId, shardOf } from '../src/events/shards.js';
import { isTransient } from '../src/errors/transient.js';

describe('isTransient', () => {
  const pgError = (code: string) => Object.assign(new Error('from Postgres'), { code });

  it.each(['08006', '57P01', '57P03', '40001', '40P01', '53300', 'ECONNREFUSED'])('%s passes', (code) => {
    expect(isTransient(pgError(code))).toBe(true);
    expect(isTransient(new Error('wrapped', { cause: pgError(code) }))).toBe(true);
  });

  it.each(['23505', '22P02', '42P01', '57014'])('%s is the event’s own fault', (code) => {
    expect(isTransient(pgError(code))).toBe(false);
  });

  it('knows what drivers say without a code', () => {
    expect(isTransient(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isTransient(new AggregateError([pgError('ECONNREFUSED')], ''))).toBe(true);
    expect(isTransient(new UnavailableError())).toBe(true);
    expect(isTransient(new Error('cannot digest'))).toBe(false);
    expect(isTransient(undefined)).toBe(false);
  });
});

describe('KeyedQueue', () => {
  it('keeps the order of a key while the others pass it', async () => {
    const queue = new KeyedQueue(2);
    const done: string[] = [];
    let free: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => (free = resolve));
    queue.add('slow', async () => {
      await blocked;
      done.push('slow 1');
    });
    queue.add('slow', async () => void done.push('slow 2'));
    queue.add('quick', async () => void done.push('quick 1'));
    queue.add('quick', async () => {
      done.push('quick 2');
      free();
    });
    await queue.idle();
    expect(done).toEqual(['quick 1', 'quick 2', 'slow 1', 'slow 2']);
  });

  it('runs no more at a time than it has slots', async () => {
    const queue = new KeyedQueue(3);
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        queue.slot(async () => {
          most = Math.max(most, ++running);
          await Promise.resolve();
          running--;
        }),
      ),
    );
    expect(most).toBe(3);
  });
});

describe('startPoller', () => {
  it('stops at once while it gathers, however long the next look is away', async () => {
    const stepped = Promise.withResolvers<boolean>();
    const loop = startPoller(async () => stepped.resolve(true), {
      everyMs: 120_000,
      coalesceMs: 120_000,
      onError: (error) => stepped.reject(error),
    });
    await stepped.promise;
    // Let the loop go from its step to gathering.
    await new Promise(setImmediate);
    await loop.stop();
  });

  it('runs once more when woken while it runs', async () => {
    let runs = 0;
    let second: () => void = () => undefined;
    const twice = new Promise<void>((resolve) => (second = resolve));
    const loop = startPoller(
      async () => {
        if (++runs === 1) loop.wake();
        else second();
      },
      { everyMs: 60_000, onError: () => undefined },
    );
    await twice;
    await loop.stop();
    expect(runs).toBe(2);
  });

  it('goes on after a failure', async () => {
    const failures: number[] = [];
    let recovered: () => void = () => undefined;
    const recovery = new Promise<void>((resolve) => (recovered = resolve));
    const loop = startPoller(
      async () => {
        if (failures.length < 2) throw new Error('no');
        recovered();
      },
      { everyMs: 60_000, onError: (_error, count) => failures.push(count) },
    );
    await recovery;
    await loop.stop();
    expect(failures).toEqual([1, 2]);
  });

  it('waits longer after each failure, within a bound', () => {
    expect([1, 2, 3, 20].map((n) => backoffMs(n))).toEqual([50, 100, 200, 2_000]);
  });
});

describe('shards', () => {
  it('orders entry ids as numbers', () => {
    const ids = ['10-2', '9-11', '10-10'].map(parseEntryId).sort(compareEntryIds);
    expect(ids).toEqual([
      { ms: 9, seq: 11 },
      { ms: 10, seq: 2 },
      { ms: 10, seq: 10 },
    ]);
  });

  it('never move an aggregate', () => {
    // A changed hash would split an aggregate over two streams and lose its order.
    expect(['lead-1', 'lead-2', 'lead-3', 'lead-4'].map(shardOf)).toMatchInlineSnapshot(`
      [
        0,
        2,
        0,
        3,
      ]
    `);
  });
});
