import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type NamedMutant, namedMutants } from '../named.js';
import { namedMutant } from './find-mutants.js';
import { mutate } from './mutant.js';
import { MutantWorker } from './pool.js';

interface NamedRun {
  /** Whether those are tried, too, whose tests need Postgres and Redis. */
  services: boolean;
  print: (text: string) => void;
}

/** Tries the mutants of `named.ts`; whether all died. */
export async function tryNamed({ services, print }: NamedRun): Promise<boolean> {
  const tried = namedMutants.filter((one) => services || !one.services);
  const left = [...tried];
  let survived = 0;
  const work = async () => {
    for (let named = left.shift(); named; named = left.shift()) {
      const killedBy = named.services ? await killedInJest(named) : await killedInWorker(named);
      if (!killedBy) survived++;
      print(killedBy ? `killed: ${named.name} (${killedBy})` : `SURVIVES: ${named.name}`);
    }
  };
  await Promise.all([work(), work()]);
  print(`${tried.length - survived} of ${tried.length} named mutants killed`);
  return survived === 0;
}

function mutantOf({ file, original, replacement }: NamedMutant) {
  return namedMutant(file, readFileSync(file, 'utf8'), original, replacement);
}

async function killedInWorker(named: NamedMutant): Promise<string | undefined> {
  const worker = new MutantWorker(named);
  try {
    const { outcome, killedBy } = await worker.try(mutantOf(named));
    return outcome === 'timeout' ? 'it does not end' : killedBy;
  } finally {
    await worker.close();
  }
}

/** Jest with a transform that gives the mutated text; passing without the mutant is what every other run shows. */
async function killedInJest(named: NamedMutant): Promise<string | undefined> {
  const mutant = mutantOf(named);
  const mutated = mutate(readFileSync(named.file, 'utf8'), mutant);
  const jest = spawn(
    process.execPath,
    [
      ...['--conditions=source', '--import', './packages/runtime/register.mjs', '--experimental-vm-modules'],
      ...['--no-warnings', 'node_modules/jest/bin/jest.js', '--config', 'mutation/jest.config.mjs', '--ci'],
      ...['--bail', '--json', '--silent', '--runTestsByPath', ...named.tests],
    ],
    {
      env: { ...process.env, PROPMUBI_MUTANT: JSON.stringify({ file: named.file, text: mutated }) },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  let output = '';
  jest.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(jest, 'close');
  const { testResults } = JSON.parse(output.slice(output.indexOf('{"'))) as JestResults;
  const failed = testResults.flatMap(({ assertionResults }) => assertionResults).find(isFailed);
  if (!failed && testResults.some(({ status }) => status === 'failed'))
    throw new Error(`${named.name}: the tests do not load.`);
  return failed?.fullName;
}

interface JestResults {
  testResults: { status: string; assertionResults: { status: string; fullName: string }[] }[];
}

const isFailed = ({ status }: { status: string }) => status === 'failed';
