import { fromWorkspace } from './workspace.js';

type Undici = typeof import('../../../node_modules/undici/index.js');
const { Pool } = await fromWorkspace<Undici>('packages/federation', 'undici');

/** What one run of load saw. Latencies in milliseconds. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
}

export interface LoadOptions {
  readonly seconds: number;
  /** Ends after so many requests, however long they take, instead of after `seconds`. */
  readonly requests?: number | undefined;
  readonly connections: number;
  readonly unique: boolean;
}

/** Keeps `connections` requests under way for a while. With `unique`, every request has its own Authorization. */
export async function load(url: URL, body: string, options: LoadOptions): Promise<LoadResult> {
  const pool = new Pool(url.origin, { connections: options.connections, pipelining: 1 });
  const latencies: number[] = [];
  let bytes = 0;
  let serial = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + options.seconds * 1000;
  const goesOn = (): boolean =>
    options.requests === undefined ? performance.now() < endsAt : serial < options.requests;
  const worker = async (): Promise<void> => {
    while (goesOn()) {
      serial += 1;
      const authorization = options.unique ? `Bearer ${process.pid}-${serial}` : 'Bearer public';
      const sentAt = performance.now();
      const response = await pool.request({
        path: url.pathname,
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body,
      });
      const answer = await response.body.arrayBuffer();
      if (response.statusCode !== 200) throw new Error(`HTTP ${response.statusCode}`);
      bytes = answer.byteLength;
      latencies.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: options.connections }, worker));
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.destroy();
  latencies.sort((a, b) => a - b);
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { requests: latencies.length, seconds, p50: at(0.5), p99: at(0.99), bytes };
}
