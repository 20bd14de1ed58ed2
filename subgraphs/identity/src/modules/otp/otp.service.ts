import { randomInt, randomUUID } from 'node:crypto';
import type { PhoneNumber } from '@propmubi/domain';
import {
  assertId,
  type Charge,
  type ClientInfo,
  InvalidInputError,
  limitKeys,
  type LimitService,
  RateLimitedError,
  UnauthenticatedError,
} from '@propmubi/runtime';
import type { Redis } from 'ioredis';
import { hmac, type IdentityKeys, phoneLookupHash } from '../../security/keys.js';
import type { SmsSender } from '../sms/sms-sender.js';
import type { OtpBudget } from './otp-budget.js';
import type { OtpLimits } from './otp-limits.js';
import type { KnownNetworks, OtpOrigin } from './otp-origin.js';
import { CHECK_CODE, TAKE_TURN } from './otp.scripts.js';

export const OTP_LIFETIME_MS = 5 * 60_000;
const MAX_ATTEMPTS = 5;
const MAX_SENDS_PER_HOUR = 5;
const RESEND_WAITS_MS = [30_000, 60_000, 120_000];
/** Longer than any operation runs. */
const OPERATION_REMEMBERED_S = 120;

export type OtpPurpose = 'sign-in';

export interface OtpReceipt {
  /** Names this code when it is checked; known to the one who asked for it only. */
  challengeId: string;
  expiresAt: Date;
  /** Earliest moment at which another code may be asked for. */
  resendAt: Date;
}

export interface OtpDependencies {
  redis: Redis;
  keys: IdentityKeys;
  sms: SmsSender;
  networks: KnownNetworks;
  budget: OtpBudget;
  limits: LimitService;
  otpLimits: OtpLimits;
  /** ISO 3166 codes of the countries that codes are sent to. */
  countries: readonly string[];
  now: () => number;
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

/**
 * One-time passwords by SMS. Nothing here knows whether a number belongs to a user, so the answer cannot tell.
 * Each code is a challenge of its own with five attempts, so guesses of strangers never use up the owner’s.
 * Redis holds keyed hashes only, neither code nor number; without Redis every call fails.
 */
export function createOtpService(dependencies: OtpDependencies) {
  const { redis, keys, sms, networks, budget, limits, otpLimits, countries, now } = dependencies;
  const macOf = (challengeId: string, phone: string, code: string) =>
    hmac(keys.otp, `${challengeId}|${phone}|${code}`).toString('hex');
  // The braces keep all keys of a number on one node of a Redis Cluster.
  const keysOf = (purpose: OtpPurpose, phoneHash: string, { network }: OtpOrigin) => ({
    code: (challengeId: string) => `identity:otp:{${phoneHash}}:${purpose}:code:${challengeId}`,
    latest: `identity:otp:{${phoneHash}}:${purpose}:latest:${network}`,
    sends: `identity:otp:{${phoneHash}}:${purpose}:sends:${network}`,
  });

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

  /** One operation must not send a code per alias. */
  async function assertFirstOfOperation(client: ClientInfo | undefined): Promise<void> {
    if (!client) return;
    const key = `identity:otp:operation:${client.operationId}`;
    if ((await redis.set(key, '1', 'EX', OPERATION_REMEMBERED_S, 'NX')) === 'OK') return;
    throw new InvalidInputError('A request may ask for one code.', { code: 'ONE_OTP_PER_REQUEST' });
  }

  function assertCountry({ country }: PhoneNumber): void {
    if (country !== undefined && countries.includes(country)) return;
    throw new InvalidInputError('Codes are not sent to numbers of this country.', {
      code: 'PHONE_COUNTRY_NOT_ALLOWED',
      details: { field: 'phone', countries },
    });
  }

  /** What a guess costs; nothing on a network the owner signed in from, where the code’s own five attempts bound it. */
  function guessCharges(phoneHash: string, { known }: OtpOrigin, client: ClientInfo | undefined): Charge[] {
    if (known) return [];
    return [
      { limit: otpLimits.guessesPerPhone, key: limitKeys.other('phone', phoneHash) },
      { limit: otpLimits.guessesPerAddress, key: limitKeys.address(client?.address ?? 'unknown') },
    ];
  }

  return {
    /**
     * Sends a fresh code.
     * @throws InvalidInputError PHONE_COUNTRY_NOT_ALLOWED, ONE_OTP_PER_REQUEST
     * @throws RateLimitedError OTP_TOO_SOON, OTP_BUDGET_EXHAUSTED, CHALLENGE_REQUIRED
     */
    async send(purpose: OtpPurpose, phone: PhoneNumber, { client, answer }: OtpRequest): Promise<OtpReceipt> {
      assertCountry(phone);
      await assertFirstOfOperation(client);
      const phoneHash = phoneLookupHash(keys, phone.e164);
      const origin = await networks.originOf(phoneHash, client);
      const key = keysOf(purpose, phoneHash, origin);
      await turn('look', key.sends);
      await budget.spend({ phone, phoneHash, origin, client, answer });
      const waitMs = await turn('take', key.sends);
      const sentAt = now();
      const challengeId = randomUUID();
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const mac = macOf(challengeId, phone.e164, code);
      await redis
        .multi()
        .hset(key.code(challengeId), { mac, attempts: 0, expires: sentAt + OTP_LIFETIME_MS })
        .pexpire(key.code(challengeId), OTP_LIFETIME_MS)
        .set(key.latest, challengeId, 'PX', OTP_LIFETIME_MS)
        .exec();
      await sms.sendOtp({ phone: phone.e164, code, validMinutes: OTP_LIFETIME_MS / 60_000 });
      return {
        challengeId,
        expiresAt: new Date(sentAt + OTP_LIFETIME_MS),
        resendAt: new Date(sentAt + waitMs),
      };
    },

    /**
     * Uses a code up.
     * @throws UnauthenticatedError OTP_INVALID when it is wrong, expired or already used
     * @throws RateLimitedError OTP_EXHAUSTED after five wrong ones, AUTH_RATE_LIMITED after many from unknown networks
     */
    async check(purpose: OtpPurpose, phone: string, { code, challengeId, client }: OtpProof): Promise<void> {
      const phoneHash = phoneLookupHash(keys, phone);
      const origin = await networks.originOf(phoneHash, client);
      const key = keysOf(purpose, phoneHash, origin);
      const id = challengeId ? assertId(challengeId, 'challengeId') : await redis.get(key.latest);
      // A guess at nothing is free: it cannot succeed, and must not use up what the owner’s next code needs.
      if (!id || (await redis.exists(key.code(id))) === 0) throw invalid();
      const charges = guessCharges(phoneHash, origin, client);
      await limits.spend(charges);
      const outcome = (await redis.eval(
        CHECK_CODE,
        2,
        key.code(id),
        key.sends,
        now(),
        macOf(id, phone, code),
        MAX_ATTEMPTS,
      )) as 'ok' | 'wrong' | 'exhausted' | 'none';
      if (outcome === 'exhausted') {
        throw new RateLimitedError('Too many wrong codes. Ask for a new one.', { code: 'OTP_EXHAUSTED' });
      }
      if (outcome !== 'ok') throw invalid();
      await limits.refund(charges);
      await networks.remember(phoneHash, origin);
    },
  };
}

export type OtpService = ReturnType<typeof createOtpService>;

function invalid(): UnauthenticatedError {
  return new UnauthenticatedError('The code is wrong or no longer valid.', { code: 'OTP_INVALID' });
}
