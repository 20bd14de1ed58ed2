import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Holder {
  pid: number;
  /** When the process began, as the system tells it: a reused pid is not taken for the holder. */
  startedAt: string;
  /** What it is doing, e.g. `pnpm start`. */
  purpose: string;
  url?: string;
}

export class HomeTakenError extends Error {
  readonly code = 'HOME_TAKEN';

  constructor(
    readonly home: string,
    readonly holder: Holder,
  ) {
    const where = holder.url ? ` at ${holder.url}` : '';
    super(
      `${home} is in use: "${holder.purpose}" runs on it${where} (process ${holder.pid}). ` +
        'Stop that one, or run beside it with another PORT and PROPMUBI_HOME.',
    );
    this.name = 'HomeTakenError';
  }
}

export interface HomeLock {
  update(facts: { url: string }): void;
  release(): void;
}

const lockFile = (home: string) => join(home, 'platform.lock');

/** One process at a time owns a home. A lock whose process is gone is taken over. */
export function lockHome(home: string, purpose: string): HomeLock {
  const file = lockFile(home);
  const me: Holder = { pid: process.pid, startedAt: startOf(process.pid) ?? '', purpose };
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(me), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = findHolder(home);
      if (holder || attempt > 2) throw new HomeTakenError(home, holder ?? me);
      rmSync(file, { force: true });
    }
  }
  return {
    update: (facts) => writeFileSync(file, JSON.stringify({ ...me, ...facts }), { mode: 0o600 }),
    release: () => rmSync(file, { force: true }),
  };
}

/** The process that runs on this home now, if any. */
export function findHolder(home: string): Holder | undefined {
  let holder: Holder;
  try {
    holder = JSON.parse(readFileSync(lockFile(home), 'utf8')) as Holder;
  } catch {
    return undefined;
  }
  return startOf(holder.pid) === holder.startedAt ? holder : undefined;
}

function startOf(pid: number): string | undefined {
  try {
    // Field 22, counted after the command name, which may itself hold spaces and brackets.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19];
  } catch {
    if (process.platform === 'linux') return undefined;
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
