/** Alerts by which a release is bad: the objectives burn fast, or processes do not stay up (deploy/observability/alerts.rules.yml). */
export const BAD_ALERTS = [
  'ApiErrorBudgetBurnsFast',
  'ApiLatencyBudgetBurnsFast',
  'LeadNewsBudgetBurnsFast',
  'GatewayAbsent',
  'ServiceDown',
  'ServiceRestarts',
] as const;

export const BAD_QUERY = `ALERTS{alertstate="firing",alertname=~"${BAD_ALERTS.join('|')}"}`;

/** A Prometheus that is asked through a tunnel may miss a question. */
const MOST_UNANSWERED = 5;

interface Watch {
  /** Names of the alerts of `BAD_ALERTS` that fire now. */
  firing(): Promise<readonly string[]>;
  forMs: number;
  everyMs: number;
  now(): number;
  wait(ms: number): Promise<void>;
}

/**
 * Watches the objectives after a release. Resolves with the first alerts that began to fire, or with none when the time is
 * over; what fired before is not the release's. @throws Error when Prometheus does not answer five times in a row, or never did
 */
export async function watchObjectives({ firing, forMs, everyMs, now, wait }: Watch): Promise<string[]> {
  const until = now() + forMs;
  let before: readonly string[] | undefined;
  for (let unanswered = 0; ; await wait(everyMs)) {
    try {
      const found = await firing();
      unanswered = 0;
      before ??= found;
      const begun = found.filter((name) => !before?.includes(name));
      if (begun.length > 0) return begun;
      // One that ended may begin again.
      before = before.filter((name) => found.includes(name));
    } catch (cause) {
      const isUnknown = ++unanswered >= MOST_UNANSWERED || (before === undefined && now() >= until);
      if (isUnknown) throw new Error('Prometheus does not answer.', { cause });
    }
    if (now() >= until) return [];
  }
}

/** Which of them fire, as Prometheus at this address says. */
export async function firingAlerts(prometheus: string): Promise<string[]> {
  const url = new URL(`api/v1/query?${new URLSearchParams({ query: BAD_QUERY })}`, prometheus);
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  const { status, data } = (await response.json()) as {
    status: string;
    data?: { result: { metric: { alertname: string } }[] };
  };
  if (status !== 'success' || !data) throw new Error(`Prometheus answers ${response.status}`);
  return [...new Set(data.result.map(({ metric }) => metric.alertname))];
}
