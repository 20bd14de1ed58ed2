// Fails when the tests of this run reached less of the sources than they have to. Counted are packages, subgraphs,
// gateway, platform and client (`collectCoverageFrom` of jest.config.js), not the browser app, which end-to-end tests run
// in a browser, nor what a test starts in a process of its own.
import { existsSync, readFileSync } from 'node:fs';

const LEAST = { lines: 88, branches: 80 };

const file = new URL('../coverage/coverage-summary.json', import.meta.url);
if (!existsSync(file)) {
  console.error('There is no coverage/coverage-summary.json: did the tests end?');
  process.exit(1);
}
const { total, ...files } = JSON.parse(readFileSync(file, 'utf8'));
let isEnough = true;
for (const [what, least] of Object.entries(LEAST)) {
  const { pct, covered } = total[what];
  console.log(`${what}: ${pct} % (${covered} of ${total[what].total}), at least ${least} %`);
  if (!(pct >= least)) isEnough = false;
}
if (!isEnough) {
  const missed = Object.entries(files)
    .map(([path, { lines }]) => ({ path, missed: lines.total - lines.covered }))
    .sort((a, b) => b.missed - a.missed);
  console.log('Most lines without a test:');
  for (const { path, missed: count } of missed.slice(0, 15)) console.log(`  ${count}  ${path}`);
  process.exit(1);
}
