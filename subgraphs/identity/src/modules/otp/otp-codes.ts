import { randomInt, randomUUID } from 'node:crypto';
import type { DigestChain } from '@propmubi/domain';
import {
  assertId,
  type Charge,
  type ClientInfo,
  InvalidInputError,
  type Limit,
  limitKeys,
  type LimitService,
  RateLimitedError,
  UnauthenticatedError,
  type RedisClient,
} from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';
import type { KnownNetworks, OtpOrigin } from './otp-origin.js';
import { CHECK_CODE, TAKE_TURN } from './otp.scripts.js';

export const OTP_LIFETIME_MS = 5 * 60_000;
const MAX_ATTEMPTS = 5;
const MAX_SENDS_PER_HOUR = 5;
const RESEND_WAITS_MS = [30_000, 60_000, 120_000];
/** Longer than any operation runs. */
const OPERATION_REMEMBERED_S = 120;

export type OtpPurpose = 'sign-in' | 'verify-email';

/** What a code proves to hold: a number or an address. */
export interface OtpSubject {
  /** E.164, or a normalised e-mail address. */
  readonly value: string;
  /** Its keyed hash, which names it wherever it is kept or counted. */
  readonly hash: string;
  /** The same under every key that is accepted, as it is written first. */
  readonly hashes: readonly string[];
}

export function otpSubject(digests: DigestChain, value: string): OtpSubject {
  const hashes = digests.all(value);
  return { value, hash: hashes[0] as string, hashes };
}

export interface OtpReceipt {
  /** Names this code when it is checked; known to the one who asked for it only. */
  challengeId: string;
  expiresAt: Date;
  /** Earliest moment at which another code may be asked for. */
  resendAt: Date;
}

export interface OtpRequest {
  client: ClientInfo | undefined;
  answer?: string | undefined;
}

export interface OtpProof {
  code: string;
  /** Which code; by default the last one asked for from the same network. */
  challengeId?: string | undefined;
  client: ClientInfo | undefined;
}

export interface OtpCodesDependencies {
  redis: RedisClient;
  keys: IdentityKeys;
  networks: KnownNetworks;
  limits: LimitService;
  /** Guesses at the codes of one subject from unknown networks, and from one network. */
  guesses: { bySubject: Limit; byAddress: Limit };
  now: () => number;
}

/**
 * One-time passwords, whatever carries them. Nothing here knows whether a subject belongs to a user, so the answer cannot
 * tell. Each code is a challenge of its own with five attempts, so guesses of strangers never use up the owner’s.
 * Redis holds keyed hashes only, neither code nor subject; without Redis every call fails.
 */
