import { randomInt } from 'node:crypto';
import { RateLimitedError, UnauthenticatedError } from '@propmubi/runtime';
import type { Redis } from 'ioredis';
import { hmac, type IdentityKeys, phoneLookupHash } from '../../security/keys.js';
import type { SmsSender } from '../sms/sms-sender.js';
import { CHECK_CODE, STORE_CODE } from './otp.scripts.js';

export const OTP_LIFETIME_MS = 5 * 60_000;
const MAX_ATTEMPTS = 5;
const MAX_SENDS_PER_HOUR = 5;
const RESEND_WAITS_MS = [30_000, 60_000, 120_000];

export type OtpPurpose = 'sign-in';

export interface OtpReceipt {
  expiresAt: Date;
  /** Earliest moment at which another code may be asked for. */
  resendAt: Date;
}

export interface OtpDependencies {
  redis: Redis;
  keys: IdentityKeys;
  sms: SmsSender;
  now: () => number;
}

/**
 * One-time passwords by SMS. Nothing here knows whether a number belongs to a user, so the answer cannot tell.
 * Redis holds keyed hashes only, neither code nor number; without Redis every call fails.
 */
export function createOtpService({ redis, keys, sms, now }: OtpDependencies) {
  const macOf = (purpose: OtpPurpose, phone: string, code: string) =>
    hmac(keys.otp, `${purpose}|${phone}|${code}`).toString('hex');
  // The braces keep both keys of a number on one node of a Redis Cluster.
  const keyOf = (kind: 'code' | 'sends', purpose: OtpPurpose, phone: string) =>
    `identity:otp:{${phoneLookupHash(keys, phone)}}:${purpose}:${kind}`;

  return {
    /**
     * Sends a fresh code, which replaces the one before.
     * @throws RateLimitedError OTP_TOO_SOON with `retryAfterSeconds`
     */
    async send(purpose: OtpPurpose, phone: string): Promise<OtpReceipt> {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const sentAt = now();
      const [stored, waitMs] = (await redis.eval(
        STORE_CODE,
        2,
        keyOf('code', purpose, phone),
        keyOf('sends', purpose, phone),
        sentAt,
        macOf(purpose, phone, code),
        OTP_LIFETIME_MS,
        MAX_SENDS_PER_HOUR,
        ...RESEND_WAITS_MS,
      )) as [0 | 1, number];
      if (!stored) {
        throw new RateLimitedError('A code was sent a moment ago. Wait before asking for another.', {
          code: 'OTP_TOO_SOON',
          details: { retryAfterSeconds: Math.ceil(waitMs / 1000) },
        });
      }
      await sms.sendOtp({ phone, code, validMinutes: OTP_LIFETIME_MS / 60_000 });
      return { expiresAt: new Date(sentAt + OTP_LIFETIME_MS), resendAt: new Date(sentAt + waitMs) };
    },

    /**
     * Uses a code up.
     * @throws UnauthenticatedError OTP_INVALID when it is wrong, expired, replaced or already used
     * @throws RateLimitedError OTP_EXHAUSTED after five wrong ones
     */
    async check(purpose: OtpPurpose, phone: string, code: string): Promise<void> {
      const outcome = (await redis.eval(
        CHECK_CODE,
        2,
        keyOf('code', purpose, phone),
        keyOf('sends', purpose, phone),
        now(),
        macOf(purpose, phone, code),
        MAX_ATTEMPTS,
      )) as 'ok' | 'wrong' | 'exhausted' | 'none';
      if (outcome === 'ok') return;
      if (outcome === 'exhausted') {
        throw new RateLimitedError('Too many wrong codes. Ask for a new one.', { code: 'OTP_EXHAUSTED' });
      }
      throw new UnauthenticatedError('The code is wrong or no longer valid.', { code: 'OTP_INVALID' });
    },
  };
}

export type OtpService = ReturnType<typeof createOtpService>;
