import { assertAuthenticated, type Viewer } from '@propmubi/runtime';
import { organizationRequired } from './document.errors.js';

export type Submitter = Viewer & { userId: string; organizationId: string };

/** @throws UnauthenticatedError; ForbiddenError ORGANIZATION_REQUIRED */
export function submitterOf(viewer: Viewer): Submitter {
  assertAuthenticated(viewer);
  const { organizationId } = viewer;
  if (!organizationId) throw organizationRequired();
  return { ...viewer, organizationId };
}
