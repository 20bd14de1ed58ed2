import type { DomainEvent, EventData, EventType } from '@propmubi/events';
import type { EntityManager } from '../db/entity-manager.js';

/**
 * What a subgraph does when an event of one type arrives. `handle` runs inside the inbox's transaction, which opened
 * as the event's tenant: its effect happens exactly once, so it changes nothing outside `em`. An event may be handled
 * again after a rollback, and, replayed from the dead letters, later than events that followed it.
 */
export interface EventConsumer {
  type: string;
  handle(event: DomainEvent, em: EntityManager): Promise<void>;
}

/** A consumer with its payload typed: `onEvent('ListingPublished', async ({ data }, em) => …)`. */
export function onEvent<Type extends EventType>(
  type: Type,
  handle: (event: DomainEvent<EventData<Type>>, em: EntityManager) => Promise<void>,
): EventConsumer {
  return { type, handle: (event, em) => handle(event as DomainEvent<EventData<Type>>, em) };
}
