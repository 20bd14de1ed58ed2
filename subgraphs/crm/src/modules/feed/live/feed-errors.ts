import { ConflictError, ForbiddenError, UnauthenticatedError } from '@propmubi/runtime';

/** Why the platform ends a feed by itself; each tells the client what to do next. */
export const slowReader = () =>
  new ConflictError('The feed was read too slowly. Resume with the last cursor.', { code: 'SLOW_READER' });

export const noDesk = () =>
  new ForbiddenError('Only an agent of a brokerage has a feed.', { code: 'NO_AGENT_DESK' });

export const leftBrokerage = () =>
  new ForbiddenError('The agent no longer works for this brokerage.', { code: 'AGENT_LEFT_BROKERAGE' });

export const sessionEnded = () =>
  new UnauthenticatedError('The session has ended. Sign in again and resume with the last cursor.', {
    code: 'SESSION_ENDED',
  });

export const shuttingDown = () =>
  new ConflictError('The service is restarting. Resume with the last cursor.', {
    code: 'SERVICE_RESTARTING',
  });
