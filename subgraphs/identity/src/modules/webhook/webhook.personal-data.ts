import type { PersonalTable } from '@propmubi/privacy';

export const webhookTables: Record<string, PersonalTable> = {
  webhook_endpoint: {
    people: {},
    personal: {},
    other: {
      name: 'of a firm',
      url: 'of a firm',
      event_types: 'code',
      filter: 'ids of agents, listings and projects',
      secret_sealed: 'of a firm, sealed',
      previous_secret_sealed: 'of a firm, sealed',
    },
  },
  webhook_delivery: {
    people: {},
    personal: {},
    other: {
      event_type: 'code',
      data: 'ids, codes and instants of an event (`webhook-events.ts`)',
      status: 'code',
      failure: 'code',
    },
  },
};
