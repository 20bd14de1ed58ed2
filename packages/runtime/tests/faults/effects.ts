import 'reflect-metadata';
import type { DomainEvent } from '@propmubi/events';
import type { EntityManager } from '../../src/db/entity-manager.js';
import { createDatabase, type Database } from '../../src/db/database.js';

// Shared with the processes that are killed: they import no more than they need, to be there soon.

export function openSchema(url: string, schema: string, poolMax = 8): Promise<Database> {
  return createDatabase({ schema, url, poolMax, entities: [] });
}

/** The effect the tests count: one row per handling that committed. */
export async function writeEffect(event: DomainEvent, em: EntityManager): Promise<void> {
  const { reason } = event.data as { reason: string };
  await em.execute('insert into trust.effect (event_id, subject, note) values (?, ?, ?)', [
    event.id,
    event.subject,
    reason,
  ]);
}
