import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = new URL('../../docs/security.md', import.meta.url);
const [START, END] = ['<!-- cases: written by pnpm test:security -->', '<!-- end of cases -->'];

/** Writes what every attack case was answered into docs/security.md, when all of them held. */
export default class SecurityReporter {
  onRunComplete(_contexts, { testResults, numFailedTests }) {
    if (numFailedTests > 0) return;
    const rows = testResults
      .flatMap(({ testFilePath, testResults: cases }) =>
        cases
          .filter(({ status }) => status === 'passed')
          .map(({ ancestorTitles, title }) => ({
            file: testFilePath.replace(/.*\/(?=[^/]+\/tests\/)/, '').replace(/\.test\.ts$/, ''),
            what: [...ancestorTitles, title].join(': ').replaceAll('|', '\\|'),
          })),
      )
      .sort((a, b) => a.file.localeCompare(b.file) || a.what.localeCompare(b.what));
    const lines = rows.map(({ file, what }) => `| ${what} | ${file} |`);
    const table = [
      `${rows.length} cases held.`,
      '',
      '| case, and what held | test |',
      '| --- | --- |',
      ...lines,
    ];
    const page = readFileSync(PAGE, 'utf8');
    const [before, rest = ''] = page.split(START);
    const after = rest.split(END)[1] ?? '';
    writeFileSync(PAGE, `${before}${START}\n\n${table.join('\n')}\n\n${END}${after}`);
  }
}
