import { setTimeout as sleep } from 'node:timers/promises';
import { normalizeEmail, normalizePhone } from '@propmubi/domain';
import { type Charge, type EntityManager, type Limit, limitKeys } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { findUserByEmail } from '../email/email.repository.js';
import type { OtpOrigin } from '../otp/otp-origin.js';
import { beginOpening } from '../session/session.repository.js';
import type { SessionTokens } from '../session/session.service.js';
import { SignInMethod } from '../session/sign-in-method.js';
import { findUserByPhone } from '../user/user.registration.js';
import { isOutdatedHash } from './password-hasher.js';
import { normalizePassword } from './password-rules.js';
import { passwordInvalid } from './password.errors.js';
import { readPassword, replaceHash } from './password.repository.js';

const MAX_LENGTH = 1_024;

const refusing = (name: string, points: number, windowSeconds: number): Limit => ({
  name,
  points,
  windowSeconds,
  onRedisDown: 'refuse',
  code: 'AUTH_RATE_LIMITED',
});
/** One login from one network, from all networks its owner never signed in from, and all logins from one network. */
const PER_LOGIN_AND_NETWORK = refusing('password-login', 10, 15 * 60);
const PER_LOGIN = refusing('password-account', 50, 24 * 60 * 60);
const PER_ADDRESS = refusing('password-address', 60, 60 * 60);

/** @throws UnauthenticatedError PASSWORD_INVALID, RateLimitedError AUTH_RATE_LIMITED */
export async function signInWithPassword(
  context: IdentityContext,
  input: { login: string; password: string; deviceId?: string | undefined },
): Promise<SessionTokens> {
  const { keys, networks, limits, client } = context;
  const login = loginOf(input.login);
  const hashes = keys['password-login'].macs(login.value);
  const hash = hashes[0] as string;
  const origin = await networks.originOf(hashes, client);
  const charges = chargesOf(context, hash, origin);
  await limits.spend(charges);
  const [opened] = await Promise.allSettled([
    tryPassword(context, login, normalizePassword(input.password), input.deviceId),
    sleep(context.passwords.answerAfterMs),
  ]);
  if (opened.status === 'rejected') throw opened.reason;
  if (!opened.value) throw passwordInvalid();
  await limits.refund(charges);
  await networks.remember(hash, origin);
  return context.sessions.admit(opened.value);
}

interface Login {
  kind: 'PHONE' | 'EMAIL' | 'NONE';
  value: string;
}

async function tryPassword(
  context: IdentityContext,
  login: Login,
  password: string,
  deviceId: string | undefined,
) {
  const { db, passwords, sessions } = context;
  const found = await db.write(async (em) => {
    const userId = await ownerOf(em, context, login);
    if (!userId) return undefined;
    await setTransactionUser(em, { userId });
    const stored = await readPassword(em, userId);
    return stored === undefined ? undefined : { userId, stored };
  });
  const isRight = await passwords.hasher.verify(found?.stored ?? (await passwords.decoy()), password);
  if (!found || !isRight) return undefined;
  const { userId, stored } = found;
  const hash = isOutdatedHash(stored) ? await passwords.hasher.hash(password) : undefined;
  return db.write(async (em) => {
    await setTransactionUser(em, { userId });
    // Checking takes time, in which it may have been changed, with all sessions ended, or be allowed no more.
    await beginOpening(em, userId);
    if ((await readPassword(em, userId)) !== stored) return undefined;
    if (hash !== undefined) await replaceHash(em, { userId, former: stored, hash });
    return sessions.begin(em, userId, SignInMethod.PASSWORD, { deviceId });
  });
}

function ownerOf(em: EntityManager, { keys }: IdentityContext, { kind, value }: Login) {
  if (kind === 'PHONE') return findUserByPhone(em, keys, value);
  return kind === 'EMAIL' ? findUserByEmail(em, keys, value) : undefined;
}

/** A text that is neither is tried like one that no account has: its time must not differ. */
function loginOf(input: string): Login {
  const text = input.slice(0, MAX_LENGTH);
  const email = text.includes('@') ? normalizeEmail(text) : undefined;
  if (email) return { kind: 'EMAIL', value: email };
  const phone = normalizePhone(text);
  return phone?.mobile ? { kind: 'PHONE', value: phone.e164 } : { kind: 'NONE', value: text };
}

function chargesOf({ client }: IdentityContext, hash: string, { known, network }: OtpOrigin): Charge[] {
  const address = limitKeys.address(client?.address ?? 'unknown');
  return [
    { limit: PER_LOGIN_AND_NETWORK, key: limitKeys.other('login', `${hash}${network}`) },
    { limit: PER_ADDRESS, key: address },
    ...(known ? [] : [{ limit: PER_LOGIN, key: limitKeys.other('login', hash) }]),
  ];
}
