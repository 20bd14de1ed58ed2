import { Migration } from '@mikro-orm/migrations';
import type { MigrationObject } from '@mikro-orm/core';
import { noteRepeated } from '../audit/observe-mutation.js';
import type { EntityManager } from './entity-manager.js';
import { ConflictError } from '../errors/errors.js';
import { query, type RawBuilder, sql } from './query.js';
import { hashOfRequest } from './request-hash.js';

/** How long the same key gives the same answer. */
export const IDEMPOTENCY_DAYS = 30;

export interface IdempotentRequest {
  /** The mutation's name: the same key may serve different ones. */
  operation: string;
  /** The user who asks. Keys of different users are different keys. */
  actorId: string;
  key: string;
  /** The input without its key. Its order of fields and what is null or left out make no difference. */
  request: object;
  /** The tenant under which `work` writes; the row goes with it. */
  organizationId?: string | null | undefined;
}

/**
 * Runs `work` once per key of this user, in the transaction of `em`: the same key with the same request gives the answer of
 * the first time, even when both arrive at once (the second waits for the first to commit). `work` answers with what must
 * be known to give the same answer again, such as ids; nothing personal.
 * `later`: takes the statement that keeps the answer, to be run before the transaction ends; without it that runs at once.
 * @throws ConflictError IDEMPOTENCY_KEY_REUSED when the key came with another request
 */
export async function withIdempotencyKey<Result extends object>(
  em: EntityManager,
  given: IdempotentRequest,
  work: () => Promise<Result>,
  later?: (statement: RawBuilder<unknown>) => void,
): Promise<Result> {
  const { operation, actorId, key, request, organizationId = null } = given;
  const claimed = await query(
    em,
    sql`insert into ${tableOf(em)} (organization_id, actor_id, operation, key, request_hash, created_at)
     values (${organizationId}, ${actorId}, ${operation}, ${key}, ${hashOfRequest(request)}, clock_timestamp())
     on conflict (actor_id, operation, key) do nothing returning 1`,
  );
  if (claimed.length === 0) {
    const answer = await findAnswer<Result>(em, given);
    if (!answer) throw keyReused();
    return answer;
  }
  const result = await work();
  const keep = sql`update ${tableOf(em)} set result = ${JSON.stringify(result)}::jsonb where ${same(given)}`;
  if (later) later(keep);
  else await query(em, keep);
  return result;
}

/**
 * The answer that a key had, where the work of a mutation begins before the transaction in which `withIdempotencyKey` ends it.
 * @throws ConflictError IDEMPOTENCY_KEY_REUSED when the key came with another request
 */
export async function findAnswer<Result extends object>(
  em: EntityManager,
  given: IdempotentRequest,
): Promise<Result | undefined> {
  const [known] = await query<{ hash: string; result: Result }>(
    em,
    sql`select request_hash as hash, result from ${tableOf(em)} where ${same(given)}`,
  );
  if (known && known.hash !== hashOfRequest(given.request)) throw keyReused();
  if (known) noteRepeated();
  return known?.result;
}

const tableOf = (em: EntityManager) => sql.table(`${em.config.get('schema')}.idempotency`);

const same = ({ operation, actorId, key }: IdempotentRequest) =>
  sql`actor_id = ${actorId} and operation = ${operation} and key = ${key}`;

const keyReused = () =>
  new ConflictError('This idempotency key was used for another request.', { code: 'IDEMPOTENCY_KEY_REUSED' });

/**
 * The table of `withIdempotencyKey`. Goes into a subgraph's list of migrations; `also` are statements for what it replaces.
 */
export function idempotencyMigration(schema: string, also: readonly string[] = []): MigrationObject {
  return {
    name: 'idempotency',
    class: class Idempotency extends Migration {
      override up(): void {
        for (const statement of [...idempotencyTable(schema), ...also]) this.addSql(statement);
      }

      override down(): void {
        this.addSql(`drop table ${schema}.idempotency`);
      }
    },
  };
}

function idempotencyTable(schema: string): string[] {
  const user = `nullif(current_setting('app.user', true), '')::uuid`;
  return [
    `create table ${schema}.idempotency (
       organization_id uuid,
       actor_id uuid not null,
       operation text not null,
       key text not null,
       request_hash text not null,
       result jsonb,
       created_at timestamptz not null,
       primary key (actor_id, operation, key)
     )`,
    `comment on table ${schema}.idempotency is
       'global: a key belongs to a user, who may belong to no tenant; its policy is by user'`,
    `create index idempotency_by_age on ${schema}.idempotency (created_at)`,
    `alter table ${schema}.idempotency enable row level security, force row level security`,
    `create policy actor on ${schema}.idempotency using (actor_id = ${user}) with check (actor_id = ${user})`,
    ...idempotencyRetention(schema),
    `grant select, insert, update, delete on ${schema}.idempotency to propmubi_app`,
  ];
}

/** For a subgraph whose table is older than its retention job. */
export function idempotencyRetentionMigration(schema: string): MigrationObject {
  return {
    name: 'idempotency-retention',
    class: class IdempotencyRetention extends Migration {
      override up(): void {
        for (const statement of idempotencyRetention(schema)) this.addSql(statement);
      }

      override down(): void {
        for (const name of ['past', 'retention']) this.addSql(`drop policy ${name} on ${schema}.idempotency`);
      }
    },
  };
}

/** Statements that let the retention job see and delete keys of any user once they are past their days. */
function idempotencyRetention(schema: string): string[] {
  const isPast = `created_at < now() - interval '${IDEMPOTENCY_DAYS} days'`;
  return [
    `create policy past on ${schema}.idempotency for select using (${isPast})`,
    `create policy retention on ${schema}.idempotency for delete using (${isPast})`,
  ];
}

/** Whether these migrations make a table of keys that the retention job may prune. */
export function keepsIdempotencyKeys(migrations: readonly MigrationObject[]): boolean {
  return migrations.some(({ name }) => name === 'idempotency' || name === 'idempotency-retention');
}

const PRUNED_ROWS = 5_000;

/** Deletes keys past their days, a few thousand at a time. Returns how many. */
export async function pruneIdempotencyKeys(em: EntityManager): Promise<number> {
  const table = sql.table(`${em.config.get('schema')}.idempotency`);
  const deleted = await query(
    em,
    sql`delete from ${table} where ctid = any (array(
       select ctid from ${table} where created_at < now() - make_interval(days => ${IDEMPOTENCY_DAYS})
        order by created_at limit ${sql.lit(PRUNED_ROWS)}))
     returning 1`,
  );
  return deleted.length;
}
