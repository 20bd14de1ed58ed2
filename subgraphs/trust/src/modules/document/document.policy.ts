import type { Viewer } from '@propmubi/runtime';
import type { LegalDocument } from './document.entity.js';

/** The scope of reviewers of documents. */
export const REVIEW = 'documents:review';

/**
 * Type, status and dates of papers about listings and projects are public, so that a buyer sees what was checked.
 * Hash, size, file name and the reviewer's reason are for the brokerage that submitted them and for reviewers.
 */
export function maySeeDetails(viewer: Viewer, document: Pick<LegalDocument, 'organizationId'>): boolean {
  return (
    (viewer.organizationId !== null && viewer.organizationId === document.organizationId) ||
    viewer.scopes.includes(REVIEW)
  );
}

/**
 * Who is answered whether a paper has given bytes: those who may read it, and of papers about listings and projects, which are
 * public, each who has such bytes.
 */
export function mayCompare(viewer: Viewer, document: Parameters<typeof mayRead>[1]): boolean {
  return (
    document.subjectType === 'LISTING' || document.subjectType === 'PROJECT' || mayRead(viewer, document)
  );
}

/**
 * Who may read the paper itself: reviewers, who submitted it, and the brokerage of the listing, agent or project. A paper
 * about a person is read by that person and by reviewers.
 */
export function mayRead(
  viewer: Viewer,
  document: Pick<LegalDocument, 'organizationId' | 'subjectType' | 'submittedBy'>,
): boolean {
  if (viewer.scopes.includes(REVIEW)) return true;
  if (viewer.userId !== null && viewer.userId === document.submittedBy) return true;
  return document.subjectType !== 'USER' && maySeeDetails(viewer, document);
}
