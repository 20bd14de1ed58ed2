// Fails when anything installed is older than the versions that fixed known vulnerabilities. Reads the lockfile, not
// package.json: what counts is what is installed, by whatever way it came.
import { readFileSync } from 'node:fs';

const floors = {
  '@apollo/gateway': '2.13.2',
  '@apollo/server': '5.5.0',
  '@mikro-orm/core': '7.1.7',
  '@mikro-orm/postgresql': '7.1.7',
  '@mikro-orm/migrations': '7.1.7',
  ws: '8.21.0',
};

const parse = (version) => version.split('-')[0].split('.').map(Number);
const isBelow = (version, floor) => {
  const [a, b] = [parse(version), parse(floor)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at] < b[at];
};

const lockfile = readFileSync(new URL('../pnpm-lock.yaml', import.meta.url), 'utf8');
const packages = lockfile.slice(lockfile.indexOf('\npackages:'), lockfile.indexOf('\nsnapshots:'));
let problems = 0;
for (const [name, floor] of Object.entries(floors)) {
  const escaped = name.replace(/[/@.]/g, '\\$&');
  const versions = [...packages.matchAll(new RegExp(`^  '?${escaped}@([0-9][^:'(]*)'?:`, 'gm'))].map(
    ([, version]) => version,
  );
  if (versions.length === 0) {
    console.error(
      `${name}: not in the lockfile; has it been replaced? Then take it out of .ci/version-floors.mjs.`,
    );
    problems++;
  }
  for (const version of versions) {
    if (!isBelow(version, floor)) continue;
    console.error(`${name} ${version} is below its floor ${floor}`);
    problems++;
  }
}
if (problems > 0) process.exit(1);
console.log(`version floors hold for ${Object.keys(floors).join(', ')}`);
