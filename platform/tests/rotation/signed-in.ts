import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { developmentOtpKey } from '@propmubi/identity';
import type { Redis } from 'ioredis';
import { anyAddress, createLoggedClient, type LoggedClient } from './logged-client.js';
import type { LoggedRequest } from './request-log.js';

const REQUEST = `mutation ($phone: String!) { requestOtp(input: { phone: $phone }) { challengeId } }`;
const VERIFY = `mutation ($phone: String!, $code: String!) {
  verifyOtp(input: { phone: $phone, code: $code, deviceId: "a-device-of-the-rotation-drill" }) { accessToken refreshToken user { id phone } } }`;
const REFRESH = `mutation ($refreshToken: String!) {
  refreshSession(input: { refreshToken: $refreshToken }) { accessToken refreshToken user { id } } }`;

export interface Tokens {
  accessToken: string;
  refreshToken: string;
  user: { id: string };
}

export interface Client extends LoggedClient {
  /** A one-time password, which lies for `holdMs` before it is used. */
  signIn(phone: string, holdMs?: number): Promise<Tokens>;
  refresh(tokens: Tokens): Promise<Tokens>;
}

/** A client of the gateway that logs how each of its requests went, and signs in as people do. */
export function createClient(url: string, redis: Redis, log: LoggedRequest[]): Client {
  const { ask, logged } = createLoggedClient(url, log);
  return {
    ask,
    logged,
    async signIn(phone, holdMs = 0) {
      const address = anyAddress();
      await ask('ask for a code', REQUEST, { phone }, { address });
      const code = await redis.get(developmentOtpKey(phone));
      await sleep(holdMs);
      const { verifyOtp } = await ask<{ verifyOtp: Tokens }>('sign in', VERIFY, { phone, code }, { address });
      return verifyOtp;
    },
    async refresh({ refreshToken }) {
      const { refreshSession } = await ask<{ refreshSession: Tokens }>('refresh', REFRESH, { refreshToken });
      return refreshSession;
    },
  };
}

/** Of many blocks of numbers, each of which gets a few codes a minute. */
export function anyPhone(): string {
  return `+919${String(randomInt(1_000_000_000)).padStart(9, '0')}`;
}

/** Kept signed in by refreshing at half of the life of its tokens. */
export async function keepSignedIn(
  client: Client,
  first: Tokens,
  { everyMs, signal }: { everyMs: number; signal: AbortSignal },
) {
  let tokens = first;
  const ended = (async () => {
    while (!signal.aborted) {
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      // A failure is in the log; the token before is good for another try.
      tokens = await client.refresh(tokens).catch(() => tokens);
    }
  })();
  return { token: () => tokens.accessToken, userId: first.user.id, ended };
}

export type Session = Awaited<ReturnType<typeof keepSignedIn>>;
