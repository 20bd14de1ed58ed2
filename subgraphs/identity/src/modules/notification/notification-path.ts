import type { NotificationKind } from '@propmubi/notifications';

/** Where in the browser app a notification leads. */
const PATHS: Readonly<Partial<Record<NotificationKind, (subjectId: string) => string>>> = {
  LEAD_ASSIGNED: (leadId) => `/work/lead/${leadId}`,
  LEAD_MESSAGE: (leadId) => `/work/lead/${leadId}`,
  ENQUIRY_MESSAGE: () => '/my',
  LEAD_IN_POND: () => '/manage',
  SAVED_SEARCH_MATCHED: () => '/my/searches',
  QUOTA_NEARLY_USED: () => '/manage',
  QUOTA_USED_UP: () => '/manage',
  LISTING_PRICE_CHANGED: (listingId) => `/listing/${listingId}`,
  DOCUMENT_VERIFIED: () => '/documents',
  DOCUMENT_REJECTED: () => '/documents',
  DOCUMENT_INFO_REQUESTED: () => '/documents',
  DOCUMENT_EXPIRING: () => '/documents',
};

export function pathOf(kind: NotificationKind, subjectId: string): string {
  return PATHS[kind]?.(subjectId) ?? '/my/notifications';
}
