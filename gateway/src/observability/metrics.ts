import { Counter, Gauge, type Registry } from 'prom-client';
import type { CacheUse, OnFetch, RenewalOutcome } from '@propmubi/federation/serving';
import { createRegistry } from '@propmubi/runtime/telemetry';
import type { OperationCacheUse } from '../operations/cache-use.js';
import { isOwnFailure } from './own-failures.js';
import { SeriesCounter, SeriesHistogram } from './series.js';

/** Operation names are the client's to choose, so only so many become labels; the rest count as `other`. */
const MAX_OPERATION_LABELS = 200;
/** Codes of our own subgraphs are fewer; subgraphs of others may send any. */
const MAX_CODE_LABELS = 200;
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const COUNTS = [1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000];
const AGES = [1, 5, 15, 60, 300, 600, 1_800, 3_600];
const BYTES = [256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216];

export type RequestOutcome = 'ok' | 'partial' | 'error' | 'refused';

export interface GatewayMetrics {
  readonly registry: Registry;
  /** `codes` are those of the answer's errors. */
  request(
    operationName: string | undefined,
    outcome: RequestOutcome,
    durationMs: number,
    codes: readonly string[],
  ): void;
  /** Counts whether an operation's plan was there already. */
  planned(prepared: { readonly plan: object }): void;
  readonly onFetch: OnFetch;
  subscriptionOpened(): void;
  subscriptionClosed(reason: string): void;
  readonly sockets: Gauge;
  event(): void;
  /** An answer that was kept as a whole: how much of it each subgraph once gave, and how old the oldest of that is. */
  answerKept(lookups: ReadonlyMap<string, number>, ageSeconds: number): void;
  /** What of an operation's answer was kept. */
  cacheUse(operationName: string | undefined, use: OperationCacheUse): void;
  /** How a fetch behind an answer ended that was over its time. */
  renewal(subgraph: string, outcome: RenewalOutcome): void;
  /** How often a plan was there already, how many fetches an identical one under way answered, and what was kept. */
  sharing(): Sharing;
}

export interface Sharing {
  readonly queryPlans: { hits: number; misses: number; hitRate: number | null };
  readonly subgraphFetches: { sent: number; shared: number; shareRate: number | null };
  /**
   * By subgraph: root answers and entities that were kept, `stale` those of them whose time was over, and those that were fetched
   * though they may be kept.
   */
  readonly answers: Readonly<
    Record<string, { hits: number; stale: number; misses: number; hitRate: number | null }>
  >;
  /** How often what was over its time was fetched anew, by how that ended. */
  readonly renewals: Readonly<Record<RenewalOutcome, number>>;
}

