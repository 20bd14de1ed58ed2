import type { RedisClient } from '@propmubi/runtime';
import { createChallenge, extractParams, verifySolution } from 'altcha-lib';
import type { KeyRing } from '../../security/key-ring.js';
import type { RequestChallenge } from './request-challenge.js';

const LIFETIME_MS = 5 * 60_000;
/** Hashes of which the solver needs half on average: about a second of a phone’s browser. */
const EASY = 50_000;
const HARD = 200_000;
const MAX_ANSWER_LENGTH = 1_024;

/**
 * ALTCHA’s proof of work: the client looks for the number with which SHA-256 of the salt is the given hash. Signed, so
 * that the server keeps nothing until it is answered; then its hash is kept so that it counts once.
 */
export function createProofOfWork(redis: RedisClient, ring: KeyRing, now: () => number): RequestChallenge {
  const hmacKeys = ring.all.map((key) => key.toString('hex'));
  const [hmacKey] = hmacKeys as [string];
  return {
    async offer(subject, pressure) {
      const expiresAt = new Date(now() + LIFETIME_MS);
      const { algorithm, challenge, salt, signature, maxnumber } = await createChallenge({
        algorithm: 'SHA-256',
        hmacKey,
        maxNumber: Math.round(EASY + (HARD - EASY) * pressure),
        params: { subject, until: String(expiresAt.getTime()) },
      });
      return {
        kind: 'PROOF_OF_WORK',
        expiresAt: expiresAt.toISOString(),
        algorithm,
        challenge,
        salt,
        signature,
        maxNumber: maxnumber,
      };
    },
    async accept(subject, answer) {
      const payload = readAnswer(answer);
      if (!payload) return false;
      const params = extractParams(payload);
      if (params['subject'] !== subject || !(Number(params['until']) > now())) return false;
      const checks = await Promise.all(hmacKeys.map((key) => verifySolution(payload, key, false)));
      if (!checks.includes(true)) return false;
      const first = await redis.set(`identity:otp:solved:${payload.challenge}`, '1', 'PX', LIFETIME_MS, 'NX');
      return first === 'OK';
    },
  };
}

interface Answer {
  algorithm: 'SHA-256';
  challenge: string;
  number: number;
  salt: string;
  signature: string;
}

/** Base64 of JSON, as ALTCHA’s own widget sends it. */
function readAnswer(answer: string): Answer | undefined {
  if (answer.length > MAX_ANSWER_LENGTH) return undefined;
  try {
    const given = JSON.parse(Buffer.from(answer, 'base64').toString()) as Partial<Answer> | null;
    const { algorithm, challenge, number, salt, signature } = given ?? {};
    const texts = [challenge, salt, signature];
    if (algorithm !== 'SHA-256' || !Number.isSafeInteger(number)) return undefined;
    return texts.every((text) => typeof text === 'string') ? (given as Answer) : undefined;
  } catch {
    return undefined;
  }
}
