import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOwnedProcess } from '@propmubi/dev-services';
import { type DebianTools, until } from '@propmubi/testkit';
import { haproxyConfig, type Pool } from '../../../deploy/release/haproxy-config.js';
import { haproxyControl, type HaproxyControl } from '../../../deploy/release/haproxy-control.js';

/** A real HAProxy with the configuration of deploy/release. */
export interface RunningBalancer extends HaproxyControl, AsyncDisposable {
  /** Resolves when HAProxy sends requests to a server. */
  isUp(pool: string, server: string): Promise<void>;
  /** Resolves when it has found out that it must not. */
  isDown(pool: string, server: string): Promise<void>;
}

export async function startBalancer(
  tools: DebianTools,
  pools: readonly Pool[],
  checkEveryMs?: number,
): Promise<RunningBalancer> {
  const opened = new AsyncDisposableStack();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'propmubi-haproxy-'));
    opened.defer(() => rmSync(folder, { recursive: true, force: true }));
    const controlSocket = join(folder, 'control');
    const file = join(folder, 'haproxy.cfg');
    writeFileSync(file, haproxyConfig({ controlSocket, pools, ...(checkEveryMs && { checkEveryMs }) }));
    const logFile = join(folder, 'log');
    const haproxy = await startOwnedProcess({
      command: tools.path('haproxy'),
      args: ['-db', '-f', file],
      logFile,
      // At once: its clients are the test's own.
      stopSignal: 'SIGTERM',
    });
    opened.defer(() => haproxy.stop());
    const control = haproxyControl(controlSocket);
    const answers = async () => {
      if (!haproxy.running) throw new Error(`HAProxy ended:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
      return control.servers().then(
        () => true,
        () => false,
      );
    };
    await until(answers, { timeoutMs: 10_000, what: 'HAProxy starting' });
    const is = async (status: string, pool: string, server: string) => {
      const hasStatus = async () => {
        // A machine that is busy may be late with what it asks.
        const servers = await control.servers().catch(() => []);
        return servers.some((one) => one.pool === pool && one.server === server && one.status === status);
      };
      await until(hasStatus, { timeoutMs: 3 * 60_000, everyMs: 100, what: `${server} being ${status}` });
    };
    const stack = opened.move();
    return {
      ...control,
      isUp: (pool, server) => is('UP', pool, server),
      isDown: (pool, server) => is('DOWN', pool, server),
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}
