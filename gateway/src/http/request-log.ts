import type { Logger } from '@propmubi/runtime/log';

/** Only these fields are ever logged: no headers, no query text, no variables. */
export interface AnsweredRequest {
  readonly requestId: string;
  readonly method: string;
  /** Of the route: it has few values, and nothing of the client's. */
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly operation?: string | undefined;
  readonly userId?: string | undefined;
}

/** Writes a line for each request that was answered. */
export function createRequestLog(parent: Logger): (request: AnsweredRequest) => void {
  // None of these fields is ever redacted, so looking for what is to be would only cost each request its share.
  const logger = parent.child({}, { redact: [] });
  return ({ requestId, method, path, status, durationMs, operation, userId }) => {
    const level = path.startsWith('/health') || path === '/metrics' ? 'debug' : 'info';
    logger[level](
      {
        requestId,
        method,
        path,
        status,
        durationMs: Math.round(durationMs * 10) / 10,
        ...(operation && { operation }),
        ...(userId && { userId }),
      },
      'request',
    );
  };
}
