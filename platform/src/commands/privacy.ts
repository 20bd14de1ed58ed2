import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createRetentionJob, verifyArchive } from '@propmubi/privacy';
import { createLogger } from '@propmubi/runtime';
import { withDatabases } from '../databases.js';
import { loadSubgraphs } from '../subgraphs.js';
import type { JSONWebKeySet } from 'jose';
import { green, print, printError, red } from '../terminal.js';

/** Applies the retention rules of all subgraphs once; with `dryRun` only counts what they would reach. */
export async function retention({ dryRun = false }: { dryRun?: boolean }): Promise<number> {
  const maps = new Map((await loadSubgraphs()).map(({ name, personalData }) => [name, personalData]));
  let total = 0;
  await withDatabases([...maps.keys()], async (name, database) => {
    const map = maps.get(name);
    if (!map) return;
    const rules = createRetentionJob({
      map,
      database: () => database,
      logger: createLogger(name, 'error'),
      everyMs: 0,
    });
    const counts = dryRun ? await rules.preview() : await rules.apply();
    for (const [rule, rows] of Object.entries(counts)) {
      total += rows;
      print(`${name} ${rule}: ${rows}`);
    }
  });
  print(
    dryRun
      ? `${total} rows are past their time; nothing was changed.`
      : `${total} rows were past their time.`,
  );
  return 0;
}

/** Checks a downloaded export against its signed manifest; 1 when it is not as the platform gave it out. */
export async function verifyExport(archive: string, { keys }: { keys: string }): Promise<number> {
  // pnpm runs scripts in the root of the repository; a relative path is meant from where the user stands.
  const from = process.env['INIT_CWD'] ?? '.';
  const published = JSON.parse(readFileSync(resolve(from, keys), 'utf8')) as JSONWebKeySet;
  const { manifest, problems } = await verifyArchive(resolve(from, archive), published);
  for (const problem of problems) printError(red(problem));
  if (problems.length > 0) return 1;
  const { files, createdAt, userId } = manifest;
  print(
    green(
      `${files.length} files of ${userId}, given out at ${createdAt}: unchanged, signed by this platform.`,
    ),
  );
  return 0;
}
