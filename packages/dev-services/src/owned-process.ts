import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import type { Socket } from 'node:net';
import { boundLog, type LogBounds } from './bounded-log.js';

export interface OwnedProcessOptions {
  command: string;
  args: readonly string[];
  /** Everything the process prints is appended here. */
  logFile: string;
  logBounds?: LogBounds;
  /** What asks this server to shut down in order. */
  stopSignal: NodeJS.Signals;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
}

export interface OwnedProcess {
  readonly pid: number;
  /** Resolves when the process has ended, with what ended it. */
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly running: boolean;
  stop(): Promise<void>;
}

// Reads until its input closes, which happens when the owner dies in any way, kill -9 included; then it ends the
// process it guards: politely, and after ten seconds not.
const guardScript = `cat >/dev/null; kill -$1 $0 2>/dev/null
i=0; while [ $i -lt 100 ] && kill -0 $0 2>/dev/null; do sleep 0.1; i=$((i+1)); done; kill -9 $0 2>/dev/null`;

/**
 * Starts a server process that never outlives this one.
 *
 * It runs in a session of its own, so that Ctrl-C in the terminal reaches only us and we can drain before the
 * database goes. What ends it when we are killed is a small guard process waiting on a pipe from us: unlike
 * PR_SET_PDEATHSIG it works on every Unix and does not depend on which thread started the child.
 */
export function startOwnedProcess(options: OwnedProcessOptions): Promise<OwnedProcess> {
  const log = openSync(options.logFile, 'a', 0o600);
  const spawnOptions: SpawnOptions = { detached: true, stdio: ['ignore', log, log], cwd: options.cwd ?? '/' };
  if (options.env) spawnOptions.env = options.env;
  if (options.uid !== undefined) spawnOptions.uid = options.uid;
  if (options.gid !== undefined) spawnOptions.gid = options.gid;
  const child = spawn(options.command, options.args, spawnOptions);
  closeSync(log);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      child.removeListener('error', reject);
      const unbound = boundLog(options.logFile, options.logBounds);
      child.once('exit', unbound);
      resolve(own(child, options.stopSignal));
    });
  });
}

function own(child: ChildProcess, stopSignal: NodeJS.Signals): OwnedProcess {
  const pid = child.pid as number;
  const guard = spawn('/bin/sh', ['-c', guardScript, String(pid), stopSignal.replace(/^SIG/, '')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  guard.unref();
  (guard.stdin as Socket).unref();
  guard.stdin?.on('error', () => undefined);
  child.unref();

  let running = true;
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      running = false;
      // The pid may be given to another process from now on: the guard must not act on it.
      guard.kill('SIGKILL');
      resolve({ code, signal });
    });
  });
  return {
    pid,
    exited,
    get running() {
      return running;
    },
    async stop() {
      if (!running) return;
      child.ref();
      child.kill(stopSignal);
      const impatience = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await exited;
      clearTimeout(impatience);
    },
  };
}
