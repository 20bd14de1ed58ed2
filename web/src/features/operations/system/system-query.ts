import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../../graphql/index.js';

export const ServiceStateFields = graphql(`
  fragment ServiceStateFields on ServiceState {
    unpublishedEvents
    unpublishedSince
    unhandledEvents {
      recordedBy
      count
    }
    deadLetterCount
    deadLetters {
      eventId
      type
      subject
      error
      deliveries
      failedAt
      replayRequested
    }
    jobQueues {
      name
      waiting
      running
      retrying
      failed
      retryable
    }
    connections {
      busy
      idle
      waiting
      most
    }
  }
`);

export const SystemState = graphql(`
  query SystemState {
    system {
      identity {
        ...ServiceStateFields
      }
      property {
        ...ServiceStateFields
      }
      trust {
        ...ServiceStateFields
      }
      crm {
        ...ServiceStateFields
      }
      reputation {
        ...ServiceStateFields
      }
    }
  }
`);

export const SERVICES = ['identity', 'property', 'trust', 'crm', 'reputation'] as const;
export type ServiceName = (typeof SERVICES)[number];

export type ServiceState = ResultOf<typeof ServiceStateFields>;
