import { ConflictError, ForbiddenError, UnauthenticatedError } from '@propmubi/runtime';
import type { PendingSignIn } from './sign-in-ticket.js';

/** Sign-in goes on with the ticket: by verifySecondFactor, or by enrolSecondFactor and confirmSecondFactor. */
export function secondFactorRequired(
  step: PendingSignIn['step'],
  { ticket, expiresAt }: { ticket: string; expiresAt: Date },
): UnauthenticatedError {
  const details = { ticket, expiresAt: expiresAt.toISOString() };
  return step === 'VERIFY'
    ? new UnauthenticatedError('Enter the code of your authenticator app.', {
        code: 'SECOND_FACTOR_REQUIRED',
        details,
      })
    : new UnauthenticatedError('Your role needs an authenticator app. Set one up to sign in.', {
        code: 'SECOND_FACTOR_ENROLMENT_REQUIRED',
        details,
      });
}

export function ticketInvalid(): UnauthenticatedError {
  return new UnauthenticatedError('This sign-in has expired. Begin again.', {
    code: 'SIGN_IN_TICKET_INVALID',
  });
}

/** For staff whose session is older than their role: setting an app up takes a fresh first factor. */
export function signInToEnrol(): UnauthenticatedError {
  return new UnauthenticatedError('Your role sets an authenticator app up while signing in. Sign in again.', {
    code: 'SIGN_IN_TICKET_INVALID',
  });
}

export function wrongSecondFactor(): UnauthenticatedError {
  return new UnauthenticatedError('The code is wrong, or was used before.', {
    code: 'SECOND_FACTOR_INVALID',
  });
}

export function notEnrolled(): ConflictError {
  return new ConflictError('No authenticator app is set up.', { code: 'SECOND_FACTOR_NOT_ENROLLED' });
}

export function alreadyEnrolled(): ConflictError {
  return new ConflictError('An authenticator app is set up already. Remove it first.', {
    code: 'SECOND_FACTOR_ENROLLED',
  });
}

export function secondFactorMandatory(): ConflictError {
  return new ConflictError('Your role needs a second factor.', { code: 'SECOND_FACTOR_MANDATORY' });
}

export function stepUpRequired(): ForbiddenError {
  return new ForbiddenError('Confirm with the code of your authenticator app first.', {
    code: 'STEP_UP_REQUIRED',
  });
}

/** `atProvider`: a new sign-in at the provider by which the session began would do. */
export function freshSignInRequired({ atProvider }: { atProvider: boolean }): ForbiddenError {
  return new ForbiddenError('This changes how you sign in. Sign in again first.', {
    code: 'FRESH_SIGN_IN_REQUIRED',
    details: { atProvider },
  });
}
