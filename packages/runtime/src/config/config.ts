import { customCleanEnv, port, str, url, type CleanedEnv, type ValidatorSpec } from 'envalid';
import type { JWK } from 'jose';
import { DEFAULT_SLOW_STATEMENT_MS } from '../db/slow-statements.js';
import { DEFAULT_TIMEOUTS, type DatabaseTimeouts } from '../db/timeouts.js';
import { InvalidSetting, integer, jwks, redisUrl, sentryDsn, share } from './validators.js';

export { bool, host, port, str, url, makeValidator } from 'envalid';
export {
  InvalidSetting,
  integer,
  jwks,
  parseJsonSetting,
  redisUrl,
  secret,
  secretOf,
  secrets,
  share,
} from './validators.js';

/** The environment variables one service reads: each typed, described, with its default. */
export type Settings = Record<string, ValidatorSpec<unknown>>;

export interface SettingProblem {
  name: string;
  problem: 'missing' | 'invalid';
  /** What the variable is for and what it should look like. */
  help: string;
}

/** Every wrong setting at once, so that one run of the program tells all there is to fix. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly SettingProblem[]) {
    super(
      `Configuration is not usable:\n${problems.map((p) => `  ${p.name} is ${p.problem}: ${p.help}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

/**
 * Reads the settings from an environment. An empty variable counts as one that is not set, which is how Compose passes on
 * what an .env file leaves empty.
 * @throws ConfigError naming every missing or invalid variable, never its value
 */
export function readSettings<S extends Settings>(specs: S, env: NodeJS.ProcessEnv): CleanedEnv<S> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  return customCleanEnv(given, specs, (cleaned) => cleaned, {
    reporter: ({ errors }) => {
      const problems = Object.entries(errors).map(([name, error]): SettingProblem => {
        const missing = given[name] === undefined;
        const help = specs[name]?.desc ?? '';
        const reason = missing ? undefined : reasonOf(error, specs[name]);
        return {
          name,
          problem: missing ? 'missing' : 'invalid',
          help: reason === undefined ? help : `${help} (${reason})`,
        };
      });
      if (problems.length > 0) throw new ConfigError(problems);
    },
  }) as CleanedEnv<S>;
}

/** What is wrong with a value. Messages that are not ours may quote it. */
function reasonOf(error: unknown, spec: ValidatorSpec<unknown> | undefined): string | undefined {
  if (error instanceof InvalidSetting) return error.message;
  return spec?.choices && `one of ${spec.choices.join(', ')}`;
}

/** Settings of tracing, by the names they have in every OpenTelemetry program. */
export const telemetrySettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: str({
    default: '',
    desc: 'Collector of traces (OTLP over HTTP), such as http://localhost:4318; empty traces nothing',
  }),
  OTEL_EXPORTER_OTLP_HEADERS: str({
    default: '',
    desc: 'Headers the collector wants, as name=value pairs separated by commas',
  }),
  OTEL_TRACES_SAMPLER_ARG: share({
    default: 1,
    desc: 'Share of operations that are traced, 0 to 1, where the caller’s traceparent does not decide it',
  }),
} as const;

/** Settings of error reports, by the names that Sentry's own libraries read. */
export const errorReportSettings = {
  SENTRY_DSN: sentryDsn({
    default: '',
    desc: 'Where unexpected errors are sent by Sentry’s protocol, without messages and personal data, such as https://key@host/1; empty sends none',
  }),
  SENTRY_ENVIRONMENT: str({
    default: process.env['NODE_ENV'] === 'production' ? 'production' : 'development',
    desc: 'What Sentry calls this installation (default: production or development, by NODE_ENV)',
  }),
} as const;

