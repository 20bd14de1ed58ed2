import { afterEach, describe, expect, it } from '@jest/globals';
import { type ReplicaWatch, watchReplica } from './replica-watch.js';

const MAX_LAG_MS = 1_000;

describe('watchReplica', () => {
  const servers = { written: 100, replayed: 100 as number | undefined, answer: true };
  let clock = 0;
  let watch: ReplicaWatch;
  afterEach(() => watch.stop());

  /** One that looks when it is told to. */
  async function watching(): Promise<void> {
    Object.assign(servers, { written: 100, replayed: 100, answer: true });
    clock = 0;
    const answered = async <Position>(position: Position) => {
      if (!servers.answer) throw new Error('away');
      return position;
    };
    watch = watchReplica(
      { written: () => answered(servers.written), replayed: () => answered(servers.replayed) },
      { maxLagMs: MAX_LAG_MS, everyMs: 3_600_000, now: () => clock },
    );
    await watch.look();
  }
  const lookAt = async (ms: number, state: Partial<typeof servers>) => {
    clock = ms;
    Object.assign(servers, state);
    await watch.look();
  };

  it('says how far the replica is, and for how long that is known', async () => {
    await watching();
    expect([watch.replayed(), watch.lagMs()]).toEqual([100, 0]);
    clock = MAX_LAG_MS;
    expect(watch.replayed()).toBe(100);
    clock = MAX_LAG_MS + 1;
    expect(watch.replayed()).toBeUndefined();
  });

  it('counts from when the primary had written what the replica has replayed', async () => {
    await watching();
    await lookAt(300, { written: 200 });
    await lookAt(600, { written: 300, replayed: 200 });
    expect([watch.replayed(), watch.lagMs()]).toEqual([200, 300]);
  });

  it('is not misled by a replica that stands still while nothing is written, nor by one that stands still while something is', async () => {
    await watching();
    await lookAt(5_000, {});
    expect(watch.replayed()).toBe(100);
    await lookAt(5_500, { written: 101 });
    expect(watch.replayed()).toBe(100);
    await lookAt(6_100, {});
    expect(watch.replayed()).toBeUndefined();
    await lookAt(6_200, { replayed: 101 });
    expect([watch.replayed(), watch.lagMs()]).toEqual([101, 0]);
  });

  it('knows nothing of a server that is no replica, of one that failed, and of what does not answer for too long', async () => {
    await watching();
    await lookAt(10, { replayed: undefined });
    expect(watch.replayed()).toBeUndefined();
    await lookAt(20, { replayed: 100 });
    expect(watch.replayed()).toBe(100);
    watch.distrust();
    expect(watch.replayed()).toBeUndefined();
    await lookAt(30, {});
    expect(watch.replayed()).toBe(100);
    await lookAt(30 + MAX_LAG_MS, { answer: false });
    expect(watch.replayed()).toBe(100);
    await lookAt(31 + MAX_LAG_MS, { answer: false });
    expect(watch.replayed()).toBeUndefined();
  });
});
