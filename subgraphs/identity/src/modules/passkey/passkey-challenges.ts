import type { RedisClient } from '@propmubi/runtime';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../../security/key-ring.js';

const LIFETIME_MS = 5 * 60_000;
const NONCE_BYTES = 16;
const TIME_BYTES = 6;
const MAC_BYTES = 32;

export type ChallengePurpose = 'register' | 'sign-in' | 'step-up';

/**
 * Challenges for authenticators. They are signed, so that asking for one costs no memory: what was used is remembered, not
 * what was given out. `subject` binds one to who asked for it.
 */
export function createPasskeyChallenges(redis: RedisClient, ring: KeyRing, now: () => number) {
  const macsOf = (purpose: ChallengePurpose, subject: string, body: Buffer) =>
    ring.macs(`${purpose}|${subject}|${body.toString('hex')}`).map((mac) => Buffer.from(mac, 'hex'));
  return {
    /** Base64url, as WebAuthn takes it. */
    issue(purpose: ChallengePurpose, subject: string): string {
      const body = Buffer.alloc(NONCE_BYTES + TIME_BYTES);
      randomBytes(NONCE_BYTES).copy(body);
      body.writeUIntBE(now() + LIFETIME_MS, NONCE_BYTES, TIME_BYTES);
      return Buffer.concat([body, macsOf(purpose, subject, body)[0] as Buffer]).toString('base64url');
    },

    isOurs(purpose: ChallengePurpose, subject: string, challenge: string): boolean {
      const bytes = Buffer.from(challenge, 'base64url');
      if (bytes.length !== NONCE_BYTES + TIME_BYTES + MAC_BYTES) return false;
      const body = bytes.subarray(0, NONCE_BYTES + TIME_BYTES);
      const mac = bytes.subarray(body.length);
      const isSigned = macsOf(purpose, subject, body).some((own) => timingSafeEqual(mac, own));
      return isSigned && body.readUIntBE(NONCE_BYTES, TIME_BYTES) > now();
    },

    /** Uses a challenge up; false when it was used before. */
    async use(challenge: string): Promise<boolean> {
      const nonce = Buffer.from(challenge, 'base64url').subarray(0, NONCE_BYTES).toString('hex');
      return (await redis.set(`identity:passkey:used:${nonce}`, '1', 'PX', LIFETIME_MS, 'NX')) === 'OK';
    },
  };
}

export type PasskeyChallenges = ReturnType<typeof createPasskeyChallenges>;
