import type { Answers } from './judge.js';

const FAILED = 'graphql_requests_failed_total';
const DURATION = 'graphql_request_duration_seconds';
/** The bound of the objective; a bucket of the histogram. */
const IN_TIME = 'le="0.5"';

/** What the `/metrics` of a group's gateways say, added up. */
export function answersOf(texts: readonly string[]): Answers {
  const sum = (series: string, label = '') =>
    texts
      .flatMap((text) => text.split('\n'))
      .filter(
        (line) => line.startsWith(series) && /^[{ ]/.test(line.slice(series.length)) && line.includes(label),
      )
      .reduce((total, line) => total + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  const answered = sum(`${DURATION}_count`);
  return { answered, failed: sum(FAILED), slow: answered - sum(`${DURATION}_bucket`, IN_TIME) };
}
