// Compiles every package's src/ into its dist/ with one run of tsc, so that production needs neither swc nor TypeScript.
// One run, because packages see each other's sources; tsc then writes one tree, which is dealt out to the packages.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
rmSync('.build', { recursive: true, force: true });
try {
  execFileSync(process.execPath, ['node_modules/ts7/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
} catch {
  // tsc has said what is wrong.
  process.exit(1);
}

let packages = 0;
for (const compiled of globSync('.build/{gateway,platform,packages/*,subgraphs/*}/src')) {
  const folder = dirname(compiled).slice('.build/'.length);
  const dist = join(folder, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  renameSync(compiled, dist);
  // What is read at run time but not compiled: pages, SQL, scripts.
  for (const asset of globSync(`${folder}/src/**/*.*`)) {
    if (asset.endsWith('.ts')) continue;
    cpSync(asset, asset.replace(`${folder}/src`, dist));
  }
  packages++;
}
rmSync('.build', { recursive: true, force: true });
if (!existsSync('packages/runtime/dist/index.js')) throw new Error('packages/runtime was not compiled');
console.log(`compiled ${packages} packages`);
