import { describe, expect, it } from '@jest/globals';
import { type Answers, judge, OBJECTIVES } from './judge.js';
import { type Outcome, type ProcessGroup, release, type ReleasePlan } from './release.js';

const NONE: Answers = { answered: 0, failed: 0, slow: 0 };
const PLAN: ReleasePlan = {
  steps: [10, 50, 100],
  judgeEveryMs: 1_000,
  watchMs: 2_000,
  giveUpAfterMs: 10_000,
};

/** A world without processes: `next` answers `perSecond` at its full share, `bad` of them as given. */
function world({ fails = {}, perSecond = 1_000, bad = () => ({}) }: WorldOptions = {}) {
  const done: string[] = [];
  let share = 0;
  const total = { ...NONE };
  const group = (name: string): ProcessGroup => {
    const act = (what: string) => async () => {
      done.push(`${what} ${name}`);
      if (name === 'green' && fails[what]) throw new Error(fails[what]);
    };
    return {
      name,
      start: act('start'),
      stop: act('stop'),
      tryOut: act('try out'),
      answers: async () => ({ ...total }),
    };
  };
  return {
    done,
    current: group('blue'),
    next: group('green'),
    share: async (percent: number) => {
      share = percent;
      done.push(`share ${percent}`);
    },
    wait: async (ms: number) => {
      const answered = Math.round((perSecond * ms * share) / 100_000);
      const { failed = 0, slow = 0 } = bad(share);
      total.answered += answered;
      total.failed += Math.round(answered * failed);
      total.slow += Math.round(answered * slow);
    },
    log: () => undefined,
  };
}

interface WorldOptions {
  fails?: Record<string, string>;
  perSecond?: number;
  bad?: (share: number) => { failed?: number; slow?: number };
}

const ROLLED_BACK = ['share 0', 'stop green'];

describe('release', () => {
  it('brings a good version into the place of the old one, share by share, which runs until then', async () => {
    const good = world();
    expect(await release(good, PLAN)).toEqual({ released: true });
    expect(good.done).toEqual([
      'start green',
      'try out green',
      'share 10',
      'share 50',
      'share 100',
      'stop blue',
    ]);
  });

  it.each<[string, WorldOptions, Partial<Outcome>, string[]]>([
    ['never gets ready', { fails: { start: 'not ready' } }, { at: 'start', reason: 'not ready' }, []],
    ['fails its try-out', { fails: { 'try out': 'no score' } }, { at: 'try-out' }, ['try out green']],
    ['fails with a first share', { bad: () => ({ failed: 0.2 }) }, { at: 10 }, ['try out green', 'share 10']],
    [
      'fails under load only',
      { bad: (share) => ({ failed: share > 50 ? 0.02 : 0 }) },
      { at: 100 },
      ['try out green', 'share 10', 'share 50', 'share 100'],
    ],
    ['is slow', { bad: () => ({ slow: 0.5 }) }, { at: 10 }, ['try out green', 'share 10']],
    [
      'is asked by too few to be judged',
      { perSecond: 1 },
      { at: 10, reason: 'only 0 answers to judge by' },
      ['try out green', 'share 10'],
    ],
  ])('takes a version back that %s, and never ends the old one', async (_what, options, outcome, before) => {
    const bad = world(options);
    expect(await release(bad, PLAN)).toMatchObject({ released: false, ...outcome });
    expect(bad.done).toEqual(['start green', ...before, ...ROLLED_BACK]);
  });

  it('takes a version back whose metrics cannot be read', async () => {
    const silent = world();
    silent.next.answers = () => Promise.reject(new Error('no metrics'));
    expect(await release(silent, PLAN)).toEqual({ released: false, at: 10, reason: 'no metrics' });
  });
});

describe('judge', () => {
  const at = (answered: number, failed: number, slow = 0) => judge(NONE, { answered, failed, slow }).kind;

  it('asks for the budget of the month at the rate that wakes a person', () => {
    const { share, burn } = OBJECTIVES.failed;
    const allowed = 10_000 * share * burn;
    expect(at(10_000, allowed)).toBe('good');
    expect(at(10_000, allowed + 1)).toBe('bad');
    expect(at(10_000, 0, 1_440)).toBe('good');
    expect(at(10_000, 0, 1_441)).toBe('bad');
  });

  it('takes one failure for chance, three of few for bad, and few good ones for nothing', () => {
    expect(at(100, 2)).toBe('good');
    expect(at(5, 3)).toBe('bad');
    expect(at(99, 0)).toBe('unknown');
    expect(at(100, 0)).toBe('good');
  });

  it('judges only what was answered between both readings', () => {
    const before = { answered: 1_000, failed: 900, slow: 900 };
    expect(judge(before, { answered: 2_000, failed: 900, slow: 900 }).kind).toBe('good');
  });
});