export function createOtpCodes({ redis, keys, networks, limits, guesses, now }: OtpCodesDependencies) {
  const macsOf = (challengeId: string, { value }: OtpSubject, code: string) =>
    keys.otp.macs(`${challengeId}|${value}|${code}`);
  /** The places of a subject under every key that is accepted, as it is written first. */
  const placesOf = (purpose: OtpPurpose, { hashes }: OtpSubject, { networks }: OtpOrigin) =>
    hashes.map((hash, at) => placeOf(purpose, hash, networks[at] as string)) as [Place, ...Place[]];

  /** @throws RateLimitedError OTP_TOO_SOON with `retryAfterSeconds` */
  async function turn(mode: 'look' | 'take', sends: string): Promise<number> {
    const [allowed, waitMs] = (await redis.eval(
      TAKE_TURN,
      1,
      sends,
      now(),
      mode,
      MAX_SENDS_PER_HOUR,
      ...RESEND_WAITS_MS,
    )) as [0 | 1, number];
    if (allowed) return waitMs;
    throw new RateLimitedError('A code was sent a moment ago. Wait before asking for another.', {
      code: 'OTP_TOO_SOON',
      details: { retryAfterSeconds: Math.ceil(waitMs / 1000) },
    });
  }

  /** A code of this id, or the last one that was asked for. */
  async function findCode(
    places: readonly Place[],
    asked: string | null,
  ): Promise<{ key: Place; id: string } | undefined> {
    for (const key of places) {
      const id = asked ?? (await redis.get(key.latest));
      if (id && (await redis.exists(key.code(id))) === 1) return { key, id };
    }
    return undefined;
  }

  /** What a guess costs; nothing on a network the owner signed in from, where the code’s own five attempts bound it. */
  function guessCharges(
    { hash }: OtpSubject,
    { known }: OtpOrigin,
    client: ClientInfo | undefined,
  ): Charge[] {
    if (known) return [];
    return [
      { limit: guesses.bySubject, key: limitKeys.other('subject', hash) },
      { limit: guesses.byAddress, key: limitKeys.address(client?.address ?? 'unknown') },
    ];
  }

  return {
    originOf: (subject: OtpSubject, client: ClientInfo | undefined) =>
      networks.originOf(subject.hashes, client),

    /** One operation must not send a code per alias. @throws InvalidInputError ONE_OTP_PER_REQUEST */
    async assertFirstOfOperation(client: ClientInfo | undefined): Promise<void> {
      if (!client) return;
      const key = `identity:otp:operation:${client.operationId}`;
      if ((await redis.set(key, '1', 'EX', OPERATION_REMEMBERED_S, 'NX')) === 'OK') return;
      throw new InvalidInputError('A request may ask for one code.', { code: 'ONE_OTP_PER_REQUEST' });
    },

    /** Whether the waits between codes are over. @throws RateLimitedError OTP_TOO_SOON */
    async assertTurn(purpose: OtpPurpose, subject: OtpSubject, origin: OtpOrigin): Promise<void> {
      await turn('look', placesOf(purpose, subject, origin)[0].sends);
    },

    /** A fresh code, to be sent. @throws RateLimitedError OTP_TOO_SOON */
    async issue(
      purpose: OtpPurpose,
      subject: OtpSubject,
      origin: OtpOrigin,
    ): Promise<{ code: string; receipt: OtpReceipt }> {
      const [key] = placesOf(purpose, subject, origin);
      const waitMs = await turn('take', key.sends);
      const sentAt = now();
      const challengeId = randomUUID();
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      await redis
        .multi()
        .hset(key.code(challengeId), {
          mac: macsOf(challengeId, subject, code)[0] as string,
          attempts: 0,
          expires: sentAt + OTP_LIFETIME_MS,
        })
        .pexpire(key.code(challengeId), OTP_LIFETIME_MS)
        .set(key.latest, challengeId, 'PX', OTP_LIFETIME_MS)
        .exec();
      const expiresAt = new Date(sentAt + OTP_LIFETIME_MS);
      return { code, receipt: { challengeId, expiresAt, resendAt: new Date(sentAt + waitMs) } };
    },

    /**
     * Uses a code up.
     * @throws UnauthenticatedError OTP_INVALID when it is wrong, expired or already used
     * @throws RateLimitedError OTP_EXHAUSTED after five wrong ones, AUTH_RATE_LIMITED after many from unknown networks
     */
    async check(
      purpose: OtpPurpose,
      subject: OtpSubject,
      { code, challengeId, client }: OtpProof,
    ): Promise<void> {
      const origin = await networks.originOf(subject.hashes, client);
      const asked = challengeId ? assertId(challengeId, 'challengeId') : null;
      const found = await findCode(placesOf(purpose, subject, origin), asked);
      // A guess at nothing is free: it cannot succeed, and must not use up what the owner’s next code needs.
      if (!found) throw otpInvalid();
      const { key, id } = found;
      const charges = guessCharges(subject, origin, client);
      await limits.spend(charges);
      const outcome = (await redis.eval(
        CHECK_CODE,
        2,
        key.code(id),
        key.sends,
        now(),
        MAX_ATTEMPTS,
        ...macsOf(id, subject, code),
      )) as 'ok' | 'wrong' | 'exhausted' | 'none';
      if (outcome === 'exhausted') {
        throw new RateLimitedError('Too many wrong codes. Ask for a new one.', { code: 'OTP_EXHAUSTED' });
      }
      if (outcome !== 'ok') throw otpInvalid();
      await limits.refund(charges);
      await networks.remember(subject.hash, origin);
    },
  };
}

interface Place {
  code(challengeId: string): string;
  latest: string;
  sends: string;
}

/** The braces keep all keys of a subject on one node of a Redis Cluster. */
function placeOf(purpose: OtpPurpose, hash: string, network: string): Place {
  return {
    code: (challengeId) => `identity:otp:{${hash}}:${purpose}:code:${challengeId}`,
    latest: `identity:otp:{${hash}}:${purpose}:latest:${network}`,
    sends: `identity:otp:{${hash}}:${purpose}:sends:${network}`,
  };
}

export type OtpCodes = ReturnType<typeof createOtpCodes>;

export function otpInvalid(): UnauthenticatedError {
  return new UnauthenticatedError('The code is wrong or no longer valid.', { code: 'OTP_INVALID' });
}
