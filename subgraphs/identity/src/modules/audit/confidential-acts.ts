import { type AuditAction, hasRole, type Viewer } from '@propmubi/runtime';
import type { AuditLink } from './audit-chain.js';

/**
 * Acts of persons who object to what is said of an organization, in whose trail they are. It learns what was done, and not
 * by whom; administrators do. The person’s own id is hidden by which these could be asked for, too.
 */
export const CONFIDENTIAL_ACTIONS: readonly AuditAction[] = [
  'DISPUTE_OPENED',
  'DISPUTE_WITHDRAWN',
  'PERSONAL_TEXTS_ERASED',
];

/** Whether persons in confidential acts are shown, and found by their ids. */
export const seesPersons = (viewer: Viewer): boolean => hasRole(viewer, 'ADMIN');

export function withoutPersons(link: AuditLink): AuditLink {
  if (!(CONFIDENTIAL_ACTIONS as readonly string[]).includes(link.action)) return link;
  const subjectId = link.subjectType === 'USER' ? null : link.subjectId;
  return { ...link, actorId: null, role: null, viaKey: false, subjectId };
}
