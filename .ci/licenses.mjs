// Fails when something that ships is under a licence that is not on the list. Reads the bill of materials (CycloneDX) that
// `pnpm sbom:write` writes, or the file that is named. A licence is allowed for everything, or for one package with the reason.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import satisfies from 'spdx-satisfies';

const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
];

const EXCEPTIONS = [
  {
    license: 'Elastic-2.0',
    packages: /^@apollo\/(composition|federation-internals|gateway|query-graphs|query-planner)$/,
    reason: 'used inside the platform; it may not be offered to others as a managed federation service',
  },
  {
    license: 'LGPL-3.0-or-later',
    packages: /^@img\/sharp-libvips-/,
    reason: 'a shared library that stands beside the program and can be exchanged',
  },
  { license: 'MPL-2.0', packages: /^web-push$/, reason: 'its files are not changed' },
  { license: 'OFL-1.1', packages: /^@fontsource-variable\//, reason: 'fonts, served as they are' },
];

const nameOf = ({ group, name }) => (group ? `${group}/${name}` : name);

/** What an SPDX expression says, or undefined when there is none. */
const licenseOf = ({ licenses = [] }) => {
  const stated = licenses.map(({ expression, license }) => expression ?? license?.id);
  if (stated.length === 0 || stated.includes(undefined)) return undefined;
  return stated.map((one) => `(${one})`).join(' AND ');
};

/** Why a component may not ship; undefined: it may. */
function problemOf(component) {
  const name = nameOf(component);
  const license = licenseOf(component);
  if (!license) return `${name} ${component.version} states no SPDX licence`;
  const excepted = EXCEPTIONS.filter(({ packages }) => packages.test(name)).map((one) => one.license);
  try {
    if (satisfies(license, [...ALLOWED, ...excepted])) return undefined;
  } catch {
    // Not an expression of SPDX.
  }
  return `${name} ${component.version} is under ${license}`;
}

function billOfMaterials() {
  const folder = mkdtempSync(join(tmpdir(), 'sbom-'));
  const file = join(folder, 'sbom.cdx.json');
  try {
    execFileSync(
      'npx',
      ['pnpm', 'sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--prod', '--out', file],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [given] = process.argv.slice(2);
const { bomFormat, components } = JSON.parse(given ? readFileSync(given, 'utf8') : billOfMaterials());
// An empty list would pass whatever ships.
if (bomFormat !== 'CycloneDX' || !(components?.length > 0)) {
  console.error('That is no CycloneDX bill of materials, or an empty one.');
  process.exit(1);
}
const problems = components.map(problemOf).filter((problem) => problem !== undefined);
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error('Take another package, or allow the licence in .ci/licenses.mjs with the reason.');
  process.exit(1);
}
console.log(`${components.length} packages ship, all under licences that are allowed.`);
