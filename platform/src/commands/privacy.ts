import { createRetentionJob } from '@propmubi/privacy';
import { createLogger } from '@propmubi/runtime';
import { withDatabases } from '../databases.js';
import { loadSubgraphs } from '../subgraphs.js';
import { print } from '../terminal.js';

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
