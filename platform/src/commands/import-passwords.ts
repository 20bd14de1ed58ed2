import { fromUser } from '../from-user.js';
import { withIdentity } from '../identity-subgraph.js';
import { dim, print } from '../terminal.js';
import { untilInterrupted } from '../until-interrupted.js';

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
  const path = fromUser(file);
  return untilInterrupted((signal) =>
    withIdentity(async (identity) => {
      let shown = 0;
      const done = await identity.importPasswords({
        file: path,
        organizationId: organization,
        dryRun,
        signal,
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
      if (signal.aborted) print('Stopped. Run it again to go on.');
      return refused > 0 && done.imported + done.unchanged === 0 ? 1 : 0;
    }),
  );
}
