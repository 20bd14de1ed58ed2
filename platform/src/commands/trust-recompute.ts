import { createEventBus } from '@propmubi/runtime';
import { createReputationSubgraph, reputationConfigFromEnv } from '@propmubi/reputation';
import { createTrustSubgraph, trustConfigFromEnv, type TrustSubgraph } from '@propmubi/trust';
import { consoleLoggers } from '../console-log.js';
import { startDependencies } from '../dependencies.js';
import { serviceEnvironment, subgraphEnvironment } from '../environment.js';
import { findHolder, lockHome } from '../home-lock.js';
import { makeHome, resolveHome } from '../home.js';
import { closeAll, createSubgraphs, prepareData } from '../platform.js';
import { stopSignal } from '../shutdown.js';
import { dim, green, print } from '../terminal.js';

const EVENTS_WITHIN_MS = 300_000;
const STATEMENT_TIMEOUT_MS = 1_800_000;
/** Exit code of what Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Computes the reputation of every builder and the trust score of every subject anew. What is still to do stands in the
 * database: Ctrl-C ends it after the batch under way, `resume` goes on with the rest instead of asking for everything
 * again. Beside a running platform both work on the same queue.
 */
export async function trustRecompute({ resume }: { resume?: boolean }): Promise<number> {
  const stop = stopSignal();
  const home = resolveHome(process.env);
  makeHome(home);
  const besidePlatform = findHolder(home.path) !== undefined;
  const lock = besidePlatform ? undefined : lockHome(home.path, 'pnpm trust:recompute');
  try {
    const dependencies = await startDependencies({ env: process.env, home, log: print });
    try {
      const longer = { DATABASE_STATEMENT_TIMEOUT_MS: String(STATEMENT_TIMEOUT_MS), ...process.env };
      const env = serviceEnvironment(longer, home.path, dependencies.addresses);
      if (!resume) await recomputeBuilders(env, besidePlatform);
      return await recomputeScores(env, { resume, stop });
    } finally {
      await dependencies.stop();
    }
  } finally {
    lock?.release();
  }
}

/** Builders first: scores of projects rest on them. Their events are delivered here where no platform does it. */
async function recomputeBuilders(env: NodeJS.ProcessEnv, besidePlatform: boolean): Promise<void> {
  const began = performance.now();
  const reputation = await createReputationSubgraph(
    reputationConfigFromEnv(subgraphEnvironment(env, 'reputation')),
    { rateRatersEveryMs: 0 },
  );
  try {
    if (!besidePlatform) await reputation.migrate();
    await reputation.rateRaters();
    const known = await reputation.recomputeAll();
    print(known ? `builders: ${seconds(began)}` : dim('builders: there is no register yet'));
  } finally {
    await reputation.close();
  }
  if (besidePlatform) return;
  const loggers = consoleLoggers(env['LOG_LEVEL'] || 'warn');
  const subgraphs = await createSubgraphs(env, loggers);
  try {
    await prepareData(subgraphs, { seed: false });
    const bus = createEventBus({
      subgraphs,
      redisUrl: env['REDIS_URL'] as string,
      logger: loggers('events'),
    });
    await bus.start();
    try {
      await bus.drained(EVENTS_WITHIN_MS);
    } finally {
      await bus.stop();
    }
  } finally {
    await closeAll(subgraphs);
  }
}

async function recomputeScores(
  env: NodeJS.ProcessEnv,
  { resume, stop }: { resume: boolean | undefined; stop: AbortSignal },
): Promise<number> {
  const trust = await createTrustSubgraph(trustConfigFromEnv(subgraphEnvironment(env, 'trust')), {
    recomputeEveryMs: 0,
  });
  try {
    const began = performance.now();
    if (!resume) await trust.requestAll();
    const computed = await trust.recompute((done) => void showProgress(trust, done, began), stop);
    const pending = await trust.pendingScores();
    if (stop.aborted && pending > 0) {
      print(`stopped: ${computed} computed, ${pending} to do; pnpm trust:recompute --resume goes on`);
      return INTERRUPTED;
    }
    const { digest, scores } = await trust.scoresDigest();
    print(green(`scores: ${computed} computed, ${scores} subjects, ${seconds(began)}`));
    print(dim(`digest ${digest}`));
    return 0;
  } finally {
    await trust.close();
  }
}

async function showProgress(trust: TrustSubgraph, done: number, began: number): Promise<void> {
  const pending = await trust.pendingScores().catch(() => undefined);
  if (pending === undefined) return;
  print(`  ${done} computed, ${pending} to do, ${seconds(began)}`);
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1_000).toFixed(1)} s`;
}
