/** Before its end a token is renewed by so much: less than a session's own margin, so that it gives out a new one. */
const RENEW_BEFORE_MS = 45_000;
const RETRY_MS = 5_000;
const SHORTEST_MS = 250;

export interface TokenRenewal {
  /** The server said until when the token on this connection is good. */
  goodUntil(expiresAt: unknown): void;
  stop(): void;
}

/**
 * Renews the token of one connection shortly before it ends. `renew` asks for a token and sends it; when that fails, or
 * the server did not take the token, it is tried again until the server ends the stream, which then says why.
 */
export function scheduleRenewal(renew: () => Promise<void>): TokenRenewal {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const after = (ms: number): void => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => {
      // Set first: an answer may come, and set another time, before the sending is over.
      after(RETRY_MS);
      renew().catch(() => undefined);
    }, ms);
  };
  return {
    goodUntil(expiresAt) {
      const leftMs = typeof expiresAt === 'string' ? Date.parse(expiresAt) - Date.now() : Number.NaN;
      if (Number.isNaN(leftMs)) return;
      after(Math.max(SHORTEST_MS, leftMs - RENEW_BEFORE_MS, Math.min(leftMs / 2, RENEW_BEFORE_MS)));
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
