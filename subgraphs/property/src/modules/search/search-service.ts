import { Client, errors } from '@opensearch-project/opensearch';
import { type Database, type Logger, runPeriodically } from '@propmubi/runtime';
import { openSearchSearch } from './opensearch/opensearch-search.js';
import { createSearchIndexer } from './opensearch/search-indexer.js';
import { postgresSearch } from './postgres-search.js';
import type { SearchEngine } from './search-engine.js';
import { searchWithFallback } from './search-with-fallback.js';

export interface SearchConfig {
  openSearchUrl: string;
  /** Default every second; 0 never. */
  indexEveryMs?: number;
}

export interface SearchService {
  engine: SearchEngine;
  /** Sends what changed to the engine's index now; a timer does it otherwise. Returns how many documents that were. */
  index(): Promise<number>;
  close(): Promise<void>;
}

/** A search that takes longer is answered by Postgres. */
const ANSWER_WITHIN_MS = 2_000;
const INDEX_EVERY_MS = 1_000;

/** Search by Postgres, or by OpenSearch with an index that is kept as Postgres is. `database` is there once anything is asked. */
export function createSearchService(
  config: SearchConfig | undefined,
  database: () => Database,
  logger: Logger,
): SearchService {
  if (!config) return { engine: postgresSearch, index: async () => 0, close: async () => undefined };
  const client = new Client({
    node: config.openSearchUrl,
    requestTimeout: ANSWER_WITHIN_MS,
    maxRetries: 0,
  });
  const indexer = createSearchIndexer(database, client, logger);
  const indexing = runPeriodically(
    'indexing for search',
    () => indexer.run(),
    config.indexEveryMs ?? INDEX_EVERY_MS,
    logger,
  );
  return {
    engine: searchWithFallback({
      engine: openSearchSearch(client),
      isReady: () => indexer.isReady(),
      isAway: (error) => error instanceof errors.OpenSearchClientError,
      fallback: postgresSearch,
      logger,
    }),
    index: () => indexer.run(),
    async close() {
      await indexing.stop();
      await client.close();
    },
  };
}
