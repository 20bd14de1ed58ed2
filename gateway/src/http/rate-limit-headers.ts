import type { FastifyInstance } from 'fastify';
import type { LimitReport } from '../operations/gateway-context.js';

declare module 'fastify' {
  interface FastifyRequest {
    limits?: LimitReport | undefined;
  }
}

/**
 * Says in headers what is left of a client's limits: `RateLimit-Policy` and `RateLimit` as the IETF's draft "RateLimit
 * header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers-10) writes them, and `Retry-After` on a refusal.
 */
export function addRateLimitHeaders(app: FastifyInstance): void {
  app.decorateRequest('limits', undefined);
  app.addHook('onSend', (request, reply, _payload, done) => {
    const { limits } = request;
    if (limits && limits.states.length > 0) {
      void reply.header(
        'RateLimit-Policy',
        limits.states
          .map(({ name, points, windowSeconds }) => `"${name}";q=${points};w=${windowSeconds}`)
          .join(', '),
      );
      void reply.header(
        'RateLimit',
        limits.states
          .map(({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`)
          .join(', '),
      );
    }
    if (limits?.retryAfterSeconds !== undefined) void reply.header('Retry-After', limits.retryAfterSeconds);
    done();
  });
}
