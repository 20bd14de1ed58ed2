import type { z } from 'zod';

/** The subgraphs that record events. */
export const EVENT_SOURCES = ['identity', 'property', 'trust', 'crm', 'reputation'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

export interface EventDefinition<Schema extends z.ZodObject = z.ZodObject> {
  /** The one subgraph that records it; `any` for what each of them records. */
  source: EventSource | 'any';
  /** Raised when a field changes its meaning or becomes required; an added optional field keeps it. */
  version: number;
  /** The payload field that holds the id of the aggregate, whose events keep their order. */
  subject: keyof z.output<Schema> & string;
  schema: Schema;
  /** Lifts the payload of an older version by one: `{ 1: (data) => dataOfVersion2 }`. */
  upgrades?: Record<number, (data: unknown) => unknown>;
}

/** Declares an event; only for its types. */
export function defineEvent<Schema extends z.ZodObject>(
  definition: EventDefinition<Schema>,
): EventDefinition<Schema> {
  return definition;
}
