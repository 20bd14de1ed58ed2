// Compiles src/ into dist/ (ESM and declarations): what the published package holds.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
rmSync(`${here}dist`, { recursive: true, force: true });
execFileSync(process.execPath, [`${here}../node_modules/ts7/bin/tsc`, '-p', `${here}tsconfig.build.json`], {
  stdio: 'inherit',
});
