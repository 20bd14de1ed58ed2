import { readFileSync } from 'node:fs';

/**
 * One AbortSignal for every way to be asked to stop: Ctrl-C, SIGTERM, a closed terminal, or the death of the
 * npx/pnpm that started us, which do not pass SIGTERM on. A second Ctrl-C ends the process at once.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (reason: string) => {
    if (controller.signal.aborted) {
      if (reason === 'SIGINT') process.exit(130);
      return;
    }
    controller.abort(reason);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  watchLaunchers(() => stop('the program that started this one is gone'));
  return controller.signal;
}

function watchLaunchers(onGone: () => void): void {
  const parent = process.ppid;
  const launchers = launcherPids();
  const timer = setInterval(() => {
    const gone = (launchers.length > 0 && process.ppid !== parent) || launchers.some((pid) => !isAlive(pid));
    if (!gone) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}

/** The npm, npx and pnpm processes above us. Empty without them (a service manager, a container). */
function launcherPids(): number[] {
  const found: number[] = [];
  try {
    for (let pid = process.ppid; pid > 1; pid = parentOf(pid)) {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      if (/\b(npx|npm|pnpm)\b/.test(command)) found.push(pid);
    }
  } catch {
    // No /proc: a changed parent is all that can be noticed.
    if (process.env['npm_lifecycle_event']) found.push(process.ppid);
  }
  return found;
}

function parentOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1] ?? 0);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie still has its pid: its parent (a shell that waits for us, say) has not asked for it yet.
    return readState(pid) !== 'Z';
  } catch {
    return false;
  }
}

function readState(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0] ?? '';
  } catch {
    return '';
  }
}

/** Resolves when the signal fires; until then the process stays. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    // Signals alone keep no process alive, and the servers may all be in other processes.
    const keepAlive = setInterval(() => undefined, 2 ** 30);
    const stop = () => {
      clearInterval(keepAlive);
      resolve();
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
