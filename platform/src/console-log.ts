import { createRequire } from 'node:module';
import { createLogger, type Logger } from '@propmubi/runtime';

interface RequestLine {
  method?: string;
  path?: string;
  status?: number;
  durationMs?: number;
  operation?: string;
  requestId?: string;
}

/** A request as one short line; any other message with the request it belongs to. */
function readable(line: RequestLine, message: string): string {
  const { method, path, status, durationMs, operation, requestId } = line;
  if (message === 'request')
    return [method, path, operation, status, `${durationMs} ms`].filter(Boolean).join(' ');
  return requestId ? `${message} (request ${requestId})` : message;
}

/** JSON lines for machines; on a terminal the same lines made readable. One stream for all services of a process. */
export function consoleLoggers(level: string): (name: string) => Logger {
  if (!process.stdout.isTTY) return (name) => createLogger(name, level);
  const require = createRequire(import.meta.url);
  const pretty = (require('pino-pretty') as typeof import('pino-pretty').PinoPretty)({
    ignore: 'pid,hostname,requestId,method,path,status,durationMs,operation,userId',
    messageFormat: (line, messageKey) => readable(line, String(line[messageKey])),
    singleLine: true,
    translateTime: 'SYS:HH:MM:ss',
    sync: true,
  });
  return (name) => createLogger(name, level, pretty);
}
