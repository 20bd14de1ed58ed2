import { type AppError, ConflictError, ForbiddenError, UnauthenticatedError } from '@propmubi/runtime';
import type { FeedOwner } from '../store/feed-owner.js';

/** Why the platform ends a feed by itself; each tells the client what to do next. */
export const slowReader = () =>
  new ConflictError('The feed was read too slowly. Resume with the last cursor.', { code: 'SLOW_READER' });

export const notABrokerageAgent = () =>
  new ForbiddenError('Only an agent of a brokerage has a feed.', { code: 'NOT_A_BROKERAGE_AGENT' });

export const notABrokerageManager = () =>
  new ForbiddenError('Only managers of a brokerage have a board.', { code: 'NOT_A_BROKERAGE_MANAGER' });

export const mayNotClaim = () =>
  new ForbiddenError('Only an active, licensed agent who is not paused may claim leads.', {
    code: 'MAY_NOT_CLAIM',
  });

/** Why a feed cannot be opened. */
export function mayNotRead({ audience }: FeedOwner): AppError {
  return audience === 'POND' ? mayNotClaim() : notABrokerageAgent();
}

/** Why an open feed ends when its owner may no longer read it. */
export function noLongerReads({ audience }: FeedOwner): AppError {
  return audience === 'POND' ? mayNotClaim() : leftBrokerage();
}

export const leftBrokerage = () =>
  new ForbiddenError('The agent no longer works for this brokerage.', { code: 'AGENT_LEFT_BROKERAGE' });

export const sessionRevoked = () =>
  new UnauthenticatedError('The session has ended. Sign in again and resume with the last cursor.', {
    code: 'SESSION_REVOKED',
  });

export const shuttingDown = () =>
  new ConflictError('The service is restarting. Resume with the last cursor.', {
    code: 'SERVICE_RESTARTING',
  });
