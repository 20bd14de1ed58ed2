import { z } from 'zod';
import { defineEvent, EVENT_SOURCES } from '../define-event.js';
import { id } from '../fields.js';

/** Most dead letters of one request. */
export const MOST_REPLAYED = 50;

export const systemEvents = {
  /** An administrator asked a service to handle events again that it had given up. */
  DeadLetterReplayRequested: defineEvent({
    source: 'identity',
    version: 1,
    subject: 'requestId',
    schema: z.object({
      requestId: id,
      service: z.enum(EVENT_SOURCES),
      eventIds: z.array(id).min(1).max(MOST_REPLAYED),
    }),
  }),
};
