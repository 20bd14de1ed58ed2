import { SessionError } from '../../lib/session.js';

/** The first factor was right, and one step is left. */
export interface PendingSignIn {
  step: 'VERIFY' | 'ENROL';
  ticket: string;
}

const NEXT_STEP: Readonly<Record<string, PendingSignIn['step']>> = {
  SECOND_FACTOR_REQUIRED: 'VERIFY',
  SECOND_FACTOR_ENROLMENT_REQUIRED: 'ENROL',
};

export function pendingOf(error: unknown): PendingSignIn | undefined {
  if (!(error instanceof SessionError)) return undefined;
  const step = NEXT_STEP[error.code];
  return step && { step, ticket: String(error.details['ticket']) };
}

/** The ticket by which a person of an organization's provider is linked to their account. */
export function linkTicketOf(error: unknown): string | undefined {
  if (!(error instanceof SessionError) || error.code !== 'SSO_LINK_REQUIRED') return undefined;
  return String(error.details['ticket']);
}
