import { CompiledQuery } from 'kysely';
import {
  type Configuration,
  isRaw,
  NativeQueryBuilder,
  PostgreSqlConnection,
  PostgreSqlDriver,
  type PostgreSqlPlatform,
  raw,
} from '@mikro-orm/postgresql';
import { settingsOf } from './postgres-connection.js';

type Execute = PostgreSqlConnection['execute'];

/**
 * MikroORM writes every value into the SQL it sends: phone numbers and notes would stand in `pg_stat_activity`, in
 * Postgres' log and in its error messages. This driver sends what MikroORM builds with bind parameters. Such statements
 * are not kept prepared, since lists of values make their texts countless; `query` is for those that run often.
 */
export class BoundPostgreSqlDriver extends PostgreSqlDriver {
  constructor(config: Configuration) {
    super(config);
    const replicas = this.createReplicas((options) => new BoundConnection(config, options, 'read'));
    Object.assign(this, { connection: new BoundConnection(config), replicas });
  }
}

class BoundConnection extends PostgreSqlConnection {
  override execute: Execute = async <T>(
    ...[query, params = [], method, ctx, context]: Parameters<Execute>
  ) => {
    await this.ensureConnection();
    const compiled = bind(this.getPlatform() as PostgreSqlPlatform, query, params);
    return this.executeQuery(
      compiled.sql,
      async () =>
        this.transformRawResult<T>(await (ctx ?? this.getClient()).executeQuery(compiled), method ?? 'all'),
      { ...context, params: [...compiled.parameters] },
    );
  };

  /** As MikroORM begins one, but what the session sets is sent with the first statement, not by itself. */
  override async begin(options: BeginOptions = {}): ReturnType<PostgreSqlConnection['begin']> {
    const { sessionContext, ...rest } = options;
    const variables = Object.entries(sessionContext?.variables ?? {});
    if (variables.length === 0 || sessionContext?.role || options.ctx) return super.begin(options);
    const transaction = await super.begin(rest);
    const settings = CompiledQuery.raw(
      `select ${variables.map((_, at) => `set_config($${2 * at + 1}, $${2 * at + 2}, true)`).join(', ')}`,
      variables.flat(),
    );
    await transaction.executeQuery(settingsOf(settings));
    this.logQuery(settings.sql, { ...options.loggerContext, params: [...settings.parameters] });
    return transaction;
  }
}

type BeginOptions = NonNullable<Parameters<PostgreSqlConnection['begin']>[0]>;

type Query = Parameters<Execute>[0];
type Params = NonNullable<Parameters<Execute>[1]>;

/** The statement with `$n` in the place of each value, found where MikroORM's own formatting would write it. */
function bind(platform: PostgreSqlPlatform, query: Query, params: Params): CompiledQuery {
  const statement = query instanceof NativeQueryBuilder ? query.toRaw() : named(query, params);
  const [text, given] = isRaw(statement)
    ? [statement.sql, statement.params]
    : [statement as string, params as unknown[]];
  const values: unknown[] = [];
  const formatter = Object.create(platform) as PostgreSqlPlatform;
  formatter.escape = (value: unknown): string =>
    Array.isArray(value)
      ? value.map((item) => formatter.escape(item)).join(', ')
      : `$${values.push(value instanceof Date ? platform.formatDate(value) : (value ?? null))}`;
  const sql = formatter.formatQuery(text, [...given]);
  return CompiledQuery.raw(sql, values);
}

/** Parameters by name (`:name`) are translated by `raw`. */
function named(query: Query, params: Params): Query {
  return typeof query === 'string' && !Array.isArray(params) ? raw(query, params as never) : query;
}
