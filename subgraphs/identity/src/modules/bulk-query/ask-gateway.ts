import { BulkFailure, BusyGateway } from './bulk-failure.js';

const TIMEOUT_MS = 30_000;
const MAX_WAIT_S = 60;

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

export interface GatewayQuestion {
  url: string;
  token: string;
  query: string;
  variables: Readonly<Record<string, unknown>>;
  signal: AbortSignal;
}

/** What may be otherwise a moment later. */
const PASSING = new Set(['RATE_LIMITED', 'SERVICE_UNAVAILABLE', 'PLANNING_FAILED', 'SUBGRAPH_TIMEOUT']);

/**
 * Asks the graph as any client does, with its limits, rules and contracts. An answer with data may have errors of single fields.
 * @throws BusyGateway for what is to be asked again, BulkFailure with the code of what is not
 */
export async function askGateway({ url, token, query, variables, signal }: GatewayQuestion): Promise<{
  data: Record<string, unknown>;
  errors: number;
}> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      authorization: `Bearer ${token}`,
      'apollographql-client-name': 'bulk-query',
    },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new BusyGateway(1, error);
  });
  const answer = (await response.json().catch(() => ({}))) as Answer;
  const { data, errors = [] } = answer;
  const code = String(errors[0]?.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR');
  const isRefused = !data || Object.values(data).every((value) => value === null);
  if (!isRefused) return { data, errors: errors.length };
  if (response.status >= 500 || response.status === 429 || PASSING.has(code))
    throw new BusyGateway(waitOf(response, errors[0]?.extensions));
  throw new BulkFailure(code);
}

function waitOf(response: Response, extensions: Record<string, unknown> | undefined): number {
  const seconds = Number(response.headers.get('retry-after') ?? extensions?.['retryAfterSeconds'] ?? 1);
  return Math.min(Number.isFinite(seconds) ? Math.max(seconds, 1) : 1, MAX_WAIT_S);
}
