import { z } from 'zod';
import { definitionOf, type EventData, type EventInput, type EventType } from './catalogue.js';
import type { DomainEvent } from './domain-event.js';

const SCHEMA_URN = /^urn:propmubi:event:([A-Za-z]+):(\d+)$/;

const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.guid(),
  source: z.string(),
  type: z.string(),
  subject: z.string().min(1),
  time: z.iso.datetime({ offset: true }),
  datacontenttype: z.literal('application/json'),
  dataschema: z.string().regex(SCHEMA_URN),
  organizationid: z.guid().nullable(),
  traceparent: z.string().optional(),
  data: z.unknown(),
});

/** An event that does not have the shape its type and version promise. */
export class EventSchemaError extends Error {
  constructor(type: string, problem: string, options?: ErrorOptions) {
    super(`${type}: ${problem}`, options);
    this.name = 'EventSchemaError';
  }
}

export interface NewEvent<Type extends EventType> {
  type: Type;
  /** Defaults to the payload's own aggregate id. */
  subject?: string;
  organizationId: string | null;
  data: EventInput<Type>;
  /** Of an event that any subgraph records: which one does. */
  source?: string | undefined;
}

/**
 * Builds the envelope around a checked payload. Fields the schema does not name are left out: that is what keeps
 * personal data from slipping into an event.
 * @throws EventSchemaError, UnknownEventError
 */
export function createEvent<Type extends EventType>(
  { type, subject, organizationId, data, source }: NewEvent<Type>,
  id: string,
  time = new Date(),
  traceparent?: string,
): DomainEvent<EventData<Type>> {
  const definition = definitionOf(type);
  const checked = check(type, data) as EventData<Type>;
  if (source === undefined && definition.source === 'any')
    throw new EventSchemaError(type, 'any subgraph records it, so the event names which');
  return {
    specversion: '1.0',
    id,
    source: source ?? definition.source,
    type,
    subject: subject ?? String((checked as Record<string, unknown>)[definition.subject]),
    time: time.toISOString(),
    datacontenttype: 'application/json',
    dataschema: `urn:propmubi:event:${type}:${definition.version}`,
    organizationid: organizationId,
    ...(traceparent !== undefined && { traceparent }),
    data: checked,
  };
}

/**
 * Reads an event off the wire: checks the envelope, lifts an older payload to today's version, checks the payload.
 * @throws EventSchemaError for a malformed event and for one of a version newer than this program knows
 * @throws UnknownEventError
 */
export function parseEvent(input: unknown): DomainEvent {
  const parsed = envelope.safeParse(input);
  if (!parsed.success) throw new EventSchemaError('event', z.prettifyError(parsed.error));
  const event = parsed.data;
  const { version, upgrades = {} } = definitionOf(event.type);
  const [, type, given] = SCHEMA_URN.exec(event.dataschema) as RegExpExecArray;
  if (type !== event.type) throw new EventSchemaError(event.type, `the payload is declared as ${type}`);
  let { data } = event;
  for (let at = Number(given); at !== version; at++) {
    const upgrade = upgrades[at];
    if (at > version || !upgrade) {
      throw new EventSchemaError(event.type, `version ${given} cannot be read, ${version} is known`);
    }
    data = upgrade(data);
  }
  return { ...event, data: check(event.type, data) };
}

function check(type: string, data: unknown): unknown {
  const parsed = definitionOf(type).schema.safeParse(data);
  if (!parsed.success) throw new EventSchemaError(type, z.prettifyError(parsed.error));
  return parsed.data;
}
