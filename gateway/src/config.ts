import {
  bool,
  integer,
  makeValidator,
  num,
  port,
  readSettings,
  str,
  telemetrySettings,
} from '@propmubi/runtime/config';
import type { JSONWebKeySet, JWK } from 'jose';
import { createTrustProxy, type TrustedProxies } from './http/client-address.js';

/** A JSON Web Key Set given as one line of JSON, or the URL it is served at. */
const keySet = makeValidator<JSONWebKeySet | URL>((input) => {
  if (/^https?:\/\//.test(input)) return new URL(input);
  const set = JSON.parse(input) as JSONWebKeySet;
  if (!Array.isArray(set.keys)) throw new Error('not a JSON Web Key Set');
  return set;
});

const jsonWebKey = makeValidator<JWK>((input) => {
  const key = JSON.parse(input) as JWK;
  if (typeof key.d !== 'string') throw new Error('not a private JSON Web Key');
  return key;
});

/** `name=url` pairs, separated by commas. */
const urlBySubgraph = makeValidator<ReadonlyMap<string, string>>((input) => {
  const pairs = input.split(',').filter((pair) => pair.trim() !== '');
  return new Map(
    pairs.map((pair) => {
      const [name = '', url = ''] = pair.split(/=(.*)/s).map((part) => part.trim());
      if (!name || !URL.canParse(url)) throw new Error(`"${pair}" is not name=url`);
      return [name, url];
    }),
  );
});

/** `false`, `true`, a number of hops, or proxies separated by commas. */
const trustedProxies = makeValidator<TrustedProxies>((input) => {
  if (input === 'true' || input === 'false') return input === 'true';
  if (/^\d{1,2}$/.test(input)) return Number(input);
  const proxies = input
    .split(',')
    .map((proxy) => proxy.trim())
    .filter((proxy) => proxy !== '');
  createTrustProxy(proxies);
  return proxies;
});

const list = makeValidator<readonly string[]>((input) =>
  input
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** `address=1000,user=500,tenant=9000`; 0 or left out: not limited. */
const perClient = makeValidator<PerClient>((input) => {
  const limits: Record<string, number> = { address: 0, user: 0, tenant: 0 };
  for (const pair of input.split(',').filter((one) => one.trim() !== '')) {
    const [name = '', value = ''] = pair.split('=').map((part) => part.trim());
    if (!Object.hasOwn(limits, name) || !/^\d{1,12}$/.test(value))
      throw new Error(`"${pair}" is not address=, user= or tenant= with a number`);
    limits[name] = Number(value);
  }
  return limits as unknown as PerClient;
});

/** In development one address stands for everybody, and a load test is no attack. */
const GENEROSITY = process.env['NODE_ENV'] === 'production' ? 1 : 20;
const generous = (address: number, user: number, tenant: number): PerClient => ({
  address: address * GENEROSITY,
  user: user * GENEROSITY,
  tenant: tenant * GENEROSITY,
});

const atLeastOne = integer(1, 1_000_000_000);

/** Every environment variable the gateway reads. `pnpm check --settings` prints them. */
export const gatewaySettings = {
  ...telemetrySettings,
  PORT: port({ default: 4000, desc: 'Port of the gateway; 0 takes a free one' }),
  GATEWAY_WORKERS: integer(
    1,
    256,
  )({
    default: 1,
    desc: 'Processes that share the port, one for each core to use (gateway of its own only)',
  }),
  HOST: str({ default: '0.0.0.0', desc: 'Address the gateway listens on' }),
  SUPERGRAPH_FILE: str({
    default: '',
    desc: 'Supergraph SDL to serve; empty takes schema/supergraph.graphql',
  }),
  SUBGRAPH_URLS: urlBySubgraph({
    default: new Map<string, string>(),
    desc: 'Where subgraphs answer, as name=url pairs separated by commas; empty takes the supergraph’s own URLs',
  }),
  LOG_LEVEL: str({
    default: 'info',
    choices: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    desc: 'Least severe log line that is written',
  }),
  AUTHENTICATION: bool({
    default: true,
    desc: 'false serves any supergraph without tokens, authorization or session checks',
  }),
  ACCESS_TOKEN_JWKS: keySet({
    default: undefined,
    desc: 'Public keys that verify access tokens: a JSON Web Key Set, or the URL of one',
  }),
  INTERNAL_TOKEN_PRIVATE_KEY: jsonWebKey({
    default: undefined,
    desc: 'Private Ed25519 JWK that signs the gateway’s word on the viewer for subgraphs over HTTP',
  }),
  REDIS_URL: str({
    default: '',
    desc: 'Redis that knows revoked sessions; empty leaves revocation to token expiry',
  }),
  CORS_ORIGINS: list({
    default: ['http://localhost:3000', 'http://localhost:5173'],
    desc: 'Web origins that may call the gateway, exact, separated by commas',
  }),
  CORS_LOOPBACK: bool({
    default: process.env['NODE_ENV'] !== 'production',
    desc: 'Any web origin on this machine may call the gateway (default: unless NODE_ENV is production)',
  }),
  FORWARD_HEADERS: list({
    default: [],
    desc: 'Client headers sent on to subgraphs that are not ours, in lower case, separated by commas',
  }),
  TRUST_PROXY: trustedProxies({
    default: false,
    desc: 'Whose X-Forwarded-For says where a client is: false, a number of hops (1 behind one load balancer), or proxies by address or range, separated by commas',
  }),
  INTROSPECTION: str({
    default: process.env['NODE_ENV'] === 'production' ? 'scope' : 'open',
    choices: ['open', 'scope', 'off'],
    desc: 'Who may read the schema: everybody, holders of graph:introspect, or nobody (production default: scope)',
  }),
  METRICS_TOKEN: str({
    default: '',
    desc: 'Bearer token that may read /metrics; empty leaves it to clients on this machine',
  }),
  GRAPHIQL: bool({ default: true, desc: 'Serve GraphiQL at /graphiql' }),
  WEB_DIR: str({ default: '', desc: 'Folder of the built browser app to serve at /; empty serves none' }),
  LIMITS: bool({
    default: true,
    desc: 'false switches off every limit on operations (benchmarks, conformance)',
  }),
  MAX_BODY_BYTES: num({ default: 1024 * 1024, desc: 'Largest request body in bytes' }),
  MAX_DOCUMENT_CHARACTERS: atLeastOne({
    default: 128 * 1024,
    desc: 'Longest document in characters; comments count',
  }),
  MAX_OPERATIONS: atLeastOne({ default: 50, desc: 'Most operations in one document' }),
  MAX_TOKENS: atLeastOne({ default: 5_000, desc: 'Most lexical tokens in one document' }),
  MAX_DEPTH: atLeastOne({ default: 20, desc: 'Deepest nesting of fields, fragments opened' }),
  MAX_FIELDS: atLeastOne({ default: 2_000, desc: 'Most fields and fragments selected, fragments opened' }),
  MAX_FIELD_COMPARISONS: atLeastOne({
    default: 20_000,
    desc: 'Most fields looked at to decide whether those of one response name can be merged',
  }),
  MAX_ALIASES: atLeastOne({ default: 200, desc: 'Most aliases, fragments opened' }),
  MAX_ROOT_FIELDS: atLeastOne({ default: 150, desc: 'Most fields at the root of a query' }),
  MAX_ROOT_MUTATIONS: atLeastOne({ default: 10, desc: 'Most mutations in one request' }),
  MAX_DIRECTIVES: atLeastOne({ default: 100, desc: 'Most directives in an operation, fragments opened' }),
  MAX_VARIABLES: atLeastOne({ default: 100, desc: 'Most variables of one operation' }),
  MAX_VARIABLE_VALUES: atLeastOne({
    default: 5_000,
    desc: 'Most values inside the variables, lists and objects opened',
  }),
  MAX_COST: atLeastOne({
    default: 10_000,
    desc: 'Most expensive operation: objects it may return, by @cost and @listSize',
  }),
  REQUESTS_PER_MINUTE: perClient({
    default: generous(3_000, 1_200, 30_000),
    desc: 'Most operations in a minute of one address, user and tenant (20 times as many outside production)',
  }),
  COST_PER_MINUTE: perClient({
    default: generous(500_000, 250_000, 5_000_000),
    desc: 'Most cost in a minute of one address, user and tenant (20 times as much outside production)',
  }),
  COST_IN_FLIGHT: perClient({
    default: generous(60_000, 30_000, 600_000),
    desc: 'Most cost of the operations one address, user and tenant have under way in this process',
  }),
  PLANNING_MS_PER_MINUTE: integer(
    0,
    60_000 * 1_000,
  )({
    default: 10_000 * GENEROSITY,
    desc: 'Time in a minute for checking and planning operations of one address that were not seen before; 0: no limit',
  }),
  DEFAULT_LIST_SIZE: atLeastOne({
    default: 5,
    desc: 'Assumed length of a list that says nothing about its size',
  }),
  REQUEST_TIMEOUT_MS: atLeastOne({ default: 15_000, desc: 'Longest time one query or mutation may take' }),
  SUBGRAPH_TIMEOUT_MS: atLeastOne({ default: 10_000, desc: 'Longest time one subgraph request may take' }),
  CONNECTION_INIT_TIMEOUT_MS: atLeastOne({
    default: 3_000,
    desc: 'Time a socket has to send connection_init',
  }),
  MAX_SOCKET_PAYLOAD_BYTES: atLeastOne({
    default: 128 * 1024,
    desc: 'Largest WebSocket message from a client',
  }),
  MAX_SUBSCRIPTIONS_PER_SOCKET: atLeastOne({ default: 100, desc: 'Most operations open on one socket' }),
  MAX_SOCKETS_PER_USER: atLeastOne({
    default: 50,
    desc: 'Most sockets of one user, or of one address without a user',
  }),
  MAX_SOCKETS: atLeastOne({ default: 50_000, desc: 'Most sockets of this process' }),
  MAX_PENDING_SOCKETS: atLeastOne({
    default: 5_000,
    desc: 'Most sockets that have not sent a valid connection_init yet',
  }),
  MAX_PENDING_SOCKETS_PER_ADDRESS: atLeastOne({
    default: 250,
    desc: 'Most of those from one address; they have CONNECTION_INIT_TIMEOUT_MS',
  }),
  SOCKET_BUFFER_BYTES: atLeastOne({
    default: 4 * 1024 * 1024,
    desc: 'Bytes of answers of any kind that wait for a socket that does not read, before it is closed',
  }),
  SUBSCRIPTION_QUEUE: atLeastOne({
    default: 256,
    desc: 'Events that wait for a slow subscriber before it is closed',
  }),
  SUBSCRIPTION_QUEUE_BYTES: atLeastOne({
    default: 1024 * 1024,
    desc: 'Bytes that wait for a slow subscriber',
  }),
  SUBSCRIPTION_BATCH_MS: integer(
    0,
    1_000,
  )({
    default: 60,
    desc: 'Longest time public data of an event waits to be fetched together with that of others; 0 fetches for each subscriber',
  }),
  SESSION_RECHECK_MS: atLeastOne({
    default: 15_000,
    desc: 'How long a session may go unchecked against revocation',
  }),
  DRAIN_MS: atLeastOne({
    default: 5_000,
    desc: 'Time at shutdown over which sockets are closed and HTTP clients may leave',
  }),
} as const;

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

/** A number for each way of telling clients apart; 0: not limited. */
export interface PerClient {
  readonly address: number;
  readonly user: number;
  readonly tenant: number;
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
  subgraphUrls: ReadonlyMap<string, string>;
  logLevel: string;
  /** Without it every field is public and tokens are neither read nor sent on. */
  authentication: boolean;
  accessTokenKeys: JSONWebKeySet | URL | undefined;
  internalTokenPrivateKey: JWK | undefined;
  redisUrl: string | undefined;
  corsOrigins: readonly string[];
  /** Web origins on this machine are allowed, too: for development. */
  allowLoopbackOrigins: boolean;
  forwardHeaders: readonly string[];
  trustProxy: TrustedProxies;
  introspection: IntrospectionPolicy;
  graphiql: boolean;
  /** Bearer token for `/metrics`; empty: only this machine may read it. */
  metricsToken: string;
  /** Folder of the built browser app; empty: none is served. */
  webDirectory: string;
  maxBodyBytes: number;
  /** Undefined: operations are not limited. */
  limits: OperationLimits | undefined;
  /** Undefined: clients are not limited. */
  clientLimits: ClientLimitSettings | undefined;
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
    subgraphUrls: settings.SUBGRAPH_URLS,
    logLevel: settings.LOG_LEVEL,
    authentication,
    accessTokenKeys: settings.ACCESS_TOKEN_JWKS,
    internalTokenPrivateKey: settings.INTERNAL_TOKEN_PRIVATE_KEY,
    redisUrl: settings.REDIS_URL || undefined,
    corsOrigins: settings.CORS_ORIGINS,
    allowLoopbackOrigins: settings.CORS_LOOPBACK,
    forwardHeaders: isForeign && !env['FORWARD_HEADERS'] ? ['authorization'] : settings.FORWARD_HEADERS,
    trustProxy: settings.TRUST_PROXY,
    introspection: settings.INTROSPECTION as IntrospectionPolicy,
    graphiql: settings.GRAPHIQL,
    metricsToken: settings.METRICS_TOKEN,
    webDirectory: settings.WEB_DIR,
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
