import { createRequire } from 'node:module';
import { createLogger, type Logger } from '@propmubi/runtime';

/** JSON lines for machines; on a terminal the same lines made readable. One stream for all services of a process. */
export function consoleLoggers(level: string): (name: string) => Logger {
  if (!process.stdout.isTTY) return (name) => createLogger(name, level);
  const require = createRequire(import.meta.url);
  const pretty = (require('pino-pretty') as typeof import('pino-pretty').PinoPretty)({
    ignore: 'pid,hostname',
    translateTime: 'SYS:HH:MM:ss',
    sync: true,
  });
  return (name) => createLogger(name, level, pretty);
}