/** Prometheus metrics of one gateway, by default on a registry of its own so that two may live in one process. */
export function createMetrics(registry: Registry = createRegistry()): GatewayMetrics {
  const registers = [registry];
  const requests = new SeriesHistogram(
    {
      name: 'graphql_request_duration_seconds',
      help: 'Time from request to answer',
      labelNames: ['operation', 'outcome'],
      registers,
    },
    SECONDS,
  );
  const errors = new SeriesCounter({
    name: 'graphql_errors_total',
    help: 'Errors in answers, by code',
    labelNames: ['code'],
    registers,
  });
  const failed = new Counter({
    name: 'graphql_requests_failed_total',
    help: 'Operations with an error that is not the fault of the request',
    registers,
  });
  const fetches = new SeriesHistogram(
    {
      name: 'subgraph_fetch_duration_seconds',
      help: 'Time of one subgraph fetch',
      labelNames: ['subgraph', 'kind', 'outcome'],
      registers,
    },
    SECONDS,
  );
  const entities = new SeriesHistogram(
    {
      name: 'subgraph_fetch_entities',
      help: 'Entity representations asked of a subgraph by one fetch, after deduplication',
      labelNames: ['subgraph'],
      registers,
    },
    COUNTS,
  );
  const bytes = new SeriesHistogram(
    {
      name: 'subgraph_fetch_response_bytes',
      help: 'Size of one answer of a subgraph over HTTP',
      labelNames: ['subgraph', 'kind'],
      registers,
    },
    BYTES,
  );
  const batched = new SeriesCounter({
    name: 'subgraph_fetches_batched_total',
    help: 'Fetches of plans that were sent together with another one',
    labelNames: ['subgraph'],
    registers,
  });
  const deduplicated = new SeriesCounter({
    name: 'subgraph_fetches_deduplicated_total',
    help: 'Fetches answered by an identical one under way',
    labelNames: ['subgraph'],
    registers,
  });
  const entityFetches = new SeriesCounter({
    name: 'subgraph_entity_fetches_total',
    help: 'Fetches of entities, by whether the subgraph was called for it or another fetch brought its answer along',
    labelNames: ['subgraph', 'call'],
    registers,
  });
  const subscriptions = new Gauge({ name: 'subscriptions_open', help: 'Subscriptions open now', registers });
  const ended = new Counter({
    name: 'subscriptions_ended_total',
    help: 'Subscriptions that ended, by reason',
    labelNames: ['reason'],
    registers,
  });
  const sockets = new Gauge({ name: 'websockets_open', help: 'WebSockets open now', registers });
  const events = new Counter({
    name: 'subscription_events_total',
    help: 'Events sent to subscribers',
    registers,
  });

  const plans = new SeriesCounter({
    name: 'query_plans_total',
    help: 'Operations by whether their plan was cached',
    labelNames: ['cache'],
    registers,
  });
  const cacheLookups = new SeriesCounter({
    name: 'subgraph_cache_lookups_total',
    help: 'Root answers and entities that were looked up in the cache, by whether they were kept, or kept and over their time',
    labelNames: ['subgraph', 'outcome'],
    registers,
  });
  const renewals = new SeriesCounter({
    name: 'subgraph_cache_renewals_total',
    help: 'Fetches of what was over its time behind the answers to those who asked, by how they ended',
    labelNames: ['subgraph', 'outcome'],
    registers,
  });
  const cacheAge = new SeriesHistogram(
    {
      name: 'subgraph_cache_age_seconds',
      help: 'Age of the oldest kept part of one fetch',
      labelNames: ['subgraph'],
      registers,
    },
    AGES,
  );
  const operationCache = new SeriesCounter({
    name: 'graphql_cache_lookups_total',
    help: 'Root answers and entities of operations that were looked up in the cache, by whether they were kept, or kept and over their time',
    labelNames: ['operation', 'outcome'],
    registers,
  });
  const answersBy = new Map<string, { hits: number; stale: number; misses: number }>();
  const renewalsBy: Record<RenewalOutcome, number> = { renewed: 0, elsewhere: 0, failed: 0, skipped: 0 };
  const known = new WeakSet();
  const plansBy = { hit: 0, miss: 0 };
  const fetchesBy = { sent: 0, shared: 0 };

  const operationLabel = boundedLabels(MAX_OPERATION_LABELS);
  const codeLabel = boundedLabels(MAX_CODE_LABELS);
  const labelOf = (operationName: string | undefined): string =>
    operationName === undefined ? 'anonymous' : operationLabel(operationName);
  const lookedUp = (
    subgraph: string,
    { hits, misses, stale }: Pick<CacheUse, 'hits' | 'misses' | 'stale'>,
  ): void => {
    const overdue = stale?.hits ?? 0;
    cacheLookups.increase(hits - overdue, subgraph, 'hit');
    cacheLookups.increase(overdue, subgraph, 'stale');
    cacheLookups.increase(misses, subgraph, 'miss');
    // None is known from the first answer on: a series that appears with its first renewal tells a panel nothing until then.
    if (!answersBy.has(subgraph))
      for (const outcome of Object.keys(renewalsBy)) renewals.increase(0, subgraph, outcome);
    const before = answersBy.get(subgraph) ?? { hits: 0, stale: 0, misses: 0 };
    answersBy.set(subgraph, {
      hits: before.hits + hits,
      stale: before.stale + overdue,
      misses: before.misses + misses,
    });
  };
  return {
    registry,
    sockets,
    request: (operationName, outcome, durationMs, codes) => {
      requests.observe(durationMs / 1000, labelOf(operationName), outcome);
      for (const code of codes) errors.increase(1, codeLabel(code));
      if (codes.some(isOwnFailure)) failed.inc();
    },
    planned: ({ plan }) => {
      const cache = known.has(plan) ? 'hit' : 'miss';
      plans.increase(1, cache);
      plansBy[cache] += 1;
      known.add(plan);
    },
    onFetch: ({ subgraph, operationKind: kind, entityCount, fetchCount }) => ({
      end({ durationMs, bytes: size, deduplicated: wasDeduplicated, shared, cache, errorCount, error }) {
        const outcome = error ? 'failed' : errorCount > 0 ? 'errors' : 'ok';
        const wasShared = wasDeduplicated || shared;
        fetches.observe(durationMs / 1000, subgraph, kind, outcome);
        if (entityCount > 0) {
          entities.observe(entityCount, subgraph);
          entityFetches.increase(1, subgraph, wasShared ? 'shared' : 'own');
        }
        if (cache) {
          lookedUp(subgraph, cache);
          if (cache.hits > 0) cacheAge.observe(cache.ageMs / 1_000, subgraph);
        }
        if (size !== undefined && !wasShared) bytes.observe(size, subgraph, kind);
        if (fetchCount > 1) batched.increase(fetchCount - 1, subgraph);
        // None is known from the first fetch on: a series that appears with its first one tells a panel nothing until then.
        deduplicated.increase(wasDeduplicated ? 1 : 0, subgraph);
        fetchesBy[wasShared ? 'shared' : 'sent'] += 1;
      },
    }),
    subscriptionOpened: () => subscriptions.inc(),
    subscriptionClosed: (reason) => {
      subscriptions.dec();
      ended.inc({ reason });
    },
    event: () => events.inc(),
    answerKept: (lookups, ageSeconds) => {
      for (const [subgraph, hits] of lookups) {
        lookedUp(subgraph, { hits, misses: 0 });
        cacheAge.observe(ageSeconds, subgraph);
      }
    },
    cacheUse: (operationName, { hits, misses, stale }) => {
      const operation = labelOf(operationName);
      operationCache.increase(hits - stale, operation, 'hit');
      if (stale > 0) operationCache.increase(stale, operation, 'stale');
      operationCache.increase(misses, operation, 'miss');
    },
    renewal: (subgraph, outcome) => {
      renewals.increase(1, subgraph, outcome);
      renewalsBy[outcome] += 1;
    },
    sharing: () => ({
      queryPlans: { hits: plansBy.hit, misses: plansBy.miss, hitRate: rate(plansBy.hit, plansBy.miss) },
      subgraphFetches: { ...fetchesBy, shareRate: rate(fetchesBy.shared, fetchesBy.sent) },
      answers: Object.fromEntries(
        [...answersBy].map(([subgraph, counts]) => [
          subgraph,
          { ...counts, hitRate: rate(counts.hits, counts.misses) },
        ]),
      ),
      renewals: { ...renewalsBy },
    }),
  };
}

/** The values themselves while there are few; those beyond `most` are one, `other`. */
function boundedLabels(most: number): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (!known.has(value) && known.size >= most) return 'other';
    known.add(value);
    return value;
  };
}

/** Null while there is nothing to divide. */
function rate(spared: number, done: number): number | null {
  const all = spared + done;
  return all === 0 ? null : Math.round((spared / all) * 1_000) / 1_000;
}
