import { type Logger, UnavailableError } from '@propmubi/runtime';
import type { SearchEngine, SearchPage } from './search-engine.js';

/** So long nothing is asked of an engine that did not answer: each request would wait for it. */
const PAUSE_MS = 5_000;

export interface FallbackOptions {
  engine: SearchEngine;
  /** Whether the engine's index has everything. */
  isReady: () => boolean;
  /** Whether an error says that the engine is away; others are faults of ours. */
  isAway: (error: unknown) => boolean;
  fallback: SearchEngine;
  logger: Logger;
  now?: () => number;
}

/**
 * Asks an engine while it is ready and answers, and another one meanwhile (docs/adr/0064). A page that goes on from the
 * first one's cursor has no place in the order of the second.
 * @throws UnavailableError SEARCH_UNAVAILABLE for such a page
 */
export function searchWithFallback(options: FallbackOptions): SearchEngine {
  const { engine, isReady, isAway, fallback, logger, now = () => performance.now() } = options;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  const either = async <T>(first: () => Promise<T>, second: (cause?: unknown) => Promise<T>): Promise<T> => {
    if (!isReady() || now() < pausedUntil) return second();
    try {
      return await first();
    } catch (error) {
      if (!isAway(error)) throw error;
      pausedUntil = now() + PAUSE_MS;
      logger.warn({ err: error }, 'opensearch does not answer; postgres answers searches meanwhile');
      return second(error);
    }
  };
  return {
    async find(db, request, page) {
      if (page.engine === 'postgres') return fallback.find(db, request, page);
      const found = await either(
        () => engine.find(db, request, page),
        (cause) =>
          page.engine ? Promise.reject(searchUnavailable(cause)) : fallback.find(db, request, page),
      );
      if (found.engine === 'postgres') return found;
      // Whichever page: its counts are of the whole search.
      const whole: SearchPage = {
        size: 1,
        backwards: false,
        after: undefined,
        before: undefined,
        engine: undefined,
      };
      const counted = async () => (await fallback.find(db, request, whole)).countFacets();
      return { ...found, countFacets: () => either(() => found.countFacets(), counted) };
    },
    suggest: (db, text, most) =>
      either(
        () => engine.suggest(db, text, most),
        () => fallback.suggest(db, text, most),
      ),
  };
}

export function searchUnavailable(cause?: unknown): UnavailableError {
  return new UnavailableError(
    'The search this page belongs to does not answer. Search anew, or try again shortly.',
    {
      code: 'SEARCH_UNAVAILABLE',
      cause,
    },
  );
}
