export { onEvent, type EventConsumer } from './consumer.js';
export { listDeadLetters, replayDeadLetters, type DeadLetter } from './dead-letters.js';
export type {
  BusMember,
  ConsumerLag,
  EventBus,
  EventBusLag,
  EventBusOptions,
  EventBusSettings,
  ReadLag,
} from './bus-types.js';
export { createEventBus } from './event-bus.js';
export { inboxMigration, outboxMigration } from './event-tables.js';
export { recordEvent, recordEvents, statementOfEvents, type AnyNewEvent } from './record-event.js';
export { EVENT_SHARDS, shardOf, streamKey } from './shards.js';
