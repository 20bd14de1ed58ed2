import {
  type ClientInfo,
  type EntityManager,
  isUniqueViolation,
  networkOf,
  newId,
  type TenantScope,
  UnauthenticatedError,
  type Viewer,
  type RedisClient,
} from '@propmubi/runtime';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import type { IdentityKeys } from '../../security/keys.js';
import { parseMobile, parseName, parsePhone } from '../../validation/index.js';
import type { OtpProof, OtpReceipt, OtpRequest } from '../otp/otp-codes.js';
import type { OtpService } from '../otp/otp.service.js';
import { recordContactVerified } from '../user/user.events.js';
import { isMember } from '../membership/membership.repository.js';
import { findUserByPhone, markPhoneVerified, registerUser } from '../user/user.registration.js';
import type { AuditLog } from '../audit/audit.service.js';
import { secondFactorRequired } from '../second-factor/second-factor.errors.js';
import { readSessionProof } from '../second-factor/second-factor.repository.js';
import type { SecondFactors } from '../second-factor/second-factor.service.js';
import type { PendingSignIn, SignInTickets } from '../second-factor/sign-in-ticket.js';
import { ssoNotAMember } from '../sso/sso.errors.js';
import type { AccessTokenSigner } from './access-token.js';
import type { AuthLimiter } from './auth-limiter.js';
import { rememberDevice } from './device.repository.js';
import { claimedUser, hashRefreshToken, newRefreshToken, successorOf } from './refresh-token.js';
import { readClaims } from './session-claims.js';
import { announceRevokedSessions } from './session-revocation.js';
import {
  beginOpening,
  findUsedToken,
  insertSession,
  revokeSessions,
  rotateRefreshToken,
  type SessionProof,
  type SsoProof,
} from './session.repository.js';
import { SignInMethod } from './sign-in-method.js';

/**
 * How long a used refresh token still answers with its successor, for answers lost on a mobile network: longer on the
 * network it was used from, where the one who asks again is most likely the same client.
 */
const GRACE_MS = 20_000;
const SAME_NETWORK_GRACE_MS = 60_000;

export interface SessionTokens {
  /** Who the tokens speak for. */
  viewer: Viewer;
  accessToken: string;
  refreshToken: string;
  expiresAt: Date;
}

export interface SessionDependencies {
  redis: RedisClient;
  keys: IdentityKeys;
  otp: OtpService;
  limiter: AuthLimiter;
  signer: AccessTokenSigner;
  audit: AuditLog;
  secondFactors: SecondFactors;
  tickets: SignInTickets;
  sessionLifetimeMs: number;
  now: () => number;
}

/** Besides what it was. */
export interface FirstFactor {
  /** What a provider says. */
  sso?: SsoProof | null;
  /** Whether the person proved a factor of their own beside the provider’s word. */
  provedToo?: boolean;
  deviceId?: string | undefined;
}

type Rotation =
  | { sessionId: string; refreshToken: string; tokens: Omit<SessionTokens, 'refreshToken'> }
  | 'invalid'
  | 'reused';

