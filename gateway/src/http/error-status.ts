/**
 * HTTP status of a request that was refused as a whole, by error code: the one table, for every path an error can take
 * (JSON POST, GET, persisted queries, event streams, multipart). What is not listed is the client's fault, 400. Errors
 * of single fields do not count: an answer with `data` is 200.
 */
const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  SESSION_REVOKED: 401,
  SESSION_EXPIRED: 401,
  FORBIDDEN: 403,
  MISSING_SCOPE: 403,
  POLICY_DENIED: 403,
  LINK_INVALID: 403,
  OPERATION_NOT_STORED: 403,
  NOT_FOUND: 404,
  STORED_OPERATION_UNKNOWN: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  AUTH_RATE_LIMITED: 429,
  TOO_MANY_SUBSCRIPTIONS: 429,
  QUOTA_EXCEEDED: 429,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
  PLANNING_FAILED: 503,
  // Not a failure but a question back, which clients read from an answer of 200 (Apollo's persisted query link).
  PERSISTED_QUERY_NOT_FOUND: 200,
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
};

/**
 * A well-formed request with a document or variables that are wrong is 200 under `application/json`, where a status
 * could also come from something in between (GraphQL over HTTP, section 6.4.1).
 */
const OK_UNDER_JSON = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

export const GRAPHQL_RESPONSE = 'application/graphql-response+json';
export const JSON_RESPONSE = 'application/json';

/** The status for a refused request's first error code, under the media type of the answer. */
export function statusOf(code: unknown, mediaType: string = GRAPHQL_RESPONSE): number {
  if (typeof code !== 'string') return 400;
  if (mediaType === JSON_RESPONSE && OK_UNDER_JSON.has(code)) return 200;
  return Object.hasOwn(STATUS_BY_CODE, code) ? (STATUS_BY_CODE[code] ?? 400) : 400;
}
