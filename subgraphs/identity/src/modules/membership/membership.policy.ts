import { assertPerson, ForbiddenError, UnauthenticatedError, type Viewer } from '@propmubi/runtime';

/** The person who signed in; not a program with their key. @throws UnauthenticatedError, ForbiddenError PERSON_REQUIRED */
export function assertSignedIn(viewer: Viewer): string {
  if (!viewer.userId) throw new UnauthenticatedError();
  assertPerson(viewer);
  return viewer.userId;
}

/** Who acts for a brokerage; an unverified organization has no representative. @throws ForbiddenError */
export function assertManager({ userId, organizationId }: Viewer): {
  userId: string;
  organizationId: string;
} {
  if (!userId || !organizationId) throw new ForbiddenError('Only a manager of a brokerage does this.');
  return { userId, organizationId };
}

/** A manager who is there in person; a key of theirs is not enough. @throws UnauthenticatedError, ForbiddenError */
export function assertManagerInPerson(viewer: Viewer): { userId: string; organizationId: string } {
  assertSignedIn(viewer);
  return assertManager(viewer);
}
