import type { z } from 'zod';
import { auditEvents } from './schemas/audit.events.js';
import { crmEvents } from './schemas/crm.events.js';
import { identityEvents } from './schemas/identity.events.js';
import { propertyEvents } from './schemas/property.events.js';
import { reputationEvents } from './schemas/reputation.events.js';
import { systemEvents } from './schemas/system.events.js';
import { trustEvents } from './schemas/trust.events.js';
import type { EventDefinition } from './define-event.js';

/** Every event of the platform: who records it, its version, its aggregate and its payload. */
export const EVENTS = {
  ...identityEvents,
  ...propertyEvents,
  ...trustEvents,
  ...reputationEvents,
  ...crmEvents,
  ...auditEvents,
  ...systemEvents,
} as const;

export type EventType = keyof typeof EVENTS;
/** The payload as a consumer reads it: defaults filled in. */
export type EventData<Type extends EventType> = z.output<(typeof EVENTS)[Type]['schema']>;
/** The payload as a producer gives it: fields with a default may be left out. */
export type EventInput<Type extends EventType> = z.input<(typeof EVENTS)[Type]['schema']>;

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type);
}

/** @throws UnknownEventError */
export function definitionOf(type: string): EventDefinition {
  if (!isEventType(type)) throw new UnknownEventError(type);
  return EVENTS[type] as unknown as EventDefinition;
}

export class UnknownEventError extends Error {
  constructor(type: string) {
    super(`“${type}” is not an event of the catalogue.`);
    this.name = 'UnknownEventError';
  }
}
