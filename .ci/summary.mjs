// Reads Jest's JSON results and the outcome of the other checks; prints what failed and, as the last line,
// `N passed, N failed` with each check counted as one test. Exits non-zero when anything failed.
import { existsSync, readFileSync } from 'node:fs';

const [resultsFile, ...checks] = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;

for (const check of checks) {
  const [name, code] = check.split('=');
  if (code === '0') passed++;
  else {
    failed++;
    console.log(`FAILED check: ${name}`);
  }
}

const results = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : undefined;
if (results) {
  passed += results.numPassedTests;
  failed += results.numFailedTests;
  skipped += results.numPendingTests + results.numTodoTests;
  // A file that does not even load runs no test: it must not look like success.
  failed += results.numRuntimeErrorTestSuites;
  for (const file of results.testResults) {
    if (file.status !== 'failed') continue;
    const names = file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => fullName);
    for (const name of names.length > 0 ? names : ['(the file does not run)'])
      console.log(`FAILED ${file.name}: ${name}`);
  }
} else {
  failed++;
  console.log('FAILED: jest left no results');
}

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
