import type { EntityManager } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import type { SessionProof } from '../session/session.repository.js';
import type { SessionTokens } from '../session/session.service.js';
import { signInToEnrol, ticketInvalid } from './second-factor.errors.js';
import { markSessionProved } from './second-factor.repository.js';
import type { PendingSignIn } from './sign-in-ticket.js';

/** Goes on with a sign-in whose one-time password was right: opens the session. */
export async function verifySecondFactor(
  context: IdentityContext,
  { ticket, code }: { ticket: string; code: string },
): Promise<SessionTokens> {
  const { secondFactors, db, sessions } = context;
  const pending = await pendingOf(context, ticket, 'VERIFY');
  const { userId } = pending;
  await secondFactors.chargeGuess(userId);
  const tokens = await db.write(async (em) => {
    await setTransactionUser(em, { userId });
    await secondFactors.verify(em, userId, code);
    await useUp(context, ticket);
    return sessions.open(em, userId, proofOf(context, pending));
  });
  await secondFactors.forgiveGuesses(userId);
  return tokens;
}

/**
 * A secret for the viewer, or for who has to set one up before their session opens.
 * @throws UnauthenticatedError SIGN_IN_TICKET_INVALID
 */
export async function enrolSecondFactor(
  context: IdentityContext,
  ticket: string | null | undefined,
): Promise<{ secret: string; uri: string }> {
  const { userId } = await enroller(context, ticket);
  return context.db.write(async (em) => {
    await setTransactionUser(em, { userId });
    if (ticket == null) await assertMayEnrolInSession(context, em, userId);
    return context.secondFactors.enrol(em, userId);
  });
}

export interface Confirmed {
  recoveryCodes: string[];
  /** Undefined for a viewer who was signed in already. */
  tokens?: SessionTokens;
}

export async function confirmSecondFactor(
  context: IdentityContext,
  { ticket, code }: { ticket?: string | null; code: string },
): Promise<Confirmed> {
  const { secondFactors, db, viewer, now } = context;
  const pending = await enroller(context, ticket);
  const { userId } = pending;
  await secondFactors.chargeGuess(userId);
  const confirmed = await db.write(async (em): Promise<Confirmed> => {
    await setTransactionUser(em, { userId });
    if (ticket == null) await assertMayEnrolInSession(context, em, userId);
    const recoveryCodes = await secondFactors.confirm(em, userId, code);
    if (ticket == null) {
      if (viewer.sessionId) await markSessionProved(em, userId, viewer.sessionId, now());
      return { recoveryCodes };
    }
    return { recoveryCodes, tokens: await openWith(context, em, pending, ticket) };
  });
  await secondFactors.forgiveGuesses(userId);
  return confirmed;
}

async function openWith(
  context: IdentityContext,
  em: EntityManager,
  pending: Pending,
  ticket: string,
): Promise<SessionTokens> {
  await useUp(context, ticket);
  return context.sessions.open(em, pending.userId, proofOf(context, pending));
}

type Pending = Pick<PendingSignIn, 'userId' | 'method' | 'firstFactorAt' | 'sso'>;

function proofOf({ now }: IdentityContext, { method, firstFactorAt, sso }: Pending): SessionProof {
  const instant = (text: string | null | undefined) => (text == null ? null : new Date(text));
  return {
    beganBy: method ?? null,
    sso: sso ? { ...sso, authenticatedAt: instant(sso.authenticatedAt) } : null,
    firstFactorAt: instant(firstFactorAt),
    secondFactorAt: now(),
  };
}

async function enroller(context: IdentityContext, ticket: string | null | undefined): Promise<Pending> {
  if (ticket == null) return { userId: assertSignedIn(context.viewer) };
  return pendingOf(context, ticket, 'ENROL');
}

/**
 * A session of before the grant gives no power: a thief who holds it must not become staff by an app of theirs. For all others
 * the app is a new way in, and takes a fresh proof.
 */
async function assertMayEnrolInSession(
  { secondFactors, viewer }: IdentityContext,
  em: EntityManager,
  userId: string,
): Promise<void> {
  if ((await secondFactors.pendingStep(em, userId)) === 'ENROL') throw signInToEnrol();
  await secondFactors.assertFreshProof(em, userId, viewer.sessionId);
}

async function pendingOf(
  { tickets }: IdentityContext,
  ticket: string,
  step: PendingSignIn['step'],
): Promise<PendingSignIn> {
  const pending = await tickets.read(ticket);
  if (pending?.step !== step) throw ticketInvalid();
  return pending;
}

async function useUp({ tickets }: IdentityContext, ticket: string): Promise<void> {
  if (!(await tickets.use(ticket))) throw ticketInvalid();
}
