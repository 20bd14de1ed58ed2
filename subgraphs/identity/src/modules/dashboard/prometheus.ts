import { UnavailableError } from '@propmubi/runtime';

const TIMEOUT_MS = 5_000;
const SECOND_MS = 1_000;

/** The times at which series are read: `from`, and every `stepSeconds` until `to`. */
export interface Steps {
  from: Date;
  to: Date;
  stepSeconds: number;
}

export interface ReadSeries {
  labels: Readonly<Record<string, string>>;
  /** One for each step, in order; null where there is none, or none that is a number. */
  values: (number | null)[];
}

export interface Prometheus {
  /**
   * What an expression (PromQL) was over time.
   * @throws UnavailableError when Prometheus does not answer; Error when it refuses the expression
   */
  readRange(expression: string, steps: Steps): Promise<ReadSeries[]>;
}

interface RangeAnswer {
  status: string;
  error?: string;
  data?: { result: { metric: Record<string, string>; values: [number, string][] }[] };
}

/** A Prometheus, or what speaks its HTTP API, at `address`; a name and a password in it are sent as Basic authentication. */
export function createPrometheus(address: string): Prometheus {
  const base = new URL(address);
  const { username, password } = base;
  base.username = base.password = '';
  const endpoint = new URL('api/v1/query_range', base.href.endsWith('/') ? base : `${base.href}/`);
  const headers: Record<string, string> = username
    ? { authorization: `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}` }
    : {};
  return {
    async readRange(expression, steps) {
      const { status, error, data } = await ask(endpoint, headers, expression, steps);
      if (status !== 'success' || !data) throw new Error(`Prometheus refuses ${expression}: ${error}`);
      return data.result.map(({ metric, values }) => ({ labels: metric, values: onSteps(values, steps) }));
    },
  };
}

async function ask(
  endpoint: URL,
  headers: Record<string, string>,
  expression: string,
  { from, to, stepSeconds }: Steps,
): Promise<RangeAnswer> {
  const body = new URLSearchParams({
    query: expression,
    start: String(from.getTime() / SECOND_MS),
    end: String(to.getTime() / SECOND_MS),
    step: String(stepSeconds),
    timeout: `${TIMEOUT_MS}ms`,
  });
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    // A redirect is not followed: it would carry the password to another host.
    const response = await fetch(endpoint, { method: 'POST', headers, body, signal, redirect: 'error' });
    if (response.status >= 500 || response.status === 401 || response.status === 403)
      throw new Error(`HTTP ${response.status}`);
    return (await response.json()) as RangeAnswer;
  } catch (cause) {
    throw new UnavailableError('Prometheus does not answer.', { cause });
  }
}

function onSteps(values: readonly [number, string][], { from, to, stepSeconds }: Steps): (number | null)[] {
  const count = Math.floor((to.getTime() - from.getTime()) / (stepSeconds * SECOND_MS)) + 1;
  const placed = Array<number | null>(count).fill(null);
  for (const [seconds, text] of values) {
    const place = Math.round((seconds - from.getTime() / SECOND_MS) / stepSeconds);
    const value = Number(text);
    if (place in placed && Number.isFinite(value)) placed[place] = value;
  }
  return placed;
}
