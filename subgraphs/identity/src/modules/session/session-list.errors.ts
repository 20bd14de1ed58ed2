import { ForbiddenError, NotFoundError } from '@propmubi/runtime';

export function sessionNotFound(): NotFoundError {
  return new NotFoundError('There is no such open session.', { code: 'SESSION_NOT_FOUND' });
}

export function sessionsOfOthers(): ForbiddenError {
  return new ForbiddenError('Only administrators list the sessions of another person.', {
    code: 'MISSING_SCOPE',
  });
}
