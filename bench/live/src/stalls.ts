import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import { inspecting } from './inspector.js';

/** What kept a process from its sockets, in milliseconds. */
export interface Stalls {
  /** By the clock: how late timers were. On a busy machine that is also the time in which others ran. */
  readonly delayP99: number;
  readonly delayMax: number;
  /** The longest stretches of processor time within which no timer came, longest first. */
  readonly longestTurns: readonly number[];
  readonly collections: number;
  readonly longestCollection: number;
}

/**
 * Begins to watch the process it runs in; the result tells what was seen. It is written out and run in the platform's process, so
 * it uses nothing but what it is given.
 */
function watch(hooks: {
  monitorEventLoopDelay: typeof monitorEventLoopDelay;
  PerformanceObserver: typeof PerformanceObserver;
}): () => Stalls {
  const TICK_MS = 5;
  const SHOWN = 5;
  const delays = hooks.monitorEventLoopDelay({ resolution: TICK_MS });
  delays.enable();
  let collections = 0;
  let longestCollection = 0;
  const observer = new hooks.PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      collections += 1;
      longestCollection = Math.max(longestCollection, duration);
    }
  });
  observer.observe({ entryTypes: ['gc'] });
  const turns: number[] = [];
  let before = process.threadCpuUsage();
  const ticks = setInterval(() => {
    const used = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    turns.push((used.user + used.system) / 1_000);
    turns.sort((a, b) => b - a).length = Math.min(turns.length, SHOWN);
  }, TICK_MS);
  return () => {
    clearInterval(ticks);
    observer.disconnect();
    delays.disable();
    return {
      delayP99: delays.percentile(99) / 1e6,
      delayMax: delays.max / 1e6,
      longestTurns: turns,
      collections,
      longestCollection,
    };
  };
}

/** Watches this process, which has the load and the screens. */
export function watchHere(): () => Stalls {
  return watch({ monitorEventLoopDelay, PerformanceObserver });
}

/** Watches another process through its inspector. */
export async function watchThere(pid: number, inspectorPort: number): Promise<() => Promise<Stalls>> {
  const evaluate = (expression: string): Promise<Stalls> =>
    inspecting(pid, inspectorPort, async (call) => {
      const given = { expression, returnByValue: true };
      const { result } = await call<{ result: { value: Stalls } }>('Runtime.evaluate', given);
      return result.value;
    });
  const hooks = `process.getBuiltinModule('node:perf_hooks')`;
  await evaluate(`globalThis.stopWatching = (${watch.toString()})(${hooks}); null`);
  return () => evaluate('globalThis.stopWatching()');
}
