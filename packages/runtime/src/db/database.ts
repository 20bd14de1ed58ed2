import { query, sql } from './query.js';
import {
  type AnyEntity,
  DefaultLogger,
  type EntityClass,
  type EntityManager,
  type LogContext,
  type LoggerOptions,
  MikroORM,
} from '@mikro-orm/postgresql';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { BoundPostgreSqlDriver } from './bound-driver.js';
import { serviceRoleGrants } from './service-role.js';
import { DEFAULT_TIMEOUTS, type DatabaseTimeouts } from './timeouts.js';
import { PooledPostgres, type PoolUsage } from './postgres-driver.js';
import { adoptRenamedMigrations, type SubgraphMigration } from './migration-names.js';
import { inTransaction } from './transaction.js';
import { createReplicaReads, type ReplicaOptions, type ReplicaReads } from './replica/replica-reads.js';
import type { Viewer } from '../auth/viewer.js';
import type { Logger } from '../log/logger.js';
import { activeTracing } from '../telemetry/telemetry.js';
import { traceStatement } from '../telemetry/trace-work.js';

export interface DatabaseOptions {
  /** The Postgres schema this service owns; no other service reads or writes it. */
  schema: string;
  url: string;
  poolMax: number;
  entities: EntityClass<AnyEntity>[];
  logger?: Logger;
  timeouts?: DatabaseTimeouts | undefined;
  slowStatementMs?: number | undefined;
  /** Where reads may go that need not show the very last write. */
  replica?: ReplicaOptions | undefined;
  /** Sees every SQL statement with its bind values; tests count, record and explain them. */
  onStatement?: (sql: string, values: readonly unknown[]) => void;
}

export interface Database {
  /** Opens the viewer's view of the data; close it when the request is answered. `mayLag`: its reads may go to the replica. */
  scope(viewer: Viewer, options?: { mayLag?: boolean }): TenantScope;
  /** Undefined where there is none. */
  replica?: Pick<ReplicaReads, 'counts' | 'distrust' | 'lagMs'> | undefined;
  ping(): Promise<void>;
  close(): Promise<void>;
  /** How the pool's connections are used now. */
  pool(): PoolUsage;
  orm: MikroORM;
}

/** Connects with the application role. Row level security decides what each scope sees. */
export async function createDatabase(options: DatabaseOptions): Promise<Database> {
  const { schema, onStatement } = options;
  const traces = activeTracing() !== undefined;
  const { poolMax: max, logger, timeouts, slowStatementMs, replica } = options;
  const pooled = new PooledPostgres({ url: options.url, max, logger, timeouts, slowStatementMs });
  const orm = await MikroORM.init({
    driver: BoundPostgreSqlDriver,
    clientUrl: options.url,
    schema,
    entities: options.entities,
    metadataProvider: ReflectMetadataProvider,
    discovery: { warnWhenNoEntities: false },
    driverOptions: () => pooled,
    ...(replica && {
      replicas: [
        {
          clientUrl: replica.url,
          driverOptions: () =>
            new PooledPostgres({ url: replica.url, max, logger, timeouts, slowStatementMs }),
        },
      ],
      // Only what asks for it by name is read there.
      preferReadReplicas: false,
    }),
    dataloader: true,
    ...((onStatement || traces) && {
      debug: ['query'],
      loggerFactory: (options) =>
        new StatementLogger(options, (sql, tookMs, values) => {
          onStatement?.(sql, values);
          if (traces) traceStatement(schema, sql, tookMs);
        }),
    }),
  });
  const reads = replica && createReplicaReads(orm, schema, replica);
  return {
    orm,
    replica: reads,
    scope: (viewer, { mayLag = false } = {}) => new TenantScope(orm, viewer, mayLag ? reads : undefined),
    ping: async () => {
      await orm.em.getConnection().execute('select 1');
    },
    close: async () => {
      reads?.close();
      await orm.close();
    },
    pool: () => pooled.usage(),
  };
}

/** Hands each statement on as it was sent, instead of printing it. */
class StatementLogger extends DefaultLogger {
  constructor(
    options: LoggerOptions,
    private readonly onStatement: (sql: string, tookMs: number, values: readonly unknown[]) => void,
  ) {
    super(options);
  }

  override logQuery({ query, took, params }: { query: string } & LogContext): void {
    this.onStatement(query, took ?? 0, params ?? []);
  }
}

