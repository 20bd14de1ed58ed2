import { createHash } from 'node:crypto';
import type { EntityManager } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import { markSessionProved } from '../second-factor/second-factor.repository.js';
import { rememberDevice } from '../session/device.repository.js';
import type { SessionTokens } from '../session/session.service.js';
import { SignInMethod } from '../session/sign-in-method.js';
import { passkeyInvalid } from './passkey.errors.js';
import { findUserByPasskey, lockPasskey, recordPasskeyUse } from './passkey.repository.js';
import type { Assertion, ChallengeFor } from './passkey-verifier.js';

/** Of a person who is not known yet: the passkey names them. */
const SIGN_IN: ChallengeFor = { purpose: 'sign-in', subject: '' };

export function beginPasskeySignIn({ passkeys }: IdentityContext): Promise<string> {
  return passkeys.assertionOptions(SIGN_IN);
}

/** A passkey is two factors, so its session needs no other. @throws UnauthenticatedError PASSKEY_INVALID */
export async function signInWithPasskey(
  context: IdentityContext,
  { response, deviceId }: { response: string; deviceId?: string | undefined },
): Promise<SessionTokens> {
  const { db, keys, passkeys, sessions, limiter, client, now } = context;
  const assertion = passkeys.readAssertion(response);
  const credential = createHash('sha256').update(assertion.id).digest('hex');
  await limiter.attempt('passkey', credential, client);
  const tokens = await db.write(async (em) => {
    const userId = await findUserByPasskey(em, keys, assertion.id);
    if (!userId) throw passkeyInvalid();
    await setTransactionUser(em, { userId });
    await verify(context, em, userId, SIGN_IN, assertion);
    const at = now();
    if (deviceId) await rememberDevice(em, keys, { userId, deviceId, at });
    return sessions.open(em, userId, {
      beganBy: SignInMethod.PASSKEY,
      sso: null,
      firstFactorAt: at,
      secondFactorAt: at,
    });
  });
  await limiter.forgive('passkey', credential, client);
  return tokens;
}

export function beginPasskeyStepUp(context: IdentityContext): Promise<string> {
  return context.passkeys.assertionOptions(stepUpOf(context));
}

/** Opens dangerous acts for this session. Returns until when. @throws UnauthenticatedError PASSKEY_INVALID */
export async function stepUpWithPasskey(context: IdentityContext, response: string): Promise<Date> {
  const { db, viewer, passkeys, secondFactors, now } = context;
  const userId = assertSignedIn(viewer);
  const assertion = passkeys.readAssertion(response);
  await secondFactors.chargeGuess(userId);
  await db.write(async (em) => {
    await verify(context, em, userId, stepUpOf(context), assertion);
    if (viewer.sessionId) await markSessionProved(em, userId, viewer.sessionId, now());
  });
  await secondFactors.forgiveGuesses(userId);
  return secondFactors.provedUntil();
}

/** For this session alone. */
function stepUpOf({ viewer }: IdentityContext): ChallengeFor {
  return { purpose: 'step-up', subject: `${assertSignedIn(viewer)} ${viewer.sessionId}` };
}

/** As the user. The row is locked, so that two uses of one counter value cannot both pass. */
async function verify(
  { passkeys, now }: IdentityContext,
  em: EntityManager,
  userId: string,
  challenge: ChallengeFor,
  assertion: Assertion,
): Promise<void> {
  const passkey = await lockPasskey(em, userId, assertion.id);
  if (!passkey) throw passkeyInvalid();
  const { signCount, backedUp } = await passkeys.verifyAssertion(challenge, assertion, passkey);
  await recordPasskeyUse(em, { id: passkey.id, signCount, backedUp, at: now() });
}
