import {
  bool,
  integer,
  port,
  redisUrl,
  str,
  telemetrySettings,
  errorReportSettings,
} from '@propmubi/runtime/config';
import {
  atLeastOne,
  contacts,
  keySet,
  list,
  origins,
  perClient,
  signingKey,
  trustedProxies,
  urlBySubgraph,
  type PerClient,
} from './validators.js';

/** Limits are larger outside production, where all clients share one address and load tests run. */
const GENEROSITY = process.env['NODE_ENV'] === 'production' ? 1 : 20;
const generous = (address: number, user: number, key: number, tenant: number): PerClient => ({
  address: address * GENEROSITY,
  user: user * GENEROSITY,
  key: key * GENEROSITY,
  tenant: tenant * GENEROSITY,
});

/** Every environment variable the gateway reads. `pnpm check --settings` prints them. */
export const gatewaySettings = {
  ...telemetrySettings,
  ...errorReportSettings,
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
  SUPERGRAPH_CACHE_DIR: str({
    default: '',
    desc: 'Folder of this gateway alone, in which it keeps what it found out of the supergraph, and plans, so that later starts need not; empty keeps nothing',
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
  RECEIPT_JWKS: keySet({
    default: undefined,
    desc: 'Public keys that verify exports of personal data and receipts of erasures, former ones included, for /.well-known/receipt-keys.json; empty: those of access tokens',
  }),
  SANDBOX: str({
    default: '',
    choices: ['', 'true', 'false'],
    desc: 'Whether this is an installation for trying out, with test data and API keys pk_test_… (default: unless NODE_ENV is production)',
  }),
  SANDBOX_URL: str({
    default: '',
    desc: 'Address of the sandbox, such as https://sandbox.example/graphql/partner, for those who send a test key to this installation',
  }),
  INTERNAL_TOKEN_PRIVATE_KEY: signingKey({
    default: undefined,
    desc: 'Private Ed25519 JWK, or a set of which the first signs, for the gateway’s word on the viewer to subgraphs over HTTP',
  }),
  REDIS_URL: redisUrl({
    default: '',
    desc: 'Redis that knows revoked sessions; empty leaves revocation to token expiry',
  }),
  CACHE_REDIS_URL: redisUrl({
    default: '',
    desc: 'Redis that keeps answers that are the same for every viewer, with a limit of memory and an eviction policy of its own (allkeys-lru); needs REDIS_URL, whose events say what changed; empty keeps none',
  }),
  CACHE_MEMORY_BYTES: atLeastOne({
    default: 32 * 1024 * 1024,
    desc: 'Memory of each gateway process for answers that were kept, in bytes of text',
  }),
  CORS_ORIGINS: origins({
    default: ['http://localhost:3000', 'http://localhost:5173'],
    desc: 'Web origins that may call the gateway, exact, separated by commas; none for no other origin',
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
    desc: 'Who may read the schema: everyone (open), holders of graph:introspect (scope), or no client (off) (production default: scope)',
  }),
  SECURITY_CONTACT: contacts({
    default: [],
    desc: 'Whom to tell of a weakness, for /.well-known/security.txt: https:, mailto: or tel: addresses separated by commas; empty serves no such file',
  }),
  METRICS_TOKEN: str({
    default: '',
    desc: 'Bearer token that may read /metrics; empty leaves it to clients on this machine',
  }),
  GRAPHIQL: bool({ default: true, desc: 'Serve GraphiQL at /graphiql' }),
  DOCUMENT_STORE_DIRECTORY: str({
    default: '',
    desc: 'Folder of uploaded papers, shared with the trust service; empty where they are in a bucket',
  }),
  DOCUMENT_URL_SECRET: str({
    default: '',
    desc: 'Signs the links to papers in DOCUMENT_STORE_DIRECTORY; at least 32 characters, the same as the trust service’s',
  }),
  DOCUMENT_STORE_ORIGIN: str({
    default: '',
    desc: 'Origin of the bucket of uploaded papers, to which the browser app may connect, such as https://s3.ap-south-1.amazonaws.com',
  }),
  WEB_DIR: str({ default: '', desc: 'Folder of the built browser app to serve at /; empty serves none' }),
  DOCS_DIR: str({
    default: '',
    desc: 'Folder of the documentation site to serve at /docs/; empty serves none',
  }),
  LIMITS: bool({
    default: true,
    desc: 'false switches off every limit on operations (benchmarks, conformance)',
  }),
  STORED_OPERATIONS_DIR: str({
    default: '',
    desc: 'Folder of published operations, which clients may name by their hash (pnpm operations:publish); empty stores none',
  }),
  STORED_OPERATIONS_ONLY: str({
    default: 'off',
    choices: ['off', 'people', 'all'],
    desc: 'Whose operations have to be published ones: none (off), those of people and visitors, not of API keys (people), or everyone’s (all)',
  }),
  MAX_BODY_BYTES: atLeastOne({ default: 1024 * 1024, desc: 'Largest request body in bytes' }),
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
    default: generous(3_000, 1_200, 600, 30_000),
    desc: 'Most operations in a minute of one address, user, API key and tenant (20 times as many outside production)',
  }),
  COST_PER_MINUTE: perClient({
    default: generous(500_000, 250_000, 125_000, 5_000_000),
    desc: 'Most cost in a minute of one address, user, API key and tenant (20 times as much outside production)',
  }),
  COST_IN_FLIGHT: perClient({
    default: generous(60_000, 30_000, 15_000, 600_000),
    desc: 'Most cost of the operations one address, user, API key and tenant have under way in this process',
  }),
  PLANNING_MS_PER_MINUTE: integer(
    0,
    60_000 * 1_000,
  )({
    default: 10_000 * GENEROSITY,
    desc: 'Time in a minute for checking and planning operations of one address that were not seen before; 0: no limit',
  }),
  PLANNING_THREADS: integer(
    0,
    8,
  )({
    default: 1,
    desc: 'Threads that validate and plan operations that were not seen before, some 100 MB each; 0: the serving loop does it',
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
