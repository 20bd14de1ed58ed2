import { type DomainEvent, parseEvent } from '@propmubi/events';
import type { EntityManager } from '../db/entity-manager.js';
import type { Database } from '../db/database.js';
import { query, sql } from '../db/query.js';
import { systemViewer } from '../auth/viewer.js';
import { traceConsumed } from '../telemetry/trace-work.js';
import type { EventConsumer } from './consumer.js';
import { pruneInbox } from './prune.js';
import type { StreamEntry } from './stream-entry.js';
import { isTransient } from '../errors/transient.js';

const LONGEST_ERROR = 1_000;

export type Outcome = 'handled' | 'duplicate';

export interface Inbox {
  consumes(type: string): boolean;
  /**
   * One transaction: note the event as processed, then its effect. Dying before the commit leaves neither; after it, the
   * event is a duplicate.
   * @throws LeaseLostError when the stream belongs to another process by now
   */
  process(entry: StreamEntry, owner: string): Promise<Outcome>;
  /**
   * The same for several events of one aggregate, in one transaction: all of them or none. Undefined, and nothing is done, when
   * they are not all of one tenant.
   * @throws LeaseLostError
   */
  processTogether(entries: readonly StreamEntry[], owner: string): Promise<Outcome[] | undefined>;
  has(eventId: string): Promise<boolean>;
  /** Keeps an event that failed, with the error, for inspection and replay. */
  deadLetter(entry: StreamEntry, error: unknown, deliveries: number): Promise<void>;
  /** Takes one event whose replay was asked for; undefined when there is none. */
  replayNext(): Promise<{ id: string; error?: unknown } | undefined>;
  prune(retentionMs: number): Promise<void>;
  deadLetters(): Promise<number>;
}

export class LeaseLostError extends Error {
  constructor(stream: string) {
    super(`Another process consumes ${stream} by now.`);
    this.name = 'LeaseLostError';
  }
}

