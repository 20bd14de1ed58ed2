import { writeFileSync } from 'node:fs';
import { survivors } from '../survivors.js';
import { keyOf, type MutantResult } from './mutant.js';

export interface FileReport {
  file: string;
  results: readonly MutantResult[];
}

/** Percent killed of those that are not known to be equivalent, with one digit. */
export function scoreOf(results: readonly MutantResult[]): number {
  const counted = results.filter((result) => result.outcome !== 'survived' || !reasonOf(result)?.equivalent);
  const killed = counted.filter(({ outcome }) => outcome !== 'survived');
  return counted.length === 0 ? 100 : Math.floor((1000 * killed.length) / counted.length) / 10;
}

/** The first entry that fits; entries of one file go from the particular to the general. */
function reasonOf(result: MutantResult) {
  return survivors.find(
    ({ file, line, change }) =>
      (result.file.endsWith(file) || (file.endsWith('/') && result.file.includes(file))) &&
      result.lineText.includes(line) &&
      (!change || keyOf(result).endsWith(` :: ${change}`)),
  );
}

interface Output {
  json: string | undefined;
  markdown: boolean;
  print: (text: string) => void;
}

export function writeReport(reports: readonly FileReport[], { json, markdown, print }: Output): void {
  if (json) writeFileSync(json, `${JSON.stringify(reports, null, 2)}\n`);
  if (markdown) writeFileSync('docs/mutation.md', markdownOf(reports));
  const all = reports.flatMap(({ results }) => results).filter(({ outcome }) => outcome === 'survived');
  const unexplained = all.filter((result) => !reasonOf(result));
  if (unexplained.length > 0)
    print(`${unexplained.length} survivors have no reason in mutation/survivors.ts`);
}

function markdownOf(reports: readonly FileReport[]): string {
  const all = reports.flatMap(({ results }) => results);
  const rows = reports.map(({ file, results }) => {
    const survived = results.filter(({ outcome }) => outcome === 'survived');
    const equivalent = survived.filter((result) => reasonOf(result)?.equivalent).length;
    const killed = results.length - survived.length;
    return `| \`${file}\` | ${results.length} | ${killed} | ${survived.length - equivalent} | ${equivalent} | ${scoreOf(results)} % |`;
  });
  const listed = reports.flatMap(({ file, results }) => {
    const survived = results.filter(({ outcome }) => outcome === 'survived');
    if (survived.length === 0) return [];
    const lines = survived.map((result) => {
      const reason = reasonOf(result);
      const why = reason
        ? `${reason.equivalent ? 'Equivalent: ' : ''}${reason.reason}`
        : 'Not explained yet.';
      return `- line ${result.line}, ${result.operator}: ${code(keyOf(result))}. ${why}`;
    });
    return [`### ${file}`, '', ...lines, ''];
  });
  return [
    '# Mutation testing',
    '',
    'Written by `pnpm test:mutation --report`; do not edit. Rules are changed one by one (comparisons, arithmetic,',
    'conditions, literals, calls, statements) and the unit tests that cover them run: a change that no test notices',
    'survives. The score leaves out what is equivalent. [ADR 0044](adr/0044-mutation-runner.md) says how and why.',
    '',
    `**${scoreOf(all)} %** of ${all.length} mutants.`,
    '',
    '| file | mutants | killed | survived | equivalent | score |',
    '| --- | --: | --: | --: | --: | --: |',
    ...rows,
    '',
    ...(listed.length > 0 ? ['## Survivors', '', ...listed] : []),
  ].join('\n');
}

function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${fence === '``' ? ' ' : ''}${text}${fence === '``' ? ' ' : ''}${fence}`;
}
