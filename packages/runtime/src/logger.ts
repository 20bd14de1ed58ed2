import { AsyncLocalStorage } from 'node:async_hooks';
import { pino, type DestinationStream, type Logger } from 'pino';
import { standardOutput } from './log/log-output.js';
import { activeTracing } from './telemetry/telemetry.js';

export type { Logger } from 'pino';

const requestIds = new AsyncLocalStorage<string>();

/** Runs `work` so that every log line written under it carries the request id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return requestIds.run(requestId, work);
}

export function currentRequestId(): string | undefined {
  return requestIds.getStore();
}

const REDACTED_PATHS = [
  'authorization',
  'phone',
  'email',
  'code',
  'otp',
  'token',
  'password',
  'secret',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** JSON logs. Redaction is the second line of defence: call sites log ids, never personal data. */
export function createLogger(name: string, level = 'info', destination?: DestinationStream): Logger {
  const options = {
    name,
    level,
    redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
    mixin: () => {
      const requestId = currentRequestId();
      const traceId = activeTracing()?.traceId();
      return { ...(requestId && { requestId }), ...(traceId && { traceId }) };
    },
  };
  return pino(options, destination ?? standardOutput());
}
