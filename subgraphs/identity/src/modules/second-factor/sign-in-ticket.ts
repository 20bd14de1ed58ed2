import type { RedisClient } from '@propmubi/runtime';
import { createHash, randomBytes } from 'node:crypto';
import type { SignInMethod } from '../session/sign-in-method.js';

const LIFETIME_S = 600;

/** A person whose first factor was right, and who has to prove or to set up a second factor before a session opens. */
export interface PendingSignIn {
  userId: string;
  step: 'VERIFY' | 'ENROL';
  /** What the first factor was, and when it was proved; a ticket of a former version says neither. */
  method?: SignInMethod;
  firstFactorAt?: string | null;
  /** Of a sign-in at a provider. */
  sso?: { organizationId: string; authenticatedAt: string | null } | null;
}

export interface SignInTickets {
  issue(pending: PendingSignIn, now: number): Promise<{ ticket: string; expiresAt: Date }>;
  read(ticket: string): Promise<PendingSignIn | undefined>;
  /** False when it was used in the same moment. */
  use(ticket: string): Promise<boolean>;
}

/** Tickets are 256 random bits, kept as hashes for ten minutes; without Redis no one signs in by them. */
export function createSignInTickets(redis: RedisClient): SignInTickets {
  const keyOf = (ticket: string) =>
    `identity:sign-in-ticket:${createHash('sha256').update(ticket).digest('hex')}`;
  return {
    async issue(pending, now) {
      const ticket = randomBytes(32).toString('base64url');
      await redis.set(keyOf(ticket), JSON.stringify(pending), 'EX', LIFETIME_S);
      return { ticket, expiresAt: new Date(now + LIFETIME_S * 1000) };
    },
    async read(ticket) {
      const found = await redis.get(keyOf(ticket));
      return found === null ? undefined : (JSON.parse(found) as PendingSignIn);
    },
    async use(ticket) {
      return (await redis.del(keyOf(ticket))) === 1;
    },
  };
}
