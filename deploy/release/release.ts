import { type Answers, judge, type Objectives, OBJECTIVES } from './judge.js';

/** Processes of one version that are started, judged and ended together: the blue ones or the green ones. */
export interface ProcessGroup {
  name: string;
  /** Resolves when each of its processes is ready; rejects when one is not in time. */
  start(): Promise<void>;
  /** Lets its clients leave, and ends it. */
  stop(): Promise<void>;
  /** Asks it, past the balancer, what people would. Rejects when an answer is not as it should be. */
  tryOut(): Promise<void>;
  /** Since it started. */
  answers(): Promise<Answers>;
}

export interface ReleaseWorld {
  /** The group that takes requests now. */
  current: ProcessGroup;
  next: ProcessGroup;
  /** Sends `next` a share of new requests, in percent, and `current` the rest. */
  share(percent: number): Promise<void>;
  wait(ms: number): Promise<void>;
  log(line: string): void;
}

export interface ReleasePlan {
  /** Percentages, one after another; the last is 100. */
  steps: readonly number[];
  /** How often `next` is judged while it has a share. */
  judgeEveryMs: number;
  /** How long a share is watched at least, and at most where there are too few answers to judge by. */
  watchMs: number;
  giveUpAfterMs: number;
  objectives?: Objectives;
}

export type Outcome =
  { released: true } | { released: false; at: 'start' | 'try-out' | number; reason: string };

/**
 * Brings `next` into the place of `current`. Nothing is sent to it before it is ready and was tried out; then it gets more and
 * more, and is judged. When it is bad, or nothing can be said of it, `current` takes everything again and `next` is ended:
 * `current` runs until the last share has been watched.
 */
export async function release(world: ReleaseWorld, plan: ReleasePlan): Promise<Outcome> {
  const { current, next, log } = world;
  const back = async (at: (Outcome & { released: false })['at'], error: unknown): Promise<Outcome> => {
    const reason = error instanceof Error ? error.message : String(error);
    log(`rolled back (${at}): ${reason}`);
    await world.share(0);
    await next.stop();
    return { released: false, at, reason };
  };
  try {
    await next.start();
  } catch (error) {
    return back('start', error);
  }
  try {
    await next.tryOut();
  } catch (error) {
    return back('try-out', error);
  }
  for (const percent of plan.steps) {
    try {
      const before = await next.answers();
      await world.share(percent);
      log(`${next.name} has ${percent} %`);
      const problem = await watch(world, plan, before);
      if (problem) return await back(percent, problem);
    } catch (error) {
      return back(percent, error);
    }
  }
  await current.stop();
  log(`${next.name} has taken the place of ${current.name}`);
  return { released: true };
}

/** What is wrong with `next` after its share was watched; undefined: nothing. */
async function watch(
  { next, wait }: ReleaseWorld,
  plan: ReleasePlan,
  before: Answers,
): Promise<string | undefined> {
  const { judgeEveryMs, watchMs, giveUpAfterMs, objectives = OBJECTIVES } = plan;
  for (let watchedMs = 0; ;) {
    await wait(judgeEveryMs);
    watchedMs += judgeEveryMs;
    const verdict = judge(before, await next.answers(), objectives);
    if (verdict.kind === 'bad') return verdict.reason;
    if (verdict.kind === 'good' && watchedMs >= watchMs) return undefined;
    if (verdict.kind === 'unknown' && watchedMs >= giveUpAfterMs)
      return `only ${verdict.answered} answers to judge by`;
  }
}
