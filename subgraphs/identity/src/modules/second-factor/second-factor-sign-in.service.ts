import type { EntityManager } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import type { SessionTokens } from '../session/session.service.js';
import { signInToEnrol, ticketInvalid } from './second-factor.errors.js';
import { markSessionProved } from './second-factor.repository.js';
import type { PendingSignIn } from './sign-in-ticket.js';

/** Goes on with a sign-in whose one-time password was right: opens the session. */
export async function verifySecondFactor(
  context: IdentityContext,
  { ticket, code }: { ticket: string; code: string },
): Promise<SessionTokens> {
  const { secondFactors, db, sessions, now } = context;
  const { userId } = await pendingOf(context, ticket, 'VERIFY');
  await secondFactors.chargeGuess(userId);
  const tokens = await db.write(async (em) => {
    await setTransactionUser(em, { userId });
    await secondFactors.verify(em, userId, code);
    await useUp(context, ticket);
    return sessions.open(em, userId, now());
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
  const userId = await enroller(context, ticket);
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
  const userId = await enroller(context, ticket);
  await secondFactors.chargeGuess(userId);
  const confirmed = await db.write(async (em): Promise<Confirmed> => {
    await setTransactionUser(em, { userId });
    if (ticket == null) await assertMayEnrolInSession(context, em, userId);
    const recoveryCodes = await secondFactors.confirm(em, userId, code);
    if (ticket == null) {
      if (viewer.sessionId) await markSessionProved(em, userId, viewer.sessionId, now());
      return { recoveryCodes };
    }
    return { recoveryCodes, tokens: await openWith(context, em, userId, ticket) };
  });
  await secondFactors.forgiveGuesses(userId);
  return confirmed;
}

async function openWith(
  context: IdentityContext,
  em: EntityManager,
  userId: string,
  ticket: string,
): Promise<SessionTokens> {
  await useUp(context, ticket);
  return context.sessions.open(em, userId, context.now());
}

async function enroller(context: IdentityContext, ticket: string | null | undefined): Promise<string> {
  if (ticket == null) return assertSignedIn(context.viewer);
  return (await pendingOf(context, ticket, 'ENROL')).userId;
}

/** A session of before the grant gives no power: who holds it, perhaps a thief, must not become staff by an app of theirs. */
async function assertMayEnrolInSession(
  { secondFactors }: IdentityContext,
  em: EntityManager,
  userId: string,
): Promise<void> {
  if ((await secondFactors.pendingStep(em, userId)) === 'ENROL') throw signInToEnrol();
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
