import { writeFileSync } from 'node:fs';
import { composeSupergraph } from '../compose.js';
import { closeAll, createSubgraphs, prepareData } from '../platform.js';
import { consoleLoggers } from '../console-log.js';
import { readSettings, serviceSettings } from '@propmubi/runtime';
import { retryWhileUnavailable } from '../retry.js';
import { print } from '../terminal.js';
import { migrateDryRun } from './migrate-dry-run.js';

const OWNER = { DATABASE_OWNER_URL: serviceSettings.DATABASE_OWNER_URL };

interface MigrateOptions {
  seed: boolean;
  /** The seed with a month of leads. */
  month: boolean;
  supergraph?: string;
  dryRun?: boolean;
}

/** Brings all five schemas up, and seeds what is empty if asked to, against DATABASE_URL and DATABASE_OWNER_URL: a release job. */
export function migrate(options: MigrateOptions): Promise<number> {
  if (options.dryRun) return migrateDryRun(readSettings(OWNER, process.env).DATABASE_OWNER_URL);
  return retryWhileUnavailable(() => migrateOnce(options), { what: 'the migration' });
}

async function migrateOnce({ seed, month, supergraph }: MigrateOptions): Promise<number> {
  const subgraphs = await createSubgraphs(process.env, consoleLoggers(process.env['LOG_LEVEL'] || 'info'));
  try {
    await prepareData(subgraphs, { seed, month, onStep: print });
    if (supergraph) writeFileSync(supergraph, composeSupergraph(subgraphs));
  } finally {
    await closeAll(subgraphs);
  }
  print('all five schemas are up to date');
  return 0;
}
