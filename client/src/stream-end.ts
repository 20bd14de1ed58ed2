import type { GraphQLFormattedError } from 'graphql';
import { RequestError } from './request-error.js';

/** Why a live stream ended, and whether opening it again could help. */
export interface StreamEnd {
  text: string;
  final: boolean;
}

/** What the operations of a connection end with that is left for another on purpose: nothing was lost, and there is nothing to wait for. */
export const LEFT = new Error('left for another connection');

/**
 * Error codes after which a live stream is not opened again: the same request gets the same answer. Any other, named
 * or not, is taken for a failure that passes.
 */
export const FINAL_CODES: ReadonlySet<string> = new Set([
  // This client and this graph do not fit.
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'SUBSCRIPTION_INVALIDATED',
  // This cursor is of another feed.
  'BAD_CURSOR',
  // This user does not, or no longer, have a feed.
  'FORBIDDEN',
  'MISSING_SCOPE',
  'POLICY_DENIED',
  'NO_AGENT_DESK',
  'NOT_A_BROKERAGE_AGENT',
  'AGENT_LEFT_BROKERAGE',
  'USER_DEACTIVATED',
  // The session is over: sign in again.
  'SESSION_REVOKED',
  'REFRESH_TOKEN_INVALID',
  'REFRESH_TOKEN_REUSED',
]);

/** Close codes with the same meaning (docs/gateway.md): not the protocol, another user's token, session revoked. */
const FINAL_CLOSE_CODES = new Set([4400, 4403, 4411]);
const UNAUTHORIZED = 4401;

/** @param refusedBefore the connection before this one was refused for its token, too */
export function streamEndOf(error: unknown, refusedBefore: boolean): StreamEnd & { refused: boolean } {
  const { code, reason } = error as { code?: unknown; reason?: unknown };
  if (typeof code === 'number') {
    // A clock that is wrong or a key that was just replaced heals with a new token; a second refusal does not.
    const refused = code === UNAUTHORIZED;
    const final = FINAL_CLOSE_CODES.has(code) || (refused && refusedBefore);
    return { text: `closed with ${code} ${String(reason ?? '')}`.trim(), final, refused };
  }
  // graphql-ws throws the protocol's `error` message as the list it carries.
  const failure = Array.isArray(error)
    ? new RequestError(error as GraphQLFormattedError[], undefined, null)
    : error;
  if (failure instanceof RequestError) {
    const refused = failure.code === 'UNAUTHENTICATED';
    const final = FINAL_CODES.has(failure.code) || (refused && refusedBefore);
    return { text: `${failure.code}: ${failure.message}`, final, refused };
  }
  const text = failure instanceof Error && failure.message ? failure.message : 'the connection was lost';
  return { text, final: false, refused: false };
}
