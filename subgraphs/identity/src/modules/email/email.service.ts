import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { parseEmail } from '../../validation/index.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import { otpInvalid, type OtpReceipt } from '../otp/otp-codes.js';
import type { SessionTokens } from '../session/session.service.js';
import { SignInMethod } from '../session/sign-in-method.js';
import type { User } from '../user/user.entity.js';
import { recordIdentityVerified } from '../user/user.events.js';
import { emailLanguageOf } from './email-texts.js';
import { emailTaken } from './email.errors.js';
import { confirmEmail, findUserByEmail } from './email.repository.js';

export interface EmailCodeRequest {
  email: string;
  language?: string | null | undefined;
  challengeAnswer?: string | null | undefined;
}

export interface EmailCode {
  email: string;
  code: string;
  challengeId?: string | undefined;
  deviceId?: string | undefined;
}

/** Sends a sign-in code. The answer, its cost and its time are the same whether or not an account has the address. */
export async function requestEmailOtp(
  { db, keys, emailOtp, client }: IdentityContext,
  { language, challengeAnswer, ...input }: EmailCodeRequest,
): Promise<OtpReceipt> {
  const email = parseEmail(input.email);
  const owner = await db.read((em) => findUserByEmail(em, keys, email));
  return emailOtp.send('sign-in', email, {
    client,
    answer: challengeAnswer ?? undefined,
    language: emailLanguageOf(language),
    isKnown: owner !== undefined,
  });
}

/**
 * Signs the account in that has confirmed the address; it never makes a new one.
 * @throws UnauthenticatedError OTP_INVALID, also for an address that no account has
 */
export async function verifyEmailOtp(context: IdentityContext, input: EmailCode): Promise<SessionTokens> {
  const { db, keys, emailOtp, sessions, client } = context;
  const email = parseEmail(input.email);
  await emailOtp.check('sign-in', email, { code: input.code, challengeId: input.challengeId, client });
  const opened = await db.write(async (em) => {
    const userId = await findUserByEmail(em, keys, email);
    if (!userId) throw otpInvalid();
    await setTransactionUser(em, { userId });
    return sessions.begin(em, userId, SignInMethod.EMAIL, { deviceId: input.deviceId });
  });
  return sessions.admit(opened);
}

/** Sends a code to an address that the viewer wants to sign in by. @throws ForbiddenError as `assertFreshProof` */
export async function requestEmailVerification(
  { db, viewer, secondFactors, emailOtp, client }: IdentityContext,
  { language, challengeAnswer, ...input }: EmailCodeRequest,
): Promise<OtpReceipt> {
  const userId = assertSignedIn(viewer);
  const email = parseEmail(input.email);
  await db.read((em) => secondFactors.assertFreshProof(em, userId, viewer.sessionId));
  return emailOtp.send('verify-email', email, {
    client,
    answer: challengeAnswer ?? undefined,
    language: emailLanguageOf(language),
    isKnown: true,
  });
}

/** The address becomes the viewer’s, who signs in by it from now on. @throws ConflictError EMAIL_TAKEN */
export async function verifyEmail(context: IdentityContext, input: EmailCode): Promise<User | null> {
  const { db, viewer, keys, secondFactors, emailOtp, audit, loaders, client } = context;
  const userId = assertSignedIn(viewer);
  const email = parseEmail(input.email);
  await emailOtp.check('verify-email', email, { code: input.code, challengeId: input.challengeId, client });
  const at = context.now();
  await db.write(async (em) => {
    await secondFactors.assertFreshProof(em, userId, viewer.sessionId);
    if (!(await confirmEmail(em, keys, { userId, email, at }))) throw emailTaken();
    await recordIdentityVerified(em, { userId, kind: 'EMAIL', method: 'OTP', at });
    await audit.append(em, {
      organizationId: null,
      actorId: userId,
      action: 'EMAIL_VERIFIED',
      subjectId: userId,
      at,
    });
  });
  return loaders.userById.load(userId);
}
