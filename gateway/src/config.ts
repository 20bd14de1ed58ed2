import { ConfigError, readSettings } from '@propmubi/runtime/config';
import { areSecrets } from '@propmubi/storage';
import type { JSONWebKeySet, JWK } from 'jose';
import { gatewaySettings } from './config/settings.js';
import type { PerClient } from './config/validators.js';
import type { TrustedProxies } from './http/client-address.js';
import type { StoredOnly } from './stored/stored-operations.js';

/** What an operation may ask for. */
export interface OperationLimits {
  maxDocumentCharacters: number;
  maxOperations: number;
  maxTokens: number;
  maxDepth: number;
  maxFields: number;
  maxFieldComparisons: number;
  maxAliases: number;
  maxRootFields: number;
  maxRootMutations: number;
  maxDirectives: number;
  maxVariables: number;
  maxVariableValues: number;
  maxCost: number;
  defaultListSize: number;
}

/** What one client may do in a minute, and at once. */
export interface ClientLimitSettings {
  readonly requestsPerMinute: PerClient;
  readonly costPerMinute: PerClient;
  readonly costInFlight: PerClient;
  readonly planningMsPerMinute: number;
}

/** What a subscriber may hold open. */
export interface LiveLimits {
  connectionInitTimeoutMs: number;
  maxPayloadBytes: number;
  maxSubscriptionsPerSocket: number;
  maxSocketsPerUser: number;
  maxSockets: number;
  /** Sockets without a valid connection_init, in all and from one address. */
  maxPendingSockets: number;
  maxPendingSocketsPerAddress: number;
  /** Beyond it a socket that does not read is closed; a quarter of it stops taking the client's messages. */
  socketBufferBytes: number;
  queueEvents: number;
  queueBytes: number;
  /** 0: what is public is not shared between subscribers. */
  batchWindowMs: number;
}

export type IntrospectionPolicy = 'open' | 'scope' | 'off';

export interface GatewayConfig {
  port: number;
  host: string;
  /** Processes sharing the port; only `main.ts` starts them. */
  workers: number;
  /** Path of the supergraph SDL; ignored when an override gives the SDL itself. */
  supergraphFile: string;
  /** Where what was found out of the supergraph, and its plans, are kept for later starts; empty: nowhere. */
  supergraphCacheDirectory: string;
  subgraphUrls: ReadonlyMap<string, string>;
  logLevel: string;
  /** Without it every field is public and tokens are neither read nor sent on. */
  authentication: boolean;
  accessTokenKeys: JSONWebKeySet | URL | undefined;
  /** What verifies exports and receipts, to be published; undefined: what verifies access tokens. */
  receiptKeys?: JSONWebKeySet | URL | undefined;
  /** An installation for trying out, which takes test keys; others take live ones. */
  sandbox: boolean;
  /** Of another installation; empty: not said. */
  sandboxUrl: string;
  /** Whom to tell of a weakness, as URIs. */
  securityContacts: readonly string[];
  internalTokenPrivateKey: JWK | undefined;
  redisUrl: string | undefined;
  /** Undefined: no answers are kept. */
  cache: { redisUrl: string; memoryBytes: number } | undefined;
  corsOrigins: readonly string[];
  /** Web origins on this machine are allowed, too: for development. */
  allowLoopbackOrigins: boolean;
  forwardHeaders: readonly string[];
  trustProxy: TrustedProxies;
  introspection: IntrospectionPolicy;
  graphiql: boolean;
  /** Where uploaded papers lie in a folder of this machine; undefined: elsewhere. */
  documentFiles: { directory: string; secret: string } | undefined;
  /** Another origin that the browser app sends papers to and shows them from; empty: none. */
  documentStoreOrigin: string;
  /** Bearer token for `/metrics`; empty: only this machine may read it. */
  metricsToken: string;
  /** Folder of the built browser app; empty: none is served. */
  webDirectory: string;
  /** Folder of the documentation site; empty: none. */
  docsDirectory: string;
  /** Folder of published operations; empty: none. */
  storedOperationsDirectory: string;
  storedOperationsOnly: StoredOnly;
  maxBodyBytes: number;
  /** Undefined: operations are not limited. */
  limits: OperationLimits | undefined;
  /** Undefined: clients are not limited. */
  clientLimits: ClientLimitSettings | undefined;
  /** Threads that validate and plan operations that were not seen before; 0: the serving loop does. */
  planningThreads: number;
  /** Whether the threads load the supergraph when the gateway starts, not at the first new operation. */
  startsPlanning: boolean;
  live: LiveLimits;
  requestTimeoutMs: number;
  subgraphTimeoutMs: number;
  sessionRecheckMs: number;
  drainMs: number;
}

/**
 * Reads the gateway's settings. An explicit SUPERGRAPH_FILE without keys serves a supergraph that is not ours:
 * authentication and limits are off unless they are asked for.
 * @throws ConfigError naming every missing or invalid variable
 */
