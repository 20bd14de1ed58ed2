import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Mutant, MutantResult } from './mutant.js';
import type { Answer, Request } from './worker.js';

export interface Target {
  /** Path from the repository's root. */
  file: string;
  /** The fast unit tests that cover it. */
  tests: readonly string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const OPEN_WITHIN_MS = 180_000;
/** Modules of past mutants stay in memory until their process ends. */
const MUTANTS_A_PROCESS = 200;

/** Tries mutants of one file, one after the other, in a process that is replaced when a mutant does not end. */
export class MutantWorker {
  #child: ChildProcess | undefined;
  #tried = 0;
  #allowedMs = 0;

  constructor(private readonly target: Target) {}

  /** Runs the tests without a mutant; they have to pass. Returns how many there are. */
  async open(): Promise<number> {
    this.#child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
      cwd: root,
      execArgv: ['--conditions=source', '--import', './packages/runtime/register.mjs', '--no-warnings'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#tried = 0;
    const answer = await this.#ask({ kind: 'open', ...this.target }, OPEN_WITHIN_MS);
    if (answer?.kind !== 'opened') throw new Error(`${this.target.file}: the tests do not end.`);
    if (answer.failure) throw new Error(`${this.target.file}: fails without a mutant: ${answer.failure}`);
    this.#allowedMs = 5_000 + 10 * answer.tookMs;
    return answer.count;
  }

  async try(mutant: Mutant): Promise<MutantResult> {
    if (!this.#child || this.#tried++ >= MUTANTS_A_PROCESS) {
      await this.close();
      await this.open();
    }
    const answer = await this.#ask({ kind: 'try', mutant }, this.#allowedMs);
    if (answer?.kind !== 'tried') {
      await this.close();
      return { ...mutant, outcome: 'timeout' };
    }
    const { killedBy } = answer;
    return killedBy ? { ...mutant, outcome: 'killed', killedBy } : { ...mutant, outcome: 'survived' };
  }

  async close(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'exit');
    child.kill('SIGKILL');
    await closed;
  }

  /** Undefined when the worker does not answer in time, or ends. */
  async #ask(request: Request, withinMs: number): Promise<Answer | undefined> {
    const child = this.#child as ChildProcess;
    const given = new AbortController();
    const timer = setTimeout(() => given.abort(), withinMs);
    const onExit = () => given.abort();
    child.once('exit', onExit);
    child.send(request);
    try {
      const [answer] = (await once(child, 'message', { signal: given.signal })) as [Answer];
      return answer;
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
      child.off('exit', onExit);
    }
  }
}

/** Tries all mutants of a file on `workers` processes. */
export async function tryMutants(
  target: Target,
  mutants: readonly Mutant[],
  workers: number,
  onResult: (result: MutantResult) => void,
): Promise<MutantResult[]> {
  const left = [...mutants];
  const results: MutantResult[] = [];
  const work = async () => {
    const worker = new MutantWorker(target);
    try {
      for (let mutant = left.shift(); mutant; mutant = left.shift()) {
        const result = await worker.try(mutant);
        results.push(result);
        onResult(result);
      }
    } finally {
      await worker.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, mutants.length) }, work));
  return results.sort((a, b) => a.start - b.start || a.replacement.localeCompare(b.replacement));
}
