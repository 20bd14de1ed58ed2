import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import {
  type Environment,
  environmentFile,
  type EnvironmentName,
  ENVIRONMENTS,
  readEnvironment,
  withTerraform,
} from './environment.js';
import { files } from './files.js';

const USAGE =
  'pnpm kubernetes [--from-terraform staging|production < output of `terraform output -json kubernetes`]';

/** Puts what Terraform says into an environment's file. */
function takeOver(name: string | undefined): void {
  if (!ENVIRONMENTS.some((one) => one === name)) throw new Error(USAGE);
  const environment: Environment = readEnvironment(name as EnvironmentName);
  const output: unknown = JSON.parse(readFileSync(0, 'utf8'));
  const text = JSON.stringify(withTerraform(environment, output), null, 2);
  writeFileSync(environmentFile(name as EnvironmentName), `${text}\n`);
}

const [option, name] = process.argv.slice(2);
if (option === '--from-terraform') takeOver(name);
else if (option) throw new Error(USAGE);

for (const folder of ['base', 'overlays', 'cluster/staging', 'cluster/production'])
  rmSync(join(import.meta.dirname, folder), { recursive: true, force: true });
for (const [file, text] of Object.entries(files())) {
  const path = join(import.meta.dirname, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}
