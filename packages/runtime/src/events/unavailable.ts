import { UnavailableError } from '../errors.js';

/**
 * Postgres classes and codes that say something of the server or of the moment and nothing of the event: connection,
 * resources, shutting down, serialization, deadlock, lock timeout, read-only standby.
 */
const PASSING_SQL_STATES = /^(08|53|57P|40001|40P01|55P03|25006)/;
const PASSING_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const PASSING_MESSAGES =
  /^(Connection terminated|Connection ended|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Command timed out|Connection is closed|Stream isn't writeable|Reached the max retries|LOADING |OOM |READONLY |MASTERDOWN )/;

/** True for failures that trying again later may cure: they never make an event a dead letter. */
export function isUnavailable(error: unknown): boolean {
  // By shape, not by class: drivers wrap, copy and rename what they throw.
  for (let at = error as Failure | undefined, depth = 0; at && depth < 5; at = at.cause, depth++) {
    const { code, message = '' } = at;
    if (at instanceof UnavailableError) return true;
    if (typeof code === 'string' && (PASSING_CODES.has(code) || PASSING_SQL_STATES.test(code))) return true;
    if (at.name === 'MaxRetriesPerRequestError' || PASSING_MESSAGES.test(message)) return true;
    if (at.errors?.some(isUnavailable)) return true;
  }
  return false;
}

interface Failure {
  name?: string;
  message?: string;
  code?: unknown;
  cause?: Failure;
  /** Of an AggregateError: one per address that was tried. */
  errors?: unknown[];
}
