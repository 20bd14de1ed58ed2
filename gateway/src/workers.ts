import cluster from 'node:cluster';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@propmubi/runtime/log';

/** A worker that dies at once is not started again at once. */
const RESTART_PAUSE_MS = 1_000;

/** True in the process that only looks after workers, of which each serves the same port. */
export function leadsWorkers(count: number): boolean {
  return count > 1 && cluster.isPrimary;
}

/**
 * Keeps `count` workers running, one for each core. A signal is handed on, and the leader ends when all have drained.
 * Quotas (sockets of a user) and caches are each worker's own.
 */
export function leadWorkers(count: number, logger: Logger): void {
  let stopping = false;
  for (let index = 0; index < count; index++) cluster.fork();
  cluster.on('exit', (worker, code, signal) => {
    if (stopping) {
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
      return;
    }
    logger.error({ pid: worker.process.pid, code, signal }, 'a gateway worker ended and is started again');
    void delay(RESTART_PAUSE_MS).then(() => stopping || cluster.fork());
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stopping = true;
      const workers = Object.values(cluster.workers ?? {});
      for (const worker of workers) worker?.process.kill(signal);
      if (workers.length === 0) process.exit(0);
    });
  }
}
