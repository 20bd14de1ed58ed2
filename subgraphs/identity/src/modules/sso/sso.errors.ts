import {
  ConflictError,
  ForbiddenError,
  NotFoundError,
  UnauthenticatedError,
  UnavailableError,
} from '@propmubi/runtime';
import { invalidField } from '../../validation/index.js';

export function ssoUnavailable(): UnavailableError {
  return new UnavailableError('Single sign-on is not set up here.', { code: 'SSO_UNAVAILABLE' });
}

/** The same for a domain without an organization and an organization without a provider. */
export function ssoNotConfigured(): NotFoundError {
  return new NotFoundError('No organization signs in with addresses of this domain.', {
    code: 'SSO_NOT_CONFIGURED',
    details: { field: 'email' },
  });
}

/** `cause` must hold neither tokens nor what the provider says of a person: it is logged. */
export function ssoProviderFailed(cause?: unknown): UnavailableError {
  return new UnavailableError('The provider of your organization did not answer as it should.', {
    code: 'SSO_PROVIDER_FAILED',
    cause,
  });
}

export function issuerUnusable() {
  return invalidField('issuer', 'SSO_ISSUER_INVALID', 'No OpenID Connect provider answers at this address.');
}

/** One answer to all that can be wrong with what came back: another browser, an old attempt, a forged token. */
export function ssoInvalid(): UnauthenticatedError {
  return new UnauthenticatedError('This sign-in does not hold. Begin again.', { code: 'SSO_INVALID' });
}

/** A fresh sign-in was asked for, and the provider does not say that there was one. */
export function ssoNotFresh(): UnauthenticatedError {
  return new UnauthenticatedError(
    'Your provider did not confirm that you signed in anew. Sign in by a code instead.',
    { code: 'SSO_NOT_FRESH' },
  );
}

export function ssoLinkRequired(ticket: { ticket: string; expiresAt: Date }): UnauthenticatedError {
  return new UnauthenticatedError('Confirm once with your mobile number that this is your account.', {
    code: 'SSO_LINK_REQUIRED',
    details: { ticket: ticket.ticket, expiresAt: ticket.expiresAt.toISOString() },
  });
}

export function ssoNotAMember(): ForbiddenError {
  return new ForbiddenError(
    'This account does not work for the organization. Ask its manager for an invitation.',
    {
      code: 'SSO_NOT_A_MEMBER',
    },
  );
}

export function domainInvalid() {
  return invalidField('domain', 'SSO_DOMAIN_INVALID', 'Give a domain, such as firm.example.');
}

export function domainNotFound(): NotFoundError {
  return new NotFoundError('Your organization has no such domain.', { code: 'SSO_DOMAIN_NOT_FOUND' });
}

export function domainNotProved(): ConflictError {
  return new ConflictError('The record was not found at the domain yet. It can take an hour to be seen.', {
    code: 'SSO_DOMAIN_NOT_PROVED',
  });
}

export function domainTaken(): ConflictError {
  return new ConflictError('Another organization has proved this domain.', { code: 'SSO_DOMAIN_TAKEN' });
}

export function tooManyDomains(most: number): ConflictError {
  return new ConflictError(`An organization has at most ${most} domains.`, {
    code: 'TOO_MANY_SSO_DOMAINS',
    details: { limit: most },
  });
}
