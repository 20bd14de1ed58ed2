/** Codes that say the platform failed, where the request itself was in order. */
const OWN = new Set([
  'INTERNAL_SERVER_ERROR',
  'SERVICE_UNAVAILABLE',
  'AUDIT_UNAVAILABLE',
  'PLANNING_FAILED',
  'DOWNSTREAM_SERVICE_ERROR',
  'SUBGRAPH_UNREACHABLE',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_HTTP_ERROR',
  'SUBGRAPH_REDIRECTED',
  'SUBGRAPH_MALFORMED_RESPONSE',
  'SUBGRAPH_RESPONSE_TOO_LARGE',
  'SUBGRAPH_CIRCUIT_OPEN',
  'SUBGRAPH_OVERLOADED',
]);

/** Whether an error counts against the availability that is promised: refusals and wrong input do not. */
export function isOwnFailure(code: string): boolean {
  return OWN.has(code);
}
