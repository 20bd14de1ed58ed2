import { assertId, type EntityManager, ForbiddenError } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import { deletePasskeys } from '../passkey/passkey.repository.js';
import { assertMayActOn } from '../role/super-admin.js';
import { endAllSessions } from '../session/session-revocation.js';
import { notEnrolled, secondFactorMandatory } from './second-factor.errors.js';
import { deleteFactor, markSessionProved, readFactor } from './second-factor.repository.js';
import type { SecondFactor } from './second-factor.types.js';

/** The viewer's own; null without one. */
export async function mySecondFactor(context: IdentityContext): Promise<SecondFactor | null> {
  const userId = assertSignedIn(context.viewer);
  const { factor, ...roles } = await context.db.read((em) => readFactor(em, userId));
  if (!factor?.confirmedAt) return null;
  const { confirmedAt: enrolledAt, recoveryCodesLeft } = factor;
  return { enrolledAt, recoveryCodesLeft, mandatory: context.secondFactors.isMandatoryFor(roles) };
}

/** Opens dangerous acts for this session. Returns until when. @throws UnauthenticatedError SECOND_FACTOR_INVALID */
export async function stepUp(context: IdentityContext, code: string): Promise<Date> {
  await withProof(context, code, () => Promise.resolve());
  return context.secondFactors.provedUntil();
}

export async function replaceRecoveryCodes(context: IdentityContext, code: string): Promise<string[]> {
  return withProof(context, code, async (em, userId) => {
    const codes = await context.secondFactors.replaceRecoveryCodes(em, userId);
    await context.audit.append(em, {
      organizationId: null,
      actorId: userId,
      action: 'RECOVERY_CODES_REPLACED',
      subjectId: userId,
      at: context.now(),
    });
    return codes;
  });
}

/** @throws ConflictError SECOND_FACTOR_MANDATORY for staff */
export async function removeSecondFactor(context: IdentityContext, code: string): Promise<void> {
  await withProof(context, code, async (em, userId) => {
    if (context.secondFactors.isMandatoryFor(await readFactor(em, userId))) throw secondFactorMandatory();
    await deleteFactor(em, userId);
    await context.audit.append(em, {
      organizationId: null,
      actorId: userId,
      action: 'SECOND_FACTOR_REMOVED',
      subjectId: userId,
      at: context.now(),
    });
  });
}

/** For administrators, when app and recovery codes are lost: sessions end, and the next sign-in enrols anew. */
export async function resetSecondFactor(
  { viewer, db, audit, redis, keys, now, secondFactors }: IdentityContext,
  input: { userId: string; reason: string },
): Promise<void> {
  const actorId = assertSignedIn(viewer);
  const userId = assertId(input.userId, 'userId');
  if (userId === actorId)
    throw new ForbiddenError('Another administrator resets yours.', { code: 'SELF_REVIEW' });
  const at = now();
  await db.write(async (em) => {
    await secondFactors.assertRecentProof(em, actorId, viewer.sessionId);
    await assertMayActOn(em, actorId, userId);
    await setTransactionUser(em, { userId });
    const hadApp = await deleteFactor(em, userId);
    // A lost phone holds both.
    const hadPasskeys = await deletePasskeys(em, keys, userId);
    if (!hadApp && !hadPasskeys) throw notEnrolled();
    await endAllSessions(em, redis, userId, 'ENDED_BY_ADMIN', at);
    await audit.append(em, {
      organizationId: null,
      actorId,
      action: 'SECOND_FACTOR_RESET',
      subjectId: userId,
      details: { reason: input.reason },
      at,
    });
  });
}

/** Runs after the signed-in viewer has proved their second factor, in the same transaction. */
async function withProof<T>(
  { viewer, db, secondFactors, now }: IdentityContext,
  code: string,
  work: (em: EntityManager, userId: string) => Promise<T>,
): Promise<T> {
  const userId = assertSignedIn(viewer);
  await secondFactors.chargeGuess(userId);
  const done = await db.write(async (em) => {
    await secondFactors.verify(em, userId, code);
    if (viewer.sessionId) await markSessionProved(em, userId, viewer.sessionId, now());
    return work(em, userId);
  });
  await secondFactors.forgiveGuesses(userId);
  return done;
}
