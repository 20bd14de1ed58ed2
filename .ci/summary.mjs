// Reads Jest's JSON results, those of a second run of the files that failed where there was one, Playwright's JSON report, and the
// outcome of the other checks; prints what failed and, as the last line, `N passed, N failed` with each check counted as one test,
// the browser's too. Exits non-zero when anything failed. With `--failed <results>` it prints the files that failed instead, one a line.
import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
const failedFiles = ({ testResults }) => testResults.filter(({ status }) => status === 'failed');
/** A file that does not even load runs no test: it must not look like success. */
const failedTests = ({ assertionResults }) => {
  const names = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  return names.length > 0 ? names : ['(the file does not run)'];
};

const [first, ...rest] = process.argv.slice(2);
if (first === '--failed') {
  for (const { name } of failedFiles(read(rest[0]) ?? { testResults: [] })) console.log(name);
} else {
  summarize(first, rest[0], rest[1], rest.slice(2));
}

function summarize(resultsFile, againFile, browserFile, checks) {
  let passed = 0;
  let failed = 0;
  for (const check of checks) {
    const [name, code] = check.split('=');
    if (code === '0') passed++;
    else {
      failed++;
      console.log(`FAILED check: ${name}`);
    }
  }

  for (const line of browserLines(read(browserFile))) console.log(line);

  const results = read(resultsFile);
  let skipped = 0;
  if (results) {
    const passedAgain = new Set(
      (read(againFile)?.testResults ?? [])
        .filter(({ status }) => status === 'passed')
        .map(({ name }) => name),
    );
    passed += results.numPassedTests;
    skipped = results.numPendingTests + results.numTodoTests;
    for (const file of failedFiles(results)) {
      const names = failedTests(file);
      const isUnsteady = passedAgain.has(file.name);
      if (isUnsteady) passed += names.length;
      else failed += names.length;
      for (const name of names)
        console.log(`${isUnsteady ? 'UNSTEADY, passed when run again' : 'FAILED'} ${file.name}: ${name}`);
    }
  } else {
    failed++;
    console.log('FAILED: jest left no results');
  }

  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** What failed in the browser and what passed only on its second attempt, with the first line of why. */
function browserLines(report) {
  if (!report) return [];
  const specs = report.suites.flatMap(function within({ specs = [], suites = [] }) {
    return [...specs, ...suites.flatMap(within)];
  });
  const lines = report.errors.map((error) => `FAILED browser: ${reasonOf(error)}`);
  for (const { file, line, title, tests } of specs) {
    for (const { status, results } of tests) {
      if (status !== 'unexpected' && status !== 'flaky') continue;
      const outcome = status === 'flaky' ? 'UNSTEADY, passed when run again' : 'FAILED';
      const [error] = results.flatMap(({ errors }) => errors);
      lines.push(`${outcome} ${file}:${line}: ${title}: ${reasonOf(error)}`);
    }
  }
  return lines;
}

function reasonOf(error) {
  return stripVTControlCharacters(error?.message ?? 'no reason was given').split('\n', 1)[0];
}
