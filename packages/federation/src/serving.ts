export {
  Federation,
  type ExecuteToJsonOptions,
  type FederationOptions,
  type PrepareOptions,
  type PublicFetches,
} from './federation.js';
export { AnswerBytes } from './answer-bytes.js';
export { Cancellation, type CancelSignal } from './cancellation.js';
export type { ExecuteOptions, FederationResult } from './execute.js';
export { exactInteger, hasLongInteger, parseJson, writeJson } from './exact-json.js';
export type { IsDenied } from './operation/authorization.js';
export type { IsPublic } from './operation/public-fields.js';
export { readSourceText, withOperationName, type SourceText } from './operation/source-text.js';
export type { PlanRequest } from './operation/plan-request.js';
export { PreparedOperation } from './operation/prepare.js';
export { RequestTemplate } from './plan/request.js';
export type { FetchEnd, FetchObserver, FetchStart, OnFetch } from './plan/run.js';
export {
  InvalidOperationError,
  SubgraphRequestError,
  SupergraphError,
  type SubgraphErrorCode,
  type SupergraphErrorCode,
} from './errors.js';
export { apolloGateway, type ApolloGatewayAdapter, type ApolloGatewayOptions } from './apollo-gateway.js';
export {
  fromPlainFacts,
  toPlainFacts,
  type PlainFacts,
  type ReadSupergraph,
  type SupergraphReading,
} from './supergraph-facts.js';
export type {
  EntityList,
  FetchContext,
  SubgraphRequest,
  SubgraphResponse,
  SubgraphTransport,
} from './transports/transport.js';
export { httpTransport, type HttpTransportOptions } from './transports/http.js';
export {
  localTransport,
  type LocalArguments,
  type LocalExecutor,
  type LocalTransportOptions,
} from './transports/local.js';
export {
  webSocketSubscriptions,
  withSubscriptions,
  type WebSocketSubscriptionOptions,
} from './transports/websocket.js';
export { deduplicated, type DeduplicateOptions } from './transports/deduplicate.js';
export { batched, type BatchingOptions } from './transports/entity-batching.js';
export { sharedSubscriptions, type SharingOptions } from './transports/shared-subscriptions.js';
export { resilient, type ResilienceOptions } from './transports/resilient.js';
export { type CacheRules, type CacheSeconds, type Caching, type ScopesOf } from './cache/caching.js';
export type { CacheOptions } from './cache/cache-work.js';
export { cached } from './cache/cached-transport.js';
export { anyScopeTag, bulkTag, entityTag, EVERYTHING, scopeTag, typeTag } from './cache/keys.js';
export { redisStore, type RedisStoreOptions } from './cache/redis-store.js';
export { Renewals, type RenewalOutcome, type RenewalsOptions } from './cache/renewals.js';
export type { CacheStore, KeptValue } from './cache/store.js';
export type { CacheBasis, CacheUse } from './transports/transport.js';
