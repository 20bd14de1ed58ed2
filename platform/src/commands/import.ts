import { join } from 'node:path';
import {
  importEvidence,
  importListings,
  importMaharera,
  runImportCommand,
  type MahareraImportOptions,
} from '@propmubi/property';
import { createEventBus, type Subgraph } from '@propmubi/runtime';
import type { TrustSubgraph } from '@propmubi/trust';
import { consoleLoggers } from '../console-log.js';
import { demoWorld } from '../demo-world.js';
import { startDependencies } from '../dependencies.js';
import { serviceEnvironment } from '../environment.js';
import { fromUser } from '../from-user.js';
import { findHolder, lockHome } from '../home-lock.js';
import { makeHome, resolveHome } from '../home.js';
import { closeAll, createSubgraphs, prepareData } from '../platform.js';
import { retryWhileUnavailable } from '../retry.js';
import { dim, print } from '../terminal.js';

const EVENTS_WITHIN_MS = 300_000;
/** Statements of an import and of what follows write whole registers; those of requests end sooner. */
const STATEMENT_TIMEOUT_MS = 1_800_000;

export type ImportKind = 'maharera' | 'evidence' | 'listings';

/** Options as the command line gives them. */
export interface ImportFlags {
  asOf?: string;
  dateFormat?: 'MDY' | 'DMY';
  dryRun?: boolean;
  force?: boolean;
  replace?: boolean;
}

/**
 * Loads a folder of the register or of listings. Beside a running platform it uses that one's Postgres, and the
 * platform's consumers take the events; alone it starts what it needs and waits until scores are computed.
 */
export async function importData(kind: ImportKind, folder: string, flags: ImportFlags = {}): Promise<number> {
  const { dateFormat, ...options } = flags;
  const home = resolveHome(process.env);
  makeHome(home);
  const runningPlatform = findHolder(home.path);
  const lock = runningPlatform ? undefined : lockHome(home.path, `pnpm import:${kind}`);
  const from = fromUser(folder);
  try {
    const dependencies = await startDependencies({ env: process.env, home, log: print });
    try {
      const longer = { DATABASE_STATEMENT_TIMEOUT_MS: String(STATEMENT_TIMEOUT_MS), ...process.env };
      const env = serviceEnvironment(longer, home.path, dependencies.addresses);
      const given = {
        ...options,
        ...(dateFormat && { dateOrder: dateFormat }),
        folder: from,
        rejectedFolder: join(home.path, 'imports'),
      };
      // One transaction, of which a failed attempt leaves nothing; what an earlier attempt committed is unchanged rows.
      return await retryWhileUnavailable(() => load(kind, given, env, runningPlatform !== undefined), {
        what: 'the import',
      });
    } finally {
      await dependencies.stop();
    }
  } finally {
    lock?.release();
  }
}

/**
 * Ranks among comparable subjects are those of scores of before what followed from them, such as builders' reputations: with all
 * of it there, they are computed once more.
 */
async function scoreAnew(subgraphs: readonly Subgraph[]): Promise<void> {
  const trust = subgraphs.find(({ name }) => name === 'trust') as TrustSubgraph | undefined;
  await trust?.recompute();
  await trust?.requestAll();
  await trust?.recompute();
}

async function load(
  kind: ImportKind,
  given: Omit<MahareraImportOptions, 'database' | 'onProgress'>,
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
    const code = await runImportCommand((onProgress) => {
      const options = { ...given, database, onProgress };
      if (kind === 'maharera') return importMaharera(options);
      return kind === 'evidence' ? importEvidence(options) : importListings({ ...options, world: demoWorld });
    });
    if (code !== 0 || given.dryRun) return code;
    if (besidePlatform) {
      print(
        dim(
          '  the running platform takes the events from here: within a minute new homes can be asked about, and scores follow',
        ),
      );
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
      await bus.drained(EVENTS_WITHIN_MS);
      await scoreAnew(subgraphs);
      await bus.drained(EVENTS_WITHIN_MS);
    } finally {
      await bus.stop();
    }
    print(`  scores and projections follow: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return 0;
  } finally {
    await closeAll(subgraphs);
  }
}
