import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DebianTools } from '@propmubi/testkit';
import type { Target } from '../../src/monitoring/configuration.js';
import type { Told } from '../../src/monitoring/receiver.js';
import { startMonitoring as start } from '../../src/monitoring/start-monitoring.js';

/** Prometheus and Alertmanager with the rules and routes of deploy/observability. */
export interface Monitoring extends AsyncDisposable {
  prometheus: string;
  /** What the receivers of Alertmanager were told, in order. */
  told: Told[];
  /** Prometheus' answer to an instant query. */
  query(expression: string): Promise<{ metric: Record<string, string>; value: [number, string] }[]>;
}

/** As `pnpm observe` starts them, in a folder of their own and reading processes every second. */
export async function startMonitoring(tools: DebianTools, targets: readonly Target[]): Promise<Monitoring> {
  await using opened = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'propmubi-monitoring-'));
  opened.defer(() => rmSync(folder, { recursive: true, force: true }));
  const told: Told[] = [];
  const onTold = (one: Told) => void told.push(one);
  const { prometheus } = opened.use(await start({ tools, folder, targets, everySeconds: 1, onTold }));
  const stack = opened.move();
  return {
    prometheus,
    told,
    async query(expression) {
      const answer = await fetch(`${prometheus}/api/v1/query?${new URLSearchParams({ query: expression })}`);
      const { status, data, error } = (await answer.json()) as {
        status: string;
        error?: string;
        data: { result: Awaited<ReturnType<Monitoring['query']>> };
      };
      if (status !== 'success') throw new Error(`Prometheus refuses ${expression}: ${error}`);
      return data.result;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
