import { UnavailableError } from './errors.js';

/**
 * Postgres classes and codes that depend on the server or the moment and not on the request: connection, resources (too
 * many connections, disk full), shutting down, serialization, deadlock, lock timeout, read-only standby, prepared statements that a
 * pool lost (ADR 0098).
 */
const TRANSIENT_SQL_STATES = /^(08|53|57P|58030|40001|40P01|55P03|25006|25P03|25P04|26000|42P05)/;
const TRANSIENT_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const TRANSIENT_MESSAGES =
  /^(Connection terminated|Connection ended|Client has encountered a connection error|Client was closed and is not queryable|timeout exceeded when trying to connect|timeout expired|Query read timeout|Command timed out|Connection is closed|Stream isn't writeable|Reached the max retries|LOADING |OOM |READONLY |MASTERDOWN |MISCONF )/;

/**
 * True for failures of a dependency that the same request may not meet later. A client is told SERVICE_UNAVAILABLE, and an
 * event that meets one never becomes a dead letter.
 */
export function isTransient(error: unknown): boolean {
  // By shape, not by class: drivers wrap, copy and rename what they throw.
  for (let at = error as Failure | undefined, depth = 0; at && depth < 5; depth++) {
    const { code, message = '' } = at;
    if (at instanceof UnavailableError) return true;
    if (typeof code === 'string' && (TRANSIENT_CODES.has(code) || TRANSIENT_SQL_STATES.test(code)))
      return true;
    // A Unix socket whose server is not there.
    if (code === 'ENOENT' && at.syscall === 'connect') return true;
    if (at.name === 'MaxRetriesPerRequestError' || TRANSIENT_MESSAGES.test(message)) return true;
    if (at.errors?.some(isTransient)) return true;
    at = at.cause ?? at.originalError;
  }
  return false;
}

/** True when Postgres ended a statement that took too long: trying an event again would take as long. */
export function isStatementTimeout(error: unknown): boolean {
  for (let at = error as Failure | undefined, depth = 0; at && depth < 5; depth++) {
    if (at.code === '57014') return true;
    at = at.cause ?? at.originalError;
  }
  return false;
}

interface Failure {
  name?: string;
  message?: string;
  code?: unknown;
  syscall?: string;
  cause?: Failure;
  /** Of a GraphQLError. */
  originalError?: Failure;
  /** Of an AggregateError: one per address that was tried. */
  errors?: unknown[];
}
