import { Session } from 'node:inspector';
import { isDeepStrictEqual } from 'node:util';

const COMPARISONS = 3;

interface Coverage {
  result: { url: string; functions: { functionName: string; ranges: { count: number }[] }[] }[];
}

/** How often each function was called while `work` ran, by file and name: what was done, whatever time it took. */
export function callsOf(work: () => void): Record<string, number> {
  const session = new Session();
  session.connect();
  try {
    // Answers of a session of the same process come before `post` returns.
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    work();
    let calls: Record<string, number> = {};
    session.post('Profiler.takePreciseCoverage', (_error, taken) => {
      calls = countsOf(taken as Coverage);
    });
    session.post('Profiler.stopPreciseCoverage');
    return calls;
  } finally {
    session.disconnect();
  }
}

/**
 * What two works call. V8 now and then counts one call more or less of a function that it compiles anew meanwhile, and another one each
 * time; what really differs does so in every comparison, of which the last is given.
 */
export function callsOfBoth(
  one: () => void,
  other: () => void,
): { one: Record<string, number>; other: Record<string, number> } {
  for (let left = COMPARISONS; ; left--) {
    const calls = { one: callsOf(one), other: callsOf(other) };
    if (left === 1 || isDeepStrictEqual(calls.one, calls.other)) return calls;
  }
}

function countsOf({ result }: Coverage): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { url, functions } of result) {
    for (const { functionName, ranges } of functions) {
      const count = ranges[0]?.count ?? 0;
      const name = `${url} ${functionName}`;
      if (count > 0) counts[name] = (counts[name] ?? 0) + count;
    }
  }
  return counts;
}