/** What every subgraph reads, besides its own settings. */
export const serviceSettings = {
  ...telemetrySettings,
  ...errorReportSettings,
  DATABASE_URL: url({
    desc: 'Postgres, or a pool before it (PgBouncer), as the application role, which cannot bypass row level security',
  }),
  DATABASE_OWNER_URL: url({
    desc: 'Postgres as the owner role, which runs migrations: itself, and no pool of transactions',
  }),
  DATABASE_REPLICA_URL: url({
    default: undefined,
    desc: 'Postgres, a streaming replica of that one, as the application role: what visitors read may come from it; empty reads nothing there',
  }),
  DATABASE_REPLICA_MAX_LAG_MS: integer(
    10,
    600_000,
  )({
    default: 2_000,
    desc: 'How old what the replica shows may be; an older one is not read from',
  }),
  DATABASE_POOL_MAX: integer(1, 1_000)({ default: 10, desc: 'Most Postgres connections one service opens' }),
  DATABASE_STATEMENT_TIMEOUT_MS: integer(
    100,
    3_600_000,
  )({
    default: DEFAULT_TIMEOUTS.statement,
    desc: 'After how long Postgres ends a statement',
  }),
  DATABASE_LOCK_TIMEOUT_MS: integer(
    100,
    600_000,
  )({
    default: DEFAULT_TIMEOUTS.lock,
    desc: 'After how long Postgres ends a statement that waits for a lock',
  }),
  DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS: integer(
    1_000,
    3_600_000,
  )({
    default: DEFAULT_TIMEOUTS.idleInTransaction,
    desc: 'After how long Postgres ends a connection that does nothing in an open transaction',
  }),
  DATABASE_SLOW_STATEMENT_MS: integer(
    0,
    3_600_000,
  )({
    default: DEFAULT_SLOW_STATEMENT_MS,
    desc: 'Statements that take longer are logged, without values; 0 logs none',
  }),
  REDIS_URL: redisUrl({
    desc: 'Redis for events, live notifications and limits (noeviction, AOF); redis+sentinel://master/0?sentinels=host:port,host:port where Sentinels watch it, redis+cluster://host:port?nodes=host:port,host:port for a Redis Cluster',
  }),
  INTERNAL_TOKEN_PUBLIC_KEY: jwks({
    desc: 'Public Ed25519 JWK, or a set, that verifies the gateway’s word on the viewer',
  }),
  LOG_LEVEL: str({
    default: 'info',
    choices: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    desc: 'Least severe log line that is written',
  }),
  SERVICE_HOST: str({
    default: process.env['NODE_ENV'] === 'production' ? '0.0.0.0' : '127.0.0.1',
    desc: 'Address that server listens on (default: this machine only, unless NODE_ENV is production)',
  }),
  PORT: port({ default: 4001, desc: 'Port of this service’s own HTTP server (distributed mode only)' }),
} as const;

export interface ServiceConfig {
  databaseUrl: string;
  databaseOwnerUrl: string;
  databasePoolMax: number;
  /** Of visitors' reads; undefined: the primary's alone. */
  databaseReplica?: { url: string; maxLagMs: number } | undefined;
  databaseTimeouts?: DatabaseTimeouts;
  databaseSlowStatementMs?: number;
  redisUrl: string;
  internalTokenPublicKeys: JWK[];
  logLevel: string;
  host: string;
  port: number;
  /** For tests: a mutation that is refused with a code it does not declare fails. */
  strictUserErrors?: boolean;
  /** For tests: an audited mutation that changes something and leaves no audit entry fails. */
  strictAudit?: boolean;
}

export function serviceConfigFromEnv(env: NodeJS.ProcessEnv): ServiceConfig {
  const settings = readSettings(serviceSettings, env);
  return {
    databaseUrl: settings.DATABASE_URL,
    databaseOwnerUrl: settings.DATABASE_OWNER_URL,
    databasePoolMax: settings.DATABASE_POOL_MAX,
    databaseReplica: settings.DATABASE_REPLICA_URL
      ? { url: settings.DATABASE_REPLICA_URL, maxLagMs: settings.DATABASE_REPLICA_MAX_LAG_MS }
      : undefined,
    databaseTimeouts: {
      statement: settings.DATABASE_STATEMENT_TIMEOUT_MS,
      lock: settings.DATABASE_LOCK_TIMEOUT_MS,
      idleInTransaction: settings.DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS,
    },
    databaseSlowStatementMs: settings.DATABASE_SLOW_STATEMENT_MS,
    redisUrl: settings.REDIS_URL,
    internalTokenPublicKeys: settings.INTERNAL_TOKEN_PUBLIC_KEY,
    logLevel: settings.LOG_LEVEL,
    host: settings.SERVICE_HOST,
    port: settings.PORT,
  };
}
