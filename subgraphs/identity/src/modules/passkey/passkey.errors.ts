import { ConflictError, NotFoundError, UnauthenticatedError, UnavailableError } from '@propmubi/runtime';

/** One answer to all that can be wrong: an unknown key, another site, a used challenge, a copied authenticator. */
export function passkeyInvalid(cause?: unknown): UnauthenticatedError {
  return new UnauthenticatedError('The passkey could not be verified. Try again.', {
    code: 'PASSKEY_INVALID',
    cause,
  });
}

export function passkeyNotFound(): NotFoundError {
  return new NotFoundError('You have no such passkey.', { code: 'PASSKEY_NOT_FOUND' });
}

export function passkeyExists(): ConflictError {
  return new ConflictError('This passkey is registered already.', { code: 'PASSKEY_EXISTS' });
}

export function tooManyPasskeys(most: number): ConflictError {
  return new ConflictError(`An account has at most ${most} passkeys. Remove one first.`, {
    code: 'TOO_MANY_PASSKEYS',
    details: { limit: most },
  });
}

export function passkeysUnavailable(): UnavailableError {
  return new UnavailableError('Passkeys are not set up here.', { code: 'PASSKEYS_UNAVAILABLE' });
}
