import { limitKeys, type Charge } from '@propmubi/runtime';

const HOUR_S = 60 * 60;

/** Uploads that a person begins: the papers of several flats, and some again. */
export const UPLOADS_PER_USER = {
  name: 'document-uploads-user',
  points: 120,
  windowSeconds: HOUR_S,
  onRedisDown: 'allow',
} as const;

/** Uploads of all members of one organization. */
export const UPLOADS_PER_ORGANIZATION = {
  name: 'document-uploads-organization',
  points: 1_000,
  windowSeconds: 24 * HOUR_S,
  onRedisDown: 'allow',
} as const;

/** Documents that a person submits: each is work for a reviewer. */
export const DOCUMENTS_PER_USER = {
  name: 'documents-user',
  points: 60,
  windowSeconds: HOUR_S,
  onRedisDown: 'allow',
} as const;

export function chargesOfUpload(userId: string, organizationId: string): Charge[] {
  return [
    { limit: UPLOADS_PER_USER, key: limitKeys.user(userId) },
    { limit: UPLOADS_PER_ORGANIZATION, key: limitKeys.tenant(organizationId) },
  ];
}

export function chargesOfDocument(userId: string): Charge[] {
  return [{ limit: DOCUMENTS_PER_USER, key: limitKeys.user(userId) }];
}