export function createInbox(schema: string, database: Database, consumers: readonly EventConsumer[]): Inbox {
  const inbox = `"${schema}".inbox`;
  const lease = `"${schema}".inbox_lease`;
  const letters = `"${schema}".dead_letter`;
  const byType = Map.groupBy(consumers, ({ type }) => type);

  async function handle(json: string, isNew: (em: EntityManager) => Promise<boolean>): Promise<Outcome> {
    const event = parseEvent(JSON.parse(json));
    return traceConsumed(schema, event, () =>
      database.scope(systemViewer(event.organizationid)).write(async (em) => {
        if (!(await isNew(em))) return 'duplicate';
        await consume(event, em);
        return 'handled';
      }),
    );
  }

  async function consume(event: DomainEvent, em: EntityManager): Promise<void> {
    for (const consumer of byType.get(event.type) ?? []) await consumer.handle(event, em);
  }

  /** Notes events as processed; returns those that were not yet. */
  async function note(
    em: EntityManager,
    stream: string,
    owner: string,
    ids: readonly string[],
  ): Promise<Set<string>> {
    const [row] = await query<{ leased: boolean; noted: string[] }>(
      em,
      sql`with leased as (select 1 from ${sql.raw(lease)} where stream = ${stream} and owner = ${owner} for key share),
            noted as (insert into ${sql.raw(inbox)} (event_id)
                      select id::uuid from leased, json_array_elements_text(${JSON.stringify(ids)}::json) as given (id)
                      on conflict do nothing returning event_id)
       select exists (select from leased) as leased,
              (select coalesce(json_agg(event_id), '[]') from noted) as noted`,
    );
    if (!row?.leased) throw new LeaseLostError(stream);
    return new Set(row.noted);
  }

  return {
    consumes: (type) => byType.has(type),

    process: ({ stream, id, event }, owner) =>
      handle(event, async (em) => (await note(em, stream, owner, [id])).size > 0),

    async processTogether(entries, owner) {
      const [first] = entries;
      const events = entries.map(({ event }) => parseEvent(JSON.parse(event)));
      const organizationId = events[0]?.organizationid ?? null;
      if (!first || events.some(({ organizationid }) => organizationid !== organizationId)) return undefined;
      return database.scope(systemViewer(organizationId)).write(async (em) => {
        const noted = await note(
          em,
          first.stream,
          owner,
          events.map(({ id }) => id),
        );
        const outcomes: Outcome[] = [];
        for (const event of events) {
          // As Postgres writes it.
          const isNew = noted.delete(event.id.toLowerCase());
          if (isNew && outcomes.length > 0) await beginAgain(em, organizationId);
          if (isNew) await traceConsumed(schema, event, () => consume(event, em));
          outcomes.push(isNew ? 'handled' : 'duplicate');
        }
        return outcomes;
      });
    },

    async has(eventId) {
      const found = await query(
        database.orm.em.fork(),
        sql`select from ${sql.raw(inbox)} where event_id = ${eventId}`,
      );
      return found.length > 0;
    },

    async deadLetter({ stream, entryId, id, type, subject, event }, error, deliveries) {
      await query(
        database.orm.em.fork(),
        sql`insert into ${sql.raw(letters)} (event_id, type, subject, event, error, deliveries)
         values (${id}, ${type}, ${subject}, ${asJson(event)}::json, ${describe(error, `${stream} ${entryId}`)}, ${deliveries})
         on conflict (event_id) do update set error = excluded.error, failed_at = now(),
           deliveries = dead_letter.deliveries + excluded.deliveries`,
      );
    },

    async replayNext() {
      let id: string | undefined;
      try {
        return await (database.orm.em.fork() as EntityManager).transactional(async (em) => {
          const [row] = await query<{ event_id: string; event: string }>(
            em,
            sql`select event_id, event::text as event from ${sql.raw(letters)}
              where replay_requested_at is not null order by replay_requested_at, failed_at limit 1
              for update skip locked`,
          );
          if (!row) return undefined;
          id = row.event_id;
          await handle(row.event, async (inner) => {
            const noted = await query(
              inner,
              sql`insert into ${sql.raw(inbox)} (event_id) values (${row.event_id}) on conflict do nothing returning 1`,
            );
            return noted.length > 0;
          });
          // The effect has committed by now. Dying here leaves a dead letter whose next replay is a duplicate.
          await query(em, sql`delete from ${sql.raw(letters)} where event_id = ${row.event_id}`);
          return { id: row.event_id };
        });
      } catch (error) {
        if (!id || isTransient(error)) throw error;
        await query(
          database.orm.em.fork(),
          sql`update ${sql.raw(letters)} set replay_requested_at = null, error = ${describe(error, 'replay')}, deliveries = deliveries + 1, failed_at = now()
            where event_id = ${id}`,
        );
        return { id, error };
      }
    },

    async prune(retentionMs) {
      await pruneInbox(database.orm.em.fork(), schema, retentionMs);
    },

    async deadLetters() {
      const [row] = await query<{ n: string }>(
        database.orm.em.fork(),
        sql`select count(*) as n from ${sql.raw(letters)}`,
      );
      return Number(row?.n ?? 0);
    },
  };
}

/** What one event has read or set is not there for the next: it finds the transaction as it began. */
async function beginAgain(em: EntityManager, organizationId: string | null): Promise<void> {
  await em.flush();
  em.clear();
  await query(
    em,
    sql`select set_config('app.tenant', ${organizationId ?? ''}, true), set_config('app.user', '', true)`,
  );
}

/** What cannot be parsed is kept as a JSON string. */
function asJson(event: string): string {
  try {
    JSON.parse(event);
    return event;
  } catch {
    return JSON.stringify(event);
  }
}

function describe(error: unknown, where: string): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `${where}: ${text}`.slice(0, LONGEST_ERROR);
}