export function gatewayConfigFromEnv(env: NodeJS.ProcessEnv, defaultSupergraphFile = ''): GatewayConfig {
  const settings = readSettings(gatewaySettings, env);
  const isForeign =
    Boolean(env['SUPERGRAPH_FILE']) && !env['ACCESS_TOKEN_JWKS'] && !env['INTERNAL_TOKEN_PRIVATE_KEY'];
  const authentication = isForeign && !env['AUTHENTICATION'] ? false : settings.AUTHENTICATION;
  const limited = isForeign && !env['LIMITS'] ? false : settings.LIMITS;
  return {
    port: settings.PORT,
    host: settings.HOST,
    workers: settings.GATEWAY_WORKERS,
    supergraphFile: settings.SUPERGRAPH_FILE || defaultSupergraphFile,
    supergraphCacheDirectory: settings.SUPERGRAPH_CACHE_DIR,
    subgraphUrls: settings.SUBGRAPH_URLS,
    logLevel: settings.LOG_LEVEL,
    authentication,
    accessTokenKeys: settings.ACCESS_TOKEN_JWKS,
    receiptKeys: settings.RECEIPT_JWKS,
    sandbox: settings.SANDBOX === '' ? env['NODE_ENV'] !== 'production' : settings.SANDBOX === 'true',
    sandboxUrl: settings.SANDBOX_URL,
    securityContacts: settings.SECURITY_CONTACT,
    internalTokenPrivateKey: settings.INTERNAL_TOKEN_PRIVATE_KEY,
    redisUrl: settings.REDIS_URL || undefined,
    cache: settings.CACHE_REDIS_URL
      ? { redisUrl: settings.CACHE_REDIS_URL, memoryBytes: settings.CACHE_MEMORY_BYTES }
      : undefined,
    corsOrigins: settings.CORS_ORIGINS,
    allowLoopbackOrigins: settings.CORS_LOOPBACK,
    forwardHeaders: isForeign && !env['FORWARD_HEADERS'] ? ['authorization'] : settings.FORWARD_HEADERS,
    trustProxy: settings.TRUST_PROXY,
    introspection: settings.INTROSPECTION as IntrospectionPolicy,
    graphiql: settings.GRAPHIQL,
    documentFiles: documentFilesOf(settings),
    documentStoreOrigin: settings.DOCUMENT_STORE_ORIGIN,
    metricsToken: settings.METRICS_TOKEN,
    webDirectory: settings.WEB_DIR,
    docsDirectory: settings.DOCS_DIR,
    storedOperationsDirectory: settings.STORED_OPERATIONS_DIR,
    storedOperationsOnly: settings.STORED_OPERATIONS_ONLY as StoredOnly,
    maxBodyBytes: limited ? settings.MAX_BODY_BYTES : 64 * 1024 * 1024,
    limits: limited
      ? {
          maxDocumentCharacters: settings.MAX_DOCUMENT_CHARACTERS,
          maxOperations: settings.MAX_OPERATIONS,
          maxTokens: settings.MAX_TOKENS,
          maxDepth: settings.MAX_DEPTH,
          maxFields: settings.MAX_FIELDS,
          maxFieldComparisons: settings.MAX_FIELD_COMPARISONS,
          maxAliases: settings.MAX_ALIASES,
          maxRootFields: settings.MAX_ROOT_FIELDS,
          maxRootMutations: settings.MAX_ROOT_MUTATIONS,
          maxDirectives: settings.MAX_DIRECTIVES,
          maxVariables: settings.MAX_VARIABLES,
          maxVariableValues: settings.MAX_VARIABLE_VALUES,
          maxCost: settings.MAX_COST,
          defaultListSize: settings.DEFAULT_LIST_SIZE,
        }
      : undefined,
    clientLimits: limited
      ? {
          requestsPerMinute: settings.REQUESTS_PER_MINUTE,
          costPerMinute: settings.COST_PER_MINUTE,
          costInFlight: settings.COST_IN_FLIGHT,
          planningMsPerMinute: settings.PLANNING_MS_PER_MINUTE,
        }
      : undefined,
    planningThreads: settings.PLANNING_THREADS,
    startsPlanning: env['NODE_ENV'] === 'production',
    live: {
      connectionInitTimeoutMs: settings.CONNECTION_INIT_TIMEOUT_MS,
      maxPayloadBytes: settings.MAX_SOCKET_PAYLOAD_BYTES,
      maxSubscriptionsPerSocket: settings.MAX_SUBSCRIPTIONS_PER_SOCKET,
      maxSocketsPerUser: settings.MAX_SOCKETS_PER_USER,
      maxSockets: settings.MAX_SOCKETS,
      maxPendingSockets: settings.MAX_PENDING_SOCKETS,
      maxPendingSocketsPerAddress: settings.MAX_PENDING_SOCKETS_PER_ADDRESS,
      socketBufferBytes: settings.SOCKET_BUFFER_BYTES,
      queueEvents: settings.SUBSCRIPTION_QUEUE,
      queueBytes: settings.SUBSCRIPTION_QUEUE_BYTES,
      batchWindowMs: settings.SUBSCRIPTION_BATCH_MS,
    },
    requestTimeoutMs: settings.REQUEST_TIMEOUT_MS,
    subgraphTimeoutMs: settings.SUBGRAPH_TIMEOUT_MS,
    sessionRecheckMs: settings.SESSION_RECHECK_MS,
    drainMs: settings.DRAIN_MS,
  };
}

function documentFilesOf(settings: { DOCUMENT_STORE_DIRECTORY: string; DOCUMENT_URL_SECRET: string }) {
  const { DOCUMENT_STORE_DIRECTORY: directory, DOCUMENT_URL_SECRET: secret } = settings;
  if (!directory) return undefined;
  if (!areSecrets(secret)) {
    const help = 'at least 32 characters sign the links to papers in DOCUMENT_STORE_DIRECTORY';
    throw new ConfigError([{ name: 'DOCUMENT_URL_SECRET', problem: secret ? 'invalid' : 'missing', help }]);
  }
  return { directory, secret };
}
