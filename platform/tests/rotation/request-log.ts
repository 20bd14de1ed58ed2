export interface LoggedRequest {
  /** What it was for, such as `sign in`. */
  kind: string;
  /** By performance.now. */
  startedAtMs: number;
  /** Milliseconds. */
  tookMs: number;
  /** Why it failed; null when it was answered as it has to be. */
  failure: string | null;
}

export interface RequestReport {
  /** By kind. */
  requests: Record<string, number>;
  /** The first of each kind, with how many there were. */
  failures: Record<string, { count: number; first: string }>;
  longestMs: number;
}

/** What clients met: an outage is any request that was not answered as it has to be. */
export function reportRequests(log: readonly LoggedRequest[]): RequestReport {
  const requests: Record<string, number> = {};
  const failures: RequestReport['failures'] = {};
  for (const { kind, failure } of log) {
    requests[kind] = (requests[kind] ?? 0) + 1;
    if (failure === null) continue;
    failures[kind] ??= { count: 0, first: failure };
    failures[kind].count += 1;
  }
  return { requests, failures, longestMs: Math.round(Math.max(0, ...log.map(({ tookMs }) => tookMs))) };
}

/** Those under way at any moment of a span, by performance.now, and the others. */
export function splitBySpan(
  log: readonly LoggedRequest[],
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): { within: LoggedRequest[]; outside: LoggedRequest[] } {
  const isWithin = ({ startedAtMs, tookMs }: LoggedRequest) =>
    startedAtMs <= untilMs && startedAtMs + tookMs >= fromMs;
  return { within: log.filter(isWithin), outside: log.filter((request) => !isWithin(request)) };
}
