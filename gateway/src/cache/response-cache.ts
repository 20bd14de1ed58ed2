import { createHash, randomUUID } from 'node:crypto';
import {
  cached,
  EVERYTHING,
  redisStore,
  Renewals,
  type RenewalsOptions,
  type SubgraphTransport,
} from '@propmubi/federation/serving';
import { type Logger } from '@propmubi/runtime/log';
import { onMasterChange, openRedis, reconnectWhenSilent } from '@propmubi/runtime/redis';
import { anonymousContext, type GatewayContext } from '../operations/gateway-context.js';
import { KEPT_FORMAT } from '../supergraph/supergraph-reader.js';
import { readChanges } from './change-reader.js';
import { scopesTold } from './listing-scopes.js';
import { KeptAnswers } from './kept-answers.js';
import { createWarmer, type WarmOperation, type Warming } from './warmer.js';

export interface ResponseCacheOptions {
  /** Where answers are kept: a Redis that may evict. */
  readonly cacheUrl: string;
  /** Where domain events are. */
  readonly eventsUrl: string;
  readonly memoryBytes: number;
  readonly logger: Logger;
  readonly onRenewal?: RenewalsOptions['onEnd'];
}

type Transports = (name: string, url: string) => SubgraphTransport<GatewayContext>;

export interface ResponseCache {
  /** Whole answers, as this process sent them. */
  readonly answers: KeptAnswers;
  /** The transports of subgraphs, with what they answer kept. */
  around(transports: Transports): Transports;
  /** What selections mean from here on. */
  serve(supergraphSdl: string): void;
  /** Counts an operation that was answered from the cache alone, or may be. */
  count(request: WarmOperation): void;
  /** Runs what is asked most, once the cache is in use; another call takes its place. */
  warm(run: (request: WarmOperation) => Promise<unknown>): void;
  /** How far that is; undefined before it began. */
  warming(): Warming | undefined;
  /** Ends what is fetched behind answers, before the transports close; nothing is fetched so any more. */
  stopRenewing(): Promise<void>;
  close(): Promise<void>;
}

const COMMAND_TIMEOUT_MS = 250;
const REPORT_EVERY_MS = 60_000;

/** The cache of public answers that all gateway processes share. */
export function createResponseCache({
  cacheUrl,
  eventsUrl,
  memoryBytes,
  logger,
  onRenewal,
}: ResponseCacheOptions): ResponseCache {
  const redis = openRedis(cacheUrl, {
    maxRetriesPerRequest: 1,
    // While it is away everything is fetched, at once.
    enableOfflineQueue: false,
    commandTimeout: COMMAND_TIMEOUT_MS,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  });
  reconnectWhenSilent(redis);
  let reportedAt = Number.NEGATIVE_INFINITY;
  const report = (error: unknown): void => {
    if (performance.now() - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = performance.now();
    logger.warn(
      { err: { message: (error as Error).message } },
      'cache: not available, everything is fetched',
    );
  };
  redis.on('error', report);
  // Half for parts of answers, half for whole ones.
  const half = Math.ceil(memoryBytes / 2);
  const store = redisStore(redis, { memoryBytes: half });
  // A replica that took over may lack the last changes, and would say that what they made stale is valid.
  if (redis.isCluster)
    onMasterChange(redis, () => {
      store.change(`masters ${randomUUID()}`, [EVERYTHING]).catch(report);
    });
  const renewals = new Renewals({ store, ...(onRenewal && { onEnd: onRenewal }) });
  const changes = readChanges(eventsUrl, store, logger);
  const warmer = createWarmer(redis, logger);
  const answers = new KeptAnswers({
    store,
    memoryBytes: half,
    isFresh: () => changes.isCurrent(),
    onError: report,
  });
  let warming = new AbortController();
  let schemaHash = '';
  return {
    answers,
    around: (transports) => (name, url) =>
      cached(transports(name, url), {
        store,
        schemaHash: () => schemaHash,
        anonymousContext,
        writerKey: ({ viewer }) => viewer.userId,
        isFresh: () => changes.isCurrent(),
        scopesTold: (_type, extensions) => scopesTold(extensions),
        renewals,
        onError: report,
      }),
    serve(supergraphSdl) {
      // With what plans are made by: it decides which selections there are, and what they are joined to.
      schemaHash = createHash('sha256').update(`${KEPT_FORMAT}\n${supergraphSdl}`).digest('base64url');
    },
    count: (request) => warmer.count(request),
    warm(run) {
      warming.abort();
      warming = new AbortController();
      const { signal } = warming;
      void changes.current(signal).then(() => warmer.warm(run, signal));
    },
    warming: () => warmer.progress(),
    stopRenewing: () => renewals.close(),
    async close() {
      warming.abort();
      await renewals.close();
      await warmer.close();
      await changes.close();
      await store.close();
    },
  };
}
