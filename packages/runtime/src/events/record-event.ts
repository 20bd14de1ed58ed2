import { createEvent, type DomainEvent, type EventType, type NewEvent } from '@propmubi/events';
import type { EntityManager } from '../db/entity-manager.js';
import { newId } from '../ids.js';
import { query, type RawBuilder, sql } from '../db/query.js';
import { activeTracing } from '../telemetry/telemetry.js';
import { notifyCommitted } from './commit-signal.js';
import { shardOf } from './shards.js';

/** Any event of the catalogue, its payload checked against its type. */
export type AnyNewEvent = { [Type in EventType]: NewEvent<Type> }[EventType];

/**
 * Records a fact inside the caller's write transaction: it is published if, and only if, that commits. Returns the
 * event's id.
 *
 * What the EntityManager holds is flushed first, so that the aggregate's row is locked before the event takes its
 * place in the order: two transactions on one aggregate publish in the order they commit. Raw SQL that changes the
 * aggregate comes before this call for the same reason.
 * @throws EventSchemaError when the payload is not what the catalogue promises
 */
export async function recordEvent<Type extends EventType>(
  em: EntityManager,
  event: NewEvent<Type>,
): Promise<string> {
  const [id] = await recordEvents(em, [event as unknown as AnyNewEvent]);
  return id as string;
}

/** Records many facts with one statement, in the order given; imports and sweeps. Returns their ids. */
export async function recordEvents(em: EntityManager, events: readonly AnyNewEvent[]): Promise<string[]> {
  const recorded = await statementOfEvents(em, events);
  if (!recorded) return [];
  await query(em, recorded.statement);
  return recorded.ids;
}

/**
 * The statement of `recordEvents`, for a transaction that sends it together with others; undefined without events. What the
 * EntityManager holds is flushed, and the relay is woken after the commit.
 */
export async function statementOfEvents(
  em: EntityManager,
  events: readonly AnyNewEvent[],
): Promise<{ ids: string[]; statement: RawBuilder<unknown> } | undefined> {
  if (!em.isInTransaction())
    throw new Error('Events are recorded inside the transaction that makes them true.');
  if (events.length === 0) return undefined;
  const now = new Date();
  const traceparent = activeTracing()?.current()?.['traceparent'];
  const envelopes = events.map((event) =>
    createEvent(event as NewEvent<EventType>, newId(), now, traceparent),
  );
  await em.flush();
  notifyCommitted(em);
  return {
    ids: envelopes.map(({ id }: DomainEvent) => id),
    statement: sql`insert into "${sql.raw(schemaOf(em))}".outbox (event_id, shard, event)
     select (event ->> 'id')::uuid, shard, event
       from json_to_recordset(${JSON.stringify(envelopes.map((event, place) => ({ place, shard: shardOf(event.subject), event })))}::json) as given (place int, shard smallint, event json)
      order by place`,
  };
}

function schemaOf(em: EntityManager): string {
  const schema = em.config.get('schema');
  if (!schema) throw new Error('The database was opened without a schema.');
  return schema;
}
