import type { LiveChannel, ResumableEvent } from '@propmubi/client';
import { graphql } from '../../../graphql/index.js';

export const MyNotifications = graphql(`
  query MyNotifications($language: NotificationLanguage!, $first: Int!) {
    notifications(first: $first) {
      unreadCount
      nodes {
        id
        kind
        subjectId
        title(language: $language)
        body(language: $language)
        createdAt
        readAt
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

export const MarkNotificationsRead = graphql(`
  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) {
      unreadCount
    }
  }
`);

export const MyNotificationSettings = graphql(`
  query MyNotificationSettings {
    pushPublicKey
    notificationSettings {
      quietFrom
      quietTo
      urgentInQuietHours
      emailDigest
      marketingConsents
      choices {
        kind
        category
        channel
        enabled
      }
    }
  }
`);

export const UpdateNotificationSettings = graphql(`
  mutation UpdateNotificationSettings($input: UpdateNotificationSettingsInput!) {
    updateNotificationSettings(input: $input) {
      settings {
        quietFrom
      }
    }
  }
`);

export const SubscribePush = graphql(`
  mutation SubscribePush($input: SubscribePushInput!) {
    subscribePush(input: $input) {
      subscriptionId
    }
  }
`);

export const UnsubscribePush = graphql(`
  mutation UnsubscribePush($input: UnsubscribePushInput!) {
    unsubscribePush(input: $input) {
      unsubscribed
    }
  }
`);

/** Says that the list has grown; what it says is read from the list. */
export const NOTIFICATIONS: LiveChannel<ResumableEvent> = {
  subscription: graphql(`
    subscription NotificationReceived($after: Cursor) {
      notificationReceived(after: $after) {
        cursor
        gap {
          missed
        }
      }
    }
  `),
  start: graphql(`
    query NotificationCursor {
      notificationCursor
    }
  `),
};
