// `pnpm size:client`: builds the package and prints what each way of using it adds to an app.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkSize } from './package-test/size.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
execFileSync(process.execPath, [`${here}build.mjs`], { stdio: 'inherit' });
// Below the package, so that it is found by its own name.
const folder = mkdtempSync(`${here}dist/size-`);
try {
  await checkSize(folder);
} finally {
  rmSync(folder, { recursive: true });
}
