import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';

export const OwnWebhooks = graphql(`
  query OwnWebhooks {
    webhooks {
      id
      name
      url
      enabled
      eventTypes
      createdAt
      previousSecretUntil
    }
  }
`);

export type Webhook = NonNullable<ResultOf<typeof OwnWebhooks>['webhooks']>[number];

export const WebhookDeliveries = graphql(`
  query WebhookDeliveries($webhookId: ID!, $status: WebhookDeliveryStatus, $after: String) {
    webhookDeliveries(webhookId: $webhookId, status: $status, first: 20, after: $after) {
      nodes {
        id
        eventId
        eventType
        status
        attempts
        failure
        responseStatus
        isReplay
        occurredAt
        nextAttemptAt
        finishedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Delivery = NonNullable<ResultOf<typeof WebhookDeliveries>['webhookDeliveries']>['nodes'][number];

/** Id of the message that names a type of event, as `lead.created` or LEAD_CREATED. */
export const eventMessage = (eventType: string) =>
  `webhookEvent.${eventType.replaceAll('.', '_').toUpperCase()}`;
