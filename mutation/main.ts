import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { findMutants } from './src/find-mutants.js';
import type { MutantResult } from './src/mutant.js';
import { tryNamed } from './src/named-run.js';
import { type Target, tryMutants } from './src/pool.js';
import { scoreOf, writeReport, type FileReport } from './src/report.js';
import { targets } from './targets.js';

const HELP = `pnpm test:mutation [--file <text>]... [--named [--services]] [--workers <n>] [--json <file>] [--report] [--min <percent>]

Changes the rules one by one and runs the unit tests that cover them: a change that no test notices survives.

  --file <text>    only files whose path contains the text; may be repeated
  --named          only the mutants of mutation/named.ts, all of which must die
  --services       with --named: also those whose tests need Postgres and Redis
  --workers <n>    processes at once (default: one a processor)
  --report         write docs/mutation.md (whole runs only)
  --json <file>    write the results as JSON
  --min <percent>  fail below this score (default 85)
  --help           this text
`;

const { values: options } = parseArgs({
  options: {
    file: { type: 'string', multiple: true },
    named: { type: 'boolean', default: false },
    services: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(availableParallelism()) },
    json: { type: 'string' },
    report: { type: 'boolean', default: false },
    min: { type: 'string', default: '85' },
    help: { type: 'boolean', default: false },
  },
});

const print = (text: string) => process.stdout.write(`${text}\n`);

if (options.help) print(HELP);
else if (options.named) process.exitCode = (await tryNamed({ services: options.services, print })) ? 0 : 1;
else process.exitCode = (await runAll()) ? 0 : 1;

async function runAll(): Promise<boolean> {
  const wanted = options.file;
  const chosen = targets.filter(({ file }) => !wanted || wanted.some((text) => file.includes(text)));
  if (chosen.length === 0) throw new Error('No file of mutation/targets.ts has such a path.');
  const reports: FileReport[] = [];
  for (const [at, target] of chosen.entries()) {
    print(`[${at + 1}/${chosen.length}] ${target.file}`);
    const report = { file: target.file, results: await runOne(target) };
    reports.push(report);
    print(`  ${scoreOf(report.results)} % of ${report.results.length} killed`);
  }
  writeReport(reports, { json: options.json, markdown: options.report && !wanted, print });
  const score = scoreOf(reports.flatMap(({ results }) => results));
  print(`${score} % killed; at least ${options.min} % have to be`);
  return score >= Number(options.min);
}

async function runOne(target: Target): Promise<MutantResult[]> {
  const mutants = findMutants(target.file, readFileSync(target.file, 'utf8'));
  let done = 0;
  return tryMutants(target, mutants, Number(options.workers), (result) => {
    done++;
    if (result.outcome === 'survived') {
      print(`  ${done}/${mutants.length} survives: line ${result.line}: ${result.lineText}`);
      print(`    ${result.original} → ${result.replacement || '(nothing)'}`);
    } else if (done % 50 === 0) print(`  ${done}/${mutants.length}`);
  });
}
