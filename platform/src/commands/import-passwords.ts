import { resolve } from 'node:path';
import { withIdentity } from '../identity-subgraph.js';
import { dim, print } from '../terminal.js';

const PROGRESS_EVERY = 1_000;

export interface PasswordImportFlags {
  organization: string;
  dryRun?: boolean;
}

/** Brings hashes of passwords from another system. Ctrl-C ends it after the batch under way; the next run goes on. */
export function importPasswords(
  file: string,
  { organization, dryRun = false }: PasswordImportFlags,
): Promise<number> {
  // pnpm runs scripts in the root of the repository; a relative path is meant from where the user stands.
  const path = resolve(process.env['INIT_CWD'] ?? '.', file);
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal);
  return withIdentity(async (identity) => {
    let shown = 0;
    const done = await identity.importPasswords({
      file: path,
      organizationId: organization,
      dryRun,
      signal: stop.signal,
      onProgress: ({ rows, imported }) => {
        if (rows - shown < PROGRESS_EVERY) return;
        shown = rows;
        print(dim(`  ${rows} lines read, ${imported} passwords ${dryRun ? 'would be ' : ''}imported`));
      },
    });
    const refused = Object.values(done.refused).reduce((sum, count) => sum + count, 0);
    print(
      `${done.imported} passwords ${dryRun ? 'would be ' : ''}imported, ${done.unchanged} were there, ${refused} lines refused`,
    );
    for (const [code, count] of Object.entries(done.refused)) print(`  ${code}: ${count}`);
    for (const { line, code } of done.refusals) print(dim(`  line ${line}: ${code}`));
    if (stop.signal.aborted) print('Stopped. Run it again to go on.');
    return refused > 0 && done.imported + done.unchanged === 0 ? 1 : 0;
  }).finally(() => process.off('SIGINT', onSignal));
}
