import { isStatementTimeout, isTransient } from '@propmubi/runtime';
import { ServiceError } from '@propmubi/dev-services';
import { setTimeout as sleep } from 'node:timers/promises';
import { printError, describeError } from './terminal.js';

export interface RetryOptions {
  /** What the command does, as in “the import”. */
  what: string;
  /** How long after the first failure another attempt begins. */
  retryForMs?: number;
  pauseMs?: number;
  log?: (line: string) => void;
}

/**
 * Runs the work of a command, and again while Postgres or Redis does not answer: work that is one transaction, or that
 * passes over what is done already. Other errors are thrown as they are.
 * @throws ServiceError POSTGRES_UNREACHABLE or STATEMENT_TIMEOUT, with what to do about it
 */
export async function retryWhileUnavailable<T>(
  work: () => Promise<T>,
  { what, retryForMs = 120_000, pauseMs = 2_000, log = printError }: RetryOptions,
): Promise<T> {
  let failedAt: number | undefined;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (isStatementTimeout(error)) throw statementTimeout(what, error);
      if (!isTransient(error) || error instanceof ServiceError) throw error;
      failedAt ??= performance.now();
      if (performance.now() - failedAt + pauseMs > retryForMs) throw unreachable(what, retryForMs, error);
      log(`${describeError(error)}. Trying again.`);
      await sleep(pauseMs);
    }
  }
}

function unreachable(what: string, retryForMs: number, cause: unknown): ServiceError {
  return new ServiceError(
    'POSTGRES_UNREACHABLE',
    `Postgres or Redis did not answer for ${Math.round(retryForMs / 1000)} s (${describeError(cause)}), and ${what} was not ` +
      'finished. Nothing of it is half done: run the command again when the machine is less busy or the server is back.',
    { cause },
  );
}

function statementTimeout(what: string, cause: unknown): ServiceError {
  return new ServiceError(
    'STATEMENT_TIMEOUT',
    `Postgres ended a statement that took longer than it may, and ${what} was not finished. Nothing of it is half done: ` +
      'run the command again with a greater DATABASE_STATEMENT_TIMEOUT_MS.',
    { cause },
  );
}
