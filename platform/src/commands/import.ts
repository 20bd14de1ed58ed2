import { join, resolve } from 'node:path';
import { importListings, importMaharera, runImportCommand } from '@propmubi/property';
import { createEventBus } from '@propmubi/runtime';
import { consoleLoggers } from '../console-log.js';
import { demoWorld } from '../demo-world.js';
import { startDependencies } from '../dependencies.js';
import { serviceEnvironment } from '../environment.js';
import { findHolder, lockHome } from '../home-lock.js';
import { makeHome, resolveHome } from '../home.js';
import { closeAll, createSubgraphs, prepareData } from '../platform.js';
import { dim, say } from '../terminal.js';

const eventsWithinMs = 300_000;

/**
 * Loads a folder of the register or of listings. Beside a running platform it uses that one's Postgres, and the
 * platform's consumers take the events; alone it starts what it needs and waits until scores are computed.
 */
export async function importData(kind: 'maharera' | 'listings', folder: string): Promise<number> {
  const home = resolveHome(process.env);
  makeHome(home);
  const runningPlatform = findHolder(home.path);
  const lock = runningPlatform ? undefined : lockHome(home.path, `pnpm import:${kind}`);
  // pnpm runs scripts in the root of the repository; a relative folder is meant from where the user stands.
  const from = resolve(process.env['INIT_CWD'] ?? '.', folder);
  try {
    const dependencies = await startDependencies({ env: process.env, home, log: say });
    try {
      const env = serviceEnvironment(process.env, home.path, {
        databaseUrl: dependencies.postgres.appUrl,
        databaseOwnerUrl: dependencies.postgres.ownerUrl,
        redisUrl: dependencies.redis.url,
      });
      return await load(kind, from, join(home.path, 'imports'), env, runningPlatform !== undefined);
    } finally {
      await dependencies.stop();
    }
  } finally {
    lock?.release();
  }
}

async function load(
  kind: 'maharera' | 'listings',
  folder: string,
  rejectedFolder: string,
  env: NodeJS.ProcessEnv,
  besidePlatform: boolean,
): Promise<number> {
  const loggers = consoleLoggers(env['LOG_LEVEL'] || 'warn');
  const subgraphs = await createSubgraphs(env, loggers);
  try {
    const people = subgraphs.filter(({ name }) => name === 'identity');
    await prepareData(subgraphs, { seed: false });
    // Imported listings belong to agents of the demo world. Nothing else is seeded beside real data.
    await prepareData(people, { seed: true });
    const property = subgraphs.find(({ name }) => name === 'property');
    if (!property) throw new Error('There is no property subgraph.');
    const { database } = property;
    const code = await runImportCommand((onProgress) =>
      kind === 'maharera'
        ? importMaharera({ folder, database, onProgress, rejectedFolder })
        : importListings({ folder, database, onProgress, rejectedFolder, world: demoWorld }),
    );
    if (code !== 0) return code;
    if (besidePlatform) {
      say(dim('  the running platform takes the events from here: scores follow within seconds'));
      return 0;
    }
    const bus = createEventBus({
      subgraphs,
      redisUrl: env['REDIS_URL'] as string,
      logger: loggers('events'),
    });
    const began = performance.now();
    await bus.start();
    try {
      await bus.drained(eventsWithinMs);
    } finally {
      await bus.stop();
    }
    say(`  scores and projections follow: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return 0;
  } finally {
    await closeAll(subgraphs);
  }
}
