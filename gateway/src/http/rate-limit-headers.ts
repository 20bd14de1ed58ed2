import type { LimitReport } from '../operations/gateway-context.js';

/**
 * What is left of a client's limits: `RateLimit-Policy` and `RateLimit` as the IETF's draft "RateLimit header fields for
 * HTTP" (draft-ietf-httpapi-ratelimit-headers-10) writes them, and `Retry-After` on a refusal.
 */
export function rateLimitHeaders({ states, retryAfterSeconds }: LimitReport): Record<string, string> {
  const headers: Record<string, string> = {};
  if (states.length > 0) {
    headers['RateLimit-Policy'] = states
      .map(({ name, points, windowSeconds }) => `"${name}";q=${points};w=${windowSeconds}`)
      .join(', ');
    headers['RateLimit'] = states
      .map(({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`)
      .join(', ');
  }
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(retryAfterSeconds);
  return headers;
}
