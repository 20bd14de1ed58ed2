/**
 * Why the gateway closes a socket. 4400–4429 as graphql-transport-ws defines them; clients of that protocol give up on
 * 4401 and 4429 and reconnect after the others, which is what each of them means here.
 */
export const CLOSE = {
  /** Shutting down; connect again, another process answers. */
  goingAway: { code: 1001, reason: 'Going away' },
  /** A message that only a server sends, or none of the protocol's. */
  badMessage: { code: 4400, reason: 'Invalid message received' },
  internalError: { code: 4500, reason: 'Internal server error' },
  /** The token in connection_init is not valid, or `subscribe` came before it. */
  unauthorized: { code: 4401, reason: 'Unauthorized' },
  /** A renewed token belongs to another user. */
  forbidden: { code: 4403, reason: 'Forbidden' },
  /** No connection_init in time. */
  initTimeout: { code: 4408, reason: 'Connection initialisation timeout' },
  /** Too many sockets of one user, or too many messages. */
  tooMany: { code: 4429, reason: 'Too many requests' },
  /** The organization of the user has as many sockets open as it may. */
  quotaExceeded: { code: 4429, reason: 'Quota exceeded' },
  /** The access token ran out and was not renewed; connect with a new one. */
  sessionExpired: { code: 4410, reason: 'Session expired' },
  /** The session was signed out or its user deactivated. */
  sessionRevoked: { code: 4411, reason: 'Session revoked' },
  /** The client read too slowly; connect again and resume by cursor. */
  slowConsumer: { code: 4413, reason: 'Slow consumer' },
} as const;

export type CloseReason = (typeof CLOSE)[keyof typeof CLOSE];
