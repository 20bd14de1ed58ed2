import { AsyncLocalStorage } from 'node:async_hooks';
import { pino, type DestinationStream, type Logger } from 'pino';
import { standardOutput } from './log-output.js';

export type { Logger } from 'pino';

const requestIds = new AsyncLocalStorage<string>();

/** Runs `work` so that every log line written under it carries the request id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return requestIds.run(requestId, work);
}

export function currentRequestId(): string | undefined {
  return requestIds.getStore();
}

type LogFields = Readonly<Record<string, string | undefined>>;

const providers: (() => LogFields)[] = [];

/** Adds fields to every line of this process, such as the id of the trace under way. Undefined values are left out. */
export function addLogFields(provider: () => LogFields): void {
  providers.push(provider);
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
    serializers: { err: describeError },
    mixin: () => {
      const requestId = currentRequestId();
      const fields: Record<string, unknown> = requestId ? { requestId } : {};
      for (const provider of providers) Object.assign(fields, provider());
      return fields;
    },
  };
  return pino(options, destination ?? standardOutput());
}

/** `code` is redacted, as one-time codes are; that of an error (ECONNREFUSED) is how a failure is found. */
function describeError(error: Error): object {
  const { code, ...rest } = pino.stdSerializers.err(error) as { code?: unknown };
  return code === undefined ? rest : { ...rest, errorCode: code };
}