/**
 * The one way to the data: every transaction opens with the viewer's tenant and user set, so row level security
 * applies to whatever SQL follows. Reads of one request share one lazily begun read-only transaction (three
 * statements a request, however many reads); each write has a transaction of its own on a forked EntityManager,
 * because parallel root fields share the request's.
 */
export class TenantScope {
  #reading: Promise<EntityManager> | undefined;
  #isAtReplica = false;

  constructor(
    private readonly orm: MikroORM,
    readonly viewer: Viewer,
    /** Undefined once it has written: it reads what it wrote. */
    private replica?: ReplicaReads | undefined,
  ) {}

  /** Whether what it read came from the replica. */
  get isAtReplica(): boolean {
    return this.#isAtReplica;
  }

  /** Reads as the viewer. Several reads in parallel queue on one connection. */
  async read<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    this.#reading ??= this.#beginReading();
    return work(await this.#reading);
  }

  /**
   * Runs `work` in a transaction that commits when it returns and rolls back when it throws.
   * `as` acts for another tenant than the viewer's own, such as the listing's brokerage when a buyer creates a lead:
   * the caller has already decided that the viewer may. Ends the request's read transaction first: a request that held
   * one connection and waited for a second could starve the pool together with others like it.
   */
  async write<T>(work: (em: EntityManager) => Promise<T>, as?: { organizationId: string }): Promise<T> {
    await this.close();
    this.replica = undefined;
    return inTransaction(this.orm.em.fork({ session: this.#session(as?.organizationId) }), work);
  }

  async close(): Promise<void> {
    const reading = this.#reading;
    this.#reading = undefined;
    // A failed begin was already reported to the reader.
    const em = await reading?.catch(() => undefined);
    await em?.rollback();
  }

  async #beginReading(): Promise<EntityManager> {
    const em = this.orm.em.fork({ session: this.#session() }) as EntityManager;
    this.#isAtReplica = (await this.replica?.begin(em)) ?? false;
    if (!this.#isAtReplica) await em.begin({ readOnly: true });
    return em;
  }

  #session(organizationId?: string) {
    return {
      variables: {
        'app.tenant': organizationId ?? this.viewer.organizationId ?? '',
        'app.user': this.viewer.userId ?? '',
      },
    };
  }
}

export interface MigrationOptions {
  schema: string;
  ownerUrl: string;
  migrations: SubgraphMigration[];
  /** After how long a statement that waits for a lock is given up; all that come after it would wait, too. */
  lockTimeoutMs?: number | undefined;
}

/**
 * Brings the schema up (or all the way down, or down to the migration `downTo`, which stays) with the owner role; safe to call from
 * several processes at once. Each migration is a transaction of its own, so that one may hold no lock while another runs.
 */
export async function migrate(
  { schema, ownerUrl, migrations, lockTimeoutMs = DEFAULT_TIMEOUTS.lock }: MigrationOptions,
  direction: 'up' | 'down' | { downTo: string } = 'up',
) {
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
    schema,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    pool: { min: 0, max: 2 },
    driverOptions: { lock_timeout: lockTimeoutMs },
    migrations: {
      allOrNothing: false,
      tableName: 'migrations',
      migrationsList: migrations,
      snapshot: false,
      silent: true,
    } as never,
  });
  const em = orm.em.fork();
  try {
    await em.transactional(async (lock) => {
      // Another process that migrates is waited for.
      await query(lock, sql`set local lock_timeout = 0`);
      // Without bind values: their portal would keep a snapshot, for which `create index concurrently` would wait in vain.
      await query(
        lock,
        sql`select pg_advisory_xact_lock(hashtextextended(${sql.lit(`migrate:${schema}`)}, 0))`,
      );
      const connection = orm.em.getConnection();
      await connection.execute(`create schema if not exists "${schema}"`);
      await adoptRenamedMigrations((sql, params) => connection.execute(sql, params), schema, migrations);
      if (direction === 'up') await orm.migrator.up();
      else await orm.migrator.down({ to: direction === 'down' ? (0 as never) : direction.downTo });
      await connection.execute(`grant usage on schema "${schema}" to propmubi_app`);
      await connection.execute(serviceRoleGrants(schema, schema));
    });
  } finally {
    await orm.close(true);
  }
}
