import { ForbiddenError, UnauthenticatedError, type Viewer } from '@propmubi/runtime';

/** @throws UnauthenticatedError */
export function assertSignedIn({ userId }: Viewer): string {
  if (!userId) throw new UnauthenticatedError();
  return userId;
}

/** Who acts for a brokerage; an organization that was not verified has nobody who does. @throws ForbiddenError */
export function assertManager({ userId, organizationId }: Viewer): {
  userId: string;
  organizationId: string;
} {
  if (!userId || !organizationId) throw new ForbiddenError('Only a manager of a brokerage does this.');
  return { userId, organizationId };
}
