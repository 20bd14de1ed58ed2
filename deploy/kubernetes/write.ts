import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import {
  type Environment,
  environmentFile,
  type EnvironmentName,
  ENVIRONMENTS,
  readEnvironment,
  withDigest,
  withTerraform,
} from './environment.js';
import { files } from './files.js';

const USAGE = `pnpm kubernetes [--digest staging|production sha256:…]
  [--from-terraform staging|production < output of \`terraform output -json kubernetes\`]`;

/** Puts what changed into an environment's file. */
function change(name: string | undefined, changed: (environment: Environment) => Environment): void {
  if (!ENVIRONMENTS.some((one) => one === name)) throw new Error(USAGE);
  const environment = readEnvironment(name as EnvironmentName);
  const text = JSON.stringify(changed(environment), null, 2);
  writeFileSync(environmentFile(name as EnvironmentName), `${text}\n`);
}

const fromTerraform = (environment: Environment) =>
  withTerraform(environment, JSON.parse(readFileSync(0, 'utf8')));

const [option, name, digest] = process.argv.slice(2);
if (option === '--from-terraform') change(name, fromTerraform);
else if (option === '--digest') change(name, (environment) => withDigest(environment, digest));
else if (option) throw new Error(USAGE);

for (const folder of ['base', 'overlays', 'cluster/staging', 'cluster/production'])
  rmSync(join(import.meta.dirname, folder), { recursive: true, force: true });
for (const [file, text] of Object.entries(files())) {
  const path = join(import.meta.dirname, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}
