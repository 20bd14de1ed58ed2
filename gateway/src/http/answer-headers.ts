import type { FastifyInstance } from 'fastify';
import type { LimitReport, SchemaReport } from '../operations/gateway-context.js';
import { rateLimitHeaders } from './rate-limit-headers.js';
import { schemaHeaders } from './schema-headers.js';

/** What an operation filled in for the headers of its answer. */
export interface HeaderReport {
  readonly limits?: LimitReport | undefined;
  readonly schema?: SchemaReport | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    report?: HeaderReport | undefined;
  }
}

/** What a page of another origin may read. */
export const EXPOSED_HEADERS = [
  'X-Correlation-ID',
  'X-API-Version',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'Deprecation',
  'Sunset',
] as const;

/** Headers of every answer, whatever is asked. */
export function commonHeaders(requestId: string): Record<string, string> {
  return { 'X-Correlation-ID': requestId, 'X-Content-Type-Options': 'nosniff' };
}

export function reportHeaders({ limits, schema }: HeaderReport): Record<string, string> {
  return { ...(limits && rateLimitHeaders(limits)), ...(schema && schemaHeaders(schema)) };
}

export function addReportHeaders(app: FastifyInstance): void {
  app.decorateRequest('report', undefined);
  app.addHook('onSend', ({ report }, reply, _payload, done) => {
    if (report) void reply.headers(reportHeaders(report));
    done();
  });
}
