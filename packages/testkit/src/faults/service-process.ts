import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OwnedProcess, pickPort, startOwnedProcess } from '@propmubi/dev-services';
import { until } from '../waiting.js';

const REPOSITORY = fileURLToPath(new URL('../../../..', import.meta.url));
const NODE_FLAGS = ['--conditions=source', '--import', './packages/runtime/register.mjs', '--no-warnings'];
const START_WITHIN_MS = 60_000;
const ANSWER_WITHIN_MS = 10_000;

export interface ServiceProcessOptions {
  /** The main module, relative to the repository: `subgraphs/crm/src/main.ts`, or what `pnpm build` made of it, `dist/main.js`. */
  main: string;
  /** All its settings but PORT; nothing leaks in from the test run. */
  env: Record<string, string>;
  /** What answers 200 when it has started: `/health` when its dependencies are down on purpose. Default `/health/ready`. */
  startedAt?: '/health/ready' | '/health';
  /** For machines that do much besides. Default: a minute. */
  startWithinMs?: number;
}

/** A service as production runs it, on a port that stays its own, to be shot and started again. */
export interface ServiceProcess extends AsyncDisposable {
  readonly port: number;
  /** Of the process that runs; undefined when none does. */
  readonly pid: number | undefined;
  /** `http://127.0.0.1:<port>/graphql` */
  readonly url: string;
  /** Begins a process and does not wait for it; `start` does. */
  spawn(): Promise<void>;
  /** Resolves when it answers; rejects with its last words when it ends before. */
  start(): Promise<void>;
  /** kill -9. Resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM. Resolves with its exit code, null when a signal ended it. */
  terminate(): Promise<number | null>;
  /** SIGSTOP: connections stay open and nothing answers. */
  freeze(): void;
  thaw(): void;
  /** Status and body of a GET, such as `/health/ready`. */
  get(path: string): Promise<{ status: number; body: string }>;
  /** One of its Prometheus metrics, by name and labels as they are printed; 0 when it is not there. */
  metric(name: string): Promise<number>;
}

/** Reserves a port for one service; nothing runs before `start`. It ends with the test, however that ends. */
export async function serviceProcess({
  main,
  env,
  startedAt = '/health/ready',
  startWithinMs = START_WITHIN_MS,
}: ServiceProcessOptions): Promise<ServiceProcess> {
  const port = await pickPort(undefined, main);
  const folder = mkdtempSync(join(tmpdir(), 'propmubi-service-'));
  const logFile = join(folder, 'log');
  let running: OwnedProcess | undefined;
  const signal = (name: NodeJS.Signals) => {
    if (running?.running) process.kill(running.pid, name);
  };
  const get: ServiceProcess['get'] = async (path) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { connection: 'close' },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return { status: response.status, body: await response.text() };
  };
  const spawn = async () => {
    running = await startOwnedProcess({
      command: process.execPath,
      args: [...(main.endsWith('.ts') ? NODE_FLAGS : ['--no-warnings']), main],
      cwd: REPOSITORY,
      env: {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        ...env,
        PORT: String(port),
      },
      logFile,
      stopSignal: 'SIGTERM',
    });
  };
  const answers = async () => {
    if (!running?.running) throw new Error(`${main} ended:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
    return get(startedAt).then(
      ({ status }) => status === 200,
      () => false,
    );
  };
  const kill = async () => {
    signal('SIGKILL');
    await running?.exited;
  };
  return {
    port,
    get pid() {
      return running?.running ? running.pid : undefined;
    },
    url: `http://127.0.0.1:${port}/graphql`,
    spawn,
    async start() {
      await spawn();
      await until(answers, { timeoutMs: startWithinMs, what: `${main} starting` });
    },
    kill,
    async terminate() {
      signal('SIGTERM');
      return (await running?.exited)?.code ?? null;
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    get,
    async metric(name) {
      const { body } = await get('/metrics');
      const line = body.split('\n').find((one) => one.startsWith(`${name} `));
      return Number(line?.slice(name.length + 1) ?? 0);
    },
    async [Symbol.asyncDispose]() {
      await kill();
      if (process.env['PROPMUBI_TEST_LOG'] && running) process.stderr.write(readFileSync(logFile));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
