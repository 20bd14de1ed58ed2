import { type EntityManager, type Limit, limitKeys, type LimitService, type Role } from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';
import { sealWith, unsealWith } from '../../security/sealing.js';
import type { AuditLog } from '../audit/audit.service.js';
import {
  alreadyEnrolled,
  freshSignInRequired,
  notEnrolled,
  stepUpRequired,
  wrongSecondFactor,
} from './second-factor.errors.js';
import {
  readFactor,
  readSessionProof,
  storePendingFactor,
  storeRecoveryCodes,
  takeStep,
  useRecoveryCode,
} from './second-factor.repository.js';
import { newRecoveryCodes, recoveryCodeHashes } from './recovery-codes.js';
import type { PendingSignIn } from './sign-in-ticket.js';
import { matchingStep, newTotpSecret, totpUri } from './totp.js';

/** A guess takes the first factor as well, so that a stranger cannot use up what the owner needs. */
const GUESSES: Limit = {
  name: 'second-factor',
  points: 10,
  windowSeconds: 15 * 60,
  onRedisDown: 'refuse',
  code: 'AUTH_RATE_LIMITED',
};
/** How long a proof counts for dangerous acts. */
const STEP_UP_MS = 10 * 60_000;
/** Roles that act on what is others'. */
const STAFF_ROLES: readonly Role[] = ['SUPER_ADMIN', 'ADMIN', 'REVIEWER'];
const SIX_DIGITS = /^\d{6}$/;

export interface SecondFactorDependencies {
  keys: IdentityKeys;
  limits: LimitService;
  audit: AuditLog;
  /** Whether ADMIN and REVIEWER must have one; SUPER_ADMIN always must. */
  mandatoryForStaff: boolean;
  now: () => number;
}