export function createSessionService(dependencies: SessionDependencies) {
  const { redis, keys, otp, limiter, signer, audit, sessionLifetimeMs, now } = dependencies;
  const { secondFactors, tickets } = dependencies;

  async function accessFor(
    em: EntityManager,
    userId: string,
    sessionId: string,
    { sso, secondFactorAt }: Pick<SessionProof, 'sso' | 'secondFactorAt'>,
  ) {
    const claims = await readClaims(em, userId, sessionId, {
      withheld: secondFactors.rolesWithheld(secondFactorAt),
      providerOf: sso?.organizationId ?? null,
    });
    const { token, expiresAt } = await signer.sign(claims, now());
    return { viewer: claims, accessToken: token, expiresAt };
  }

  async function rotate(
    em: EntityManager,
    userId: string,
    token: string,
    client: ClientInfo | undefined,
  ): Promise<Rotation> {
    await setTransactionUser(em, { userId });
    const at = new Date(now());
    const networks = keys.otp.macs(`refresh|${networkOf(client?.address ?? 'unknown')}`);
    const successors = keys['refresh-successor'].all.map((key) => successorOf(token, userId, key));
    const successor = successors[0] as string;
    const hash = hashRefreshToken(token);
    const rotated = await rotateRefreshToken(
      em,
      hash,
      hashRefreshToken(successor),
      networks[0] as string,
      at,
    );
    if (rotated) return issue(rotated.sessionId, successor);
    const used = await findUsedToken(em, hash, at);
    if (!used?.sessionOpen || !used.usedAt) return 'invalid';
    const isSameNetwork = used.usedNetwork !== null && networks.includes(used.usedNetwork);
    const graceMs = isSameNetwork ? SAME_NETWORK_GRACE_MS : GRACE_MS;
    const inGrace = at.getTime() - used.usedAt.getTime() <= graceMs && !used.successorUsed;
    if (inGrace) {
      const given = successors.find((one) => hashRefreshToken(one) === used.successorHash);
      return given === undefined ? 'invalid' : issue(used.sessionId, given);
    }
    const revoked = await revokeSessions(em, userId, used.sessionId, 'TOKEN_REUSED', at);
    await audit.append(em, {
      organizationId: null,
      actorId: null,
      action: 'SESSION_ENDED_FOR_REUSE',
      subjectId: used.sessionId,
      at,
    });
    await announceRevokedSessions(redis, revoked);
    return 'reused';

    async function issue(sessionId: string, refreshToken: string): Promise<Rotation> {
      const proof = await readSessionProof(em, sessionId);
      if (proof.sso && !(await isMember(em, userId, proof.sso.organizationId))) {
        const ended = await revokeSessions(em, userId, sessionId, 'SSO_MEMBERSHIP_ENDED', at);
        await announceRevokedSessions(redis, ended);
        return 'invalid';
      }
      const tokens = await accessFor(em, userId, sessionId, proof);
      return { sessionId, refreshToken, tokens };
    }
  }

  async function openSession(
    em: EntityManager,
    { phone, name, deviceId }: { phone: string; name: string | undefined; deviceId: string | undefined },
  ): Promise<SessionTokens | PendingSignIn> {
    const known = await findUserByPhone(em, keys, phone);
    const at = new Date(now());
    const userId = known ?? (await registerUser(em, keys, { phone, name, verifiedAt: at, at }));
    await setTransactionUser(em, { userId });
    if (known) await markPhoneVerified(em, keys, { userId, phone, at });
    await recordContactVerified(em, keys, { userId, phone, at });
    return begin(em, userId, SignInMethod.SMS, { deviceId });
  }

  /**
   * After the first factor, as the user: the session, or what stands between. A provider alone lets no one set a second factor
   * up: its session has no roles of staff instead.
   */
  async function begin(
    em: EntityManager,
    userId: string,
    method: SignInMethod,
    { sso = null, provedToo = sso === null, deviceId }: FirstFactor = {},
  ): Promise<SessionTokens | PendingSignIn> {
    if (deviceId) await rememberDevice(em, keys, { userId, deviceId, at: new Date(now()) });
    const step = await secondFactors.pendingStep(em, userId);
    const firstFactorAt = provedToo ? new Date(now()) : null;
    if (step === null || (step === 'ENROL' && !provedToo))
      return open(em, userId, { beganBy: method, sso, firstFactorAt, secondFactorAt: null });
    return {
      userId,
      step,
      method,
      firstFactorAt: firstFactorAt?.toISOString() ?? null,
      sso: sso && { ...sso, authenticatedAt: sso.authenticatedAt?.toISOString() ?? null },
    };
  }

  /**
   * Ends the first step of a sign-in, after its transaction.
   * @throws UnauthenticatedError SECOND_FACTOR_REQUIRED, SECOND_FACTOR_ENROLMENT_REQUIRED with a ticket to go on with
   */
  async function admit(opened: SessionTokens | PendingSignIn): Promise<SessionTokens> {
    if (!('step' in opened)) return opened;
    throw secondFactorRequired(opened.step, await tickets.issue(opened, now()));
  }

  async function open(em: EntityManager, userId: string, proof: SessionProof): Promise<SessionTokens> {
    const at = new Date(now());
    await beginOpening(em, userId);
    // Between the provider and a second factor the person may have left.
    if (proof.sso && !(await isMember(em, userId, proof.sso.organizationId))) throw ssoNotAMember();
    const sessionId = newId();
    const access = await accessFor(em, userId, sessionId, proof);
    const refreshToken = newRefreshToken(userId);
    const expiresAt = new Date(at.getTime() + sessionLifetimeMs);
    await insertSession(em, sessionId, userId, hashRefreshToken(refreshToken), {
      now: at,
      expiresAt,
      ...proof,
    });
    return { ...access, refreshToken };
  }

  return {
    /** A new session of a user, as whom the transaction acts, with what they proved for it. */
    open,
    begin,
    admit,

    async requestOtp(phone: string, request: OtpRequest): Promise<OtpReceipt> {
      return otp.send('sign-in', parseMobile(phone), request);
    },

    /**
     * Signs in, registering the number's owner as a buyer the first time.
     * @throws UnauthenticatedError SECOND_FACTOR_REQUIRED, SECOND_FACTOR_ENROLMENT_REQUIRED with a ticket to go on with
     */
    async verifyOtp(
      db: TenantScope,
      input: { phone: string; name?: string | undefined; deviceId?: string | undefined } & OtpProof,
    ): Promise<SessionTokens> {
      const phone = parsePhone(input.phone);
      const name = input.name ? parseName(input.name) : undefined;
      await otp.check('sign-in', phone, input);
      const { deviceId } = input;
      const signIn = () => db.write((em) => openSession(em, { phone, name, deviceId }));
      const opened = await signIn().catch((error: unknown) => {
        // The same person signed in from another device in the same moment: now they are known.
        if (isUniqueViolation(error)) return signIn();
        throw error;
      });
      return admit(opened);
    },

    /**
     * Exchanges a refresh token for its successor. A token used twice outside the grace period means that two
     * parties hold it: the whole family ends.
     * @throws UnauthenticatedError REFRESH_TOKEN_INVALID, REFRESH_TOKEN_REUSED
     */
    async refresh(db: TenantScope, token: string, client?: ClientInfo): Promise<SessionTokens> {
      await limiter.attempt('refresh', hashRefreshToken(token), client);
      const userId = claimedUser(token);
      // Thrown only after the transaction: revoking the family must not be rolled back.
      const rotation = userId ? await db.write((em) => rotate(em, userId, token, client)) : 'invalid';
      if (rotation === 'invalid') {
        throw new UnauthenticatedError('Sign in again.', { code: 'REFRESH_TOKEN_INVALID' });
      }
      if (rotation === 'reused') {
        throw new UnauthenticatedError('This session was ended for safety. Sign in again.', {
          code: 'REFRESH_TOKEN_REUSED',
        });
      }
      return { ...rotation.tokens, refreshToken: rotation.refreshToken };
    },

    /** Ends the session the access token belongs to; ending it twice is no error. */
    async signOut(db: TenantScope, { userId, sessionId }: Viewer): Promise<void> {
      if (!userId || !sessionId) throw new UnauthenticatedError();
      await limiter.attempt('sign-out', sessionId);
      await db.write(async (em) => {
        await revokeSessions(em, userId, sessionId, 'SIGNED_OUT', new Date(now()));
        await announceRevokedSessions(redis, [sessionId]);
      });
    },
  };
}

export type SessionService = ReturnType<typeof createSessionService>;
