// Compiles src/ into dist/, with the contract that the tools are held to: what an installed package runs.
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
rmSync(`${here}dist`, { recursive: true, force: true });
execFileSync(
  process.execPath,
  [`${here}../../node_modules/ts7/bin/tsc`, '-p', `${here}tsconfig.build.json`],
  {
    stdio: 'inherit',
  },
);
copyFileSync(`${here}../../schema/contracts/partner.graphql`, `${here}dist/partner.graphql`);