/** TOTP with recovery codes. Every method runs in a transaction that acts as the user. */
export function createSecondFactors({
  keys,
  limits,
  audit,
  mandatoryForStaff,
  now,
}: SecondFactorDependencies) {
  const ring = keys['second-factor'];
  const hashesOf = (userId: string, codes: readonly string[]) =>
    codes.map((code) => recoveryCodeHashes(keys.digests.recoveryCode, userId, code)[0] as string);

  async function isRight(em: EntityManager, userId: string, secret: string, code: string): Promise<boolean> {
    const at = new Date(now());
    const compact = code.replace(/\s/g, '');
    if (SIX_DIGITS.test(compact)) {
      const plain = unsealWith(ring, secret, totpContext(userId)).toString();
      const step = matchingStep(plain, compact, at.getTime());
      return step !== undefined && (await takeStep(em, userId, step, at));
    }
    const hashes = recoveryCodeHashes(keys.digests.recoveryCode, userId, code);
    if (!(await useRecoveryCode(em, userId, hashes, at))) return false;
    await audit.append(em, {
      organizationId: null,
      actorId: userId,
      action: 'RECOVERY_CODE_USED',
      subjectId: userId,
      at,
    });
    return true;
  }

  const isMandatoryFor = ({ isStaff, isSuperAdmin }: { isStaff: boolean; isSuperAdmin: boolean }) =>
    isSuperAdmin || (isStaff && mandatoryForStaff);

  /** A passkey alone asks nothing of a person who is no staff: they must be able to replace a lost device by the first factor. */
  async function needsSecond(em: EntityManager, userId: string): Promise<boolean> {
    const { factor, hasPasskey, ...roles } = await readFactor(em, userId);
    return factor?.confirmedAt != null || isMandatoryFor(roles) || (roles.isStaff && hasPasskey);
  }

  const isRecent = (at: Date | null | undefined) => at != null && now() - at.getTime() <= STEP_UP_MS;

  /** The provider of `organizationId` speaks for its people; null: of none. */
  async function assertFresh(
    em: EntityManager,
    userId: string,
    sessionId: string | null,
    organizationId: string | null,
  ): Promise<void> {
    const proof = sessionId === null ? null : await readSessionProof(em, sessionId);
    if (isRecent(proof?.secondFactorAt)) return;
    if (await needsSecond(em, userId)) throw stepUpRequired();
    const { sso = null, firstFactorAt = null } = proof ?? {};
    const atProvider = sso !== null && sso.organizationId === organizationId;
    const provedAt = atProvider ? latest(firstFactorAt, sso.authenticatedAt) : firstFactorAt;
    if (!isRecent(provedAt)) throw freshSignInRequired({ atProvider });
  }

  return {
    isMandatoryFor,

    /** Roles that a session of this proof does not have, whatever its person is. */
    rolesWithheld: (secondFactorAt: Date | null): readonly Role[] => {
      if (secondFactorAt !== null) return [];
      return mandatoryForStaff ? STAFF_ROLES : ['SUPER_ADMIN'];
    },

    /** What stands between a person whose first factor was right and their session; null: nothing. */
    async pendingStep(em: EntityManager, userId: string): Promise<PendingSignIn['step'] | null> {
      const { factor, hasPasskey, ...roles } = await readFactor(em, userId);
      if (factor?.confirmedAt) return 'VERIFY';
      if (!isMandatoryFor(roles)) return null;
      // Staff with a passkey sign in by it: by the first factor alone no other factor may be set up in its place.
      return hasPasskey ? 'VERIFY' : 'ENROL';
    },

    /** A new secret, to be confirmed by a first code. @throws ConflictError SECOND_FACTOR_ENROLLED */
    async enrol(em: EntityManager, userId: string): Promise<{ secret: string; uri: string }> {
      const secret = newTotpSecret();
      const sealed = sealWith(ring, secret, totpContext(userId));
      if (!(await storePendingFactor(em, userId, sealed, new Date(now())))) throw alreadyEnrolled();
      return { secret, uri: totpUri(secret) };
    },

    /** Counts a guess of this person. @throws RateLimitedError AUTH_RATE_LIMITED */
    async chargeGuess(userId: string): Promise<void> {
      await limits.spend([{ limit: GUESSES, key: limitKeys.user(userId) }]);
    },

    /** Gives the guess that was right back. */
    async forgiveGuesses(userId: string): Promise<void> {
      await limits.reset([{ limit: GUESSES, key: limitKeys.user(userId) }]);
    },

    /** The first code of a new secret: from here on sign-in asks for one. Returns the recovery codes, this once. */
    async confirm(em: EntityManager, userId: string, code: string): Promise<string[]> {
      const { factor } = await readFactor(em, userId);
      if (!factor) throw notEnrolled();
      if (factor.confirmedAt) throw alreadyEnrolled();
      if (!SIX_DIGITS.test(code.trim()) || !(await isRight(em, userId, factor.secret, code)))
        throw wrongSecondFactor();
      const codes = newRecoveryCodes();
      await storeRecoveryCodes(em, userId, hashesOf(userId, codes));
      await audit.append(em, {
        organizationId: null,
        actorId: userId,
        action: 'SECOND_FACTOR_ENROLLED',
        subjectId: userId,
        at: new Date(now()),
      });
      return codes;
    },

    /** A code of the app, or a recovery code; each works once. @throws UnauthenticatedError SECOND_FACTOR_INVALID */
    async verify(em: EntityManager, userId: string, code: string): Promise<void> {
      const { factor } = await readFactor(em, userId);
      if (!factor?.confirmedAt) throw notEnrolled();
      if (!(await isRight(em, userId, factor.secret, code))) throw wrongSecondFactor();
    },

    async replaceRecoveryCodes(em: EntityManager, userId: string): Promise<string[]> {
      const codes = newRecoveryCodes();
      await storeRecoveryCodes(em, userId, hashesOf(userId, codes));
      return codes;
    },

    /**
     * For dangerous acts: a person with a second factor has proved it on this session in the last ten minutes.
     * @throws ForbiddenError STEP_UP_REQUIRED
     */
    async assertRecentProof(em: EntityManager, userId: string, sessionId: string | null): Promise<void> {
      if (!(await needsSecond(em, userId))) return;
      const proof = sessionId === null ? null : await readSessionProof(em, sessionId);
      if (!isRecent(proof?.secondFactorAt)) throw stepUpRequired();
    },

    /**
     * For changes of how a person signs in, by which a thief of a session would come back: the second factor, or where there is
     * none the first one, was proved on this session in the last ten minutes.
     * What the provider of an organization says is none: who runs it could make the accounts of its people their own.
     * @throws ForbiddenError STEP_UP_REQUIRED, FRESH_SIGN_IN_REQUIRED
     */
    async assertFreshProof(em: EntityManager, userId: string, sessionId: string | null): Promise<void> {
      await assertFresh(em, userId, sessionId, null);
    },

    /**
     * For settings of an organization. A sign-in at its own provider counts from when that says it was, and not from when a browser
     * came back with it. @throws ForbiddenError STEP_UP_REQUIRED, FRESH_SIGN_IN_REQUIRED
     */
    async assertFreshProofFor(
      em: EntityManager,
      {
        userId,
        organizationId,
        sessionId,
      }: { userId: string; organizationId: string; sessionId: string | null },
    ): Promise<void> {
      await assertFresh(em, userId, sessionId, organizationId);
    },

    /** Until when a proof of now counts. */
    provedUntil: () => new Date(now() + STEP_UP_MS),
  };
}

/** What a secret is sealed as. */
export function totpContext(userId: string): string {
  return `totp|${userId}`;
}

function latest(one: Date | null, other: Date | null): Date | null {
  return one && other ? new Date(Math.max(one.getTime(), other.getTime())) : (one ?? other);
}

export type SecondFactors = ReturnType<typeof createSecondFactors>;
