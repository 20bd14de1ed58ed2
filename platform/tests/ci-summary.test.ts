import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../src/repository.js';

const folder = mkdtempSync(join(tmpdir(), 'summary-'));
const passing = {
  name: '/a.test.ts',
  status: 'passed',
  assertionResults: [{ status: 'passed', fullName: 'a' }],
};
const failing = {
  name: '/b.test.ts',
  status: 'failed',
  assertionResults: [{ status: 'failed', fullName: 'b' }],
};
const unloadable = { name: '/c.test.ts', status: 'failed', assertionResults: [] };

function written(name: string, testResults: object[]): string {
  const file = join(folder, name);
  const counts = { numPassedTests: 1, numPendingTests: 0, numTodoTests: 0 };
  writeFileSync(file, JSON.stringify({ ...counts, testResults }));
  return file;
}
function summary(...given: string[]) {
  const { status, stdout } = spawnSync('node', ['.ci/summary.mjs', ...given], {
    cwd: repositoryRoot,
    encoding: 'utf8',
  });
  return { status, lines: stdout.trim().split('\n') };
}
const none = join(folder, 'none.json');

describe('the summary of a run', () => {
  it('names what failed, and counts each check as a test', () => {
    const results = written('run.json', [passing, failing, unloadable]);
    expect(summary(results, none, none, 'lint=0', 'types=1')).toEqual({
      status: 1,
      lines: [
        'FAILED check: types',
        'FAILED /b.test.ts: b',
        'FAILED /c.test.ts: (the file does not run)',
        '2 passed, 3 failed',
      ],
    });
  });

  it('names what passed only when run again, and lets it pass', () => {
    const results = written('run.json', [passing, failing]);
    const again = written('again.json', [{ ...failing, status: 'passed' }]);
    expect(summary(results, again, none)).toEqual({
      status: 0,
      lines: ['UNSTEADY, passed when run again /b.test.ts: b', '2 passed, 0 failed'],
    });
  });

  it('fails for what failed twice, and where there are no results', () => {
    const results = written('run.json', [failing]);
    expect(summary(results, results, none)).toMatchObject({ status: 1 });
    expect(summary(none, none, none).lines).toEqual(['FAILED: jest left no results', '0 passed, 1 failed']);
  });

  it('names what failed in the browser, or passed on its second attempt, with the first line of why', () => {
    const spec = (title: string, status: string, ...messages: string[]) => ({
      file: 'story.spec.ts',
      line: 7,
      title,
      tests: [{ status, results: messages.map((message) => ({ errors: [{ message }] })) }],
    });
    const inner = {
      specs: [spec('fails', 'unexpected', '\u001b[31mnot there\u001b[39m\n  at line 9', 'again')],
    };
    const outer = { specs: [spec('passes', 'expected'), spec('wavers', 'flaky', 'late')], suites: [inner] };
    const browser = join(folder, 'browser.json');
    writeFileSync(browser, JSON.stringify({ suites: [outer], errors: [{ message: 'no server' }] }));
    expect(summary(written('run.json', [passing]), none, browser, 'browser=1').lines).toEqual([
      'FAILED check: browser',
      'FAILED browser: no server',
      'UNSTEADY, passed when run again story.spec.ts:7: wavers: late',
      'FAILED story.spec.ts:7: fails: not there',
      '1 passed, 1 failed',
    ]);
  });

  it('lists the files that failed, one a line', () => {
    const results = written('run.json', [passing, failing, unloadable]);
    expect(summary('--failed', results)).toEqual({ status: 0, lines: ['/b.test.ts', '/c.test.ts'] });
  });
});
