import { ForbiddenError, UnauthenticatedError } from '@propmubi/runtime';

/** One answer to an unknown account, one without a password, one whose organization wants none, and a wrong password. */
export function passwordInvalid(): UnauthenticatedError {
  return new UnauthenticatedError('Number, address or password is wrong.', { code: 'PASSWORD_INVALID' });
}

export function passwordsNotAllowed(): ForbiddenError {
  return new ForbiddenError('Your organization signs in without passwords.', {
    code: 'PASSWORDS_NOT_ALLOWED',
  });
}
