import { performance } from 'node:perf_hooks';
import type { Logger } from '../log/logger.js';

/** Worth a person's look, and rare: twice what a whole operation may take by the objective. */
export const DEFAULT_SLOW_STATEMENT_MS = 1_000;
const LONGEST_TEXT = 2_000;

export interface SlowStatements {
  /** Since the process started. */
  readonly count: number;
  /** Runs a statement. Takes the time of those sent before it on the same connection along. */
  watch<Result>(statement: string, run: () => Promise<Result>): Promise<Result>;
}

/**
 * Logs statements that take longer than `slowMs`, with placeholders and never with values. 0 watches none. Time in which this
 * process was at other work does not count: an answer that lay unread says nothing of its statement.
 */
export function createSlowStatements(slowMs: number, logger: Logger | undefined): SlowStatements {
  let count = 0;
  return {
    get count() {
      return count;
    },
    async watch(statement, run) {
      if (slowMs === 0) return run();
      const startedAt = performance.now();
      const workBefore = performance.eventLoopUtilization();
      try {
        return await run();
      } finally {
        const passedMs = performance.now() - startedAt;
        const tookMs = passedMs > slowMs ? passedMs - performance.eventLoopUtilization(workBefore).active : 0;
        if (tookMs > slowMs) {
          count += 1;
          logger?.warn(
            { statement: statement.slice(0, LONGEST_TEXT), tookMs: Math.round(tookMs) },
            'slow statement',
          );
        }
      }
    },
  };
}
