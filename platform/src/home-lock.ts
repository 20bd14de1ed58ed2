import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Holder {
  pid: number;
  /** When the process began, as the system tells it: a reused pid is not taken for the holder. */
  startedAt: string;
  /** What it is doing, e.g. `pnpm start`. */
  purpose: string;
  url?: string;
  /** `host:port` of services that have processes of their own, by name. */
  services?: Readonly<Record<string, string>>;
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
  update(facts: Pick<Holder, 'url' | 'services'>): void;
  release(): void;
}

/** How often a start that lost the race for a stale lock looks again. */
const MOST_TAKEOVERS = 100;
/** A takeover takes a millisecond: what is older was left by a process that was killed in it. */
const TAKEOVER_MS = 5_000;

const lockFile = (home: string) => join(home, 'platform.lock');

/**
 * One process at a time owns a home. A lock whose process is gone is taken over.
 * @throws HomeTakenError
 */
export function lockHome(home: string, purpose: string): HomeLock {
  const file = lockFile(home);
  const me: Holder = { pid: process.pid, startedAt: startOf(process.pid) ?? '', purpose };
  for (let attempt = 0; !create(file, JSON.stringify(me)); attempt++) {
    // Judged and buried is the same text: another process may put its lock there in between.
    const found = read(file);
    const holder = found === undefined ? undefined : holderIn(found);
    if (holder || attempt >= MOST_TAKEOVERS) throw new HomeTakenError(home, holder ?? me);
    if (found !== undefined) bury(file, found);
  }
  return {
    update: (facts) => {
      const changed = `${file}.${process.pid}`;
      writeFileSync(changed, JSON.stringify({ ...me, ...facts }), { mode: 0o600 });
      renameSync(changed, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Creates a file together with its content, so that it is never read half; false when it is there already. */
function create(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Removes the lock of a process that is gone, and never one that another process has just put in its place: the second name
 * can be given once, and says what the first stood for at that moment.
 */
function bury(file: string, stale: string): void {
  const grave = `${file}.${createHash('sha256').update(stale).digest('hex').slice(0, 16)}`;
  try {
    linkSync(file, grave);
  } catch {
    // Another process buries it, or has.
    const since = statSync(grave, { throwIfNoEntry: false })?.ctimeMs ?? Infinity;
    if (Date.now() - since > TAKEOVER_MS) rmSync(grave, { force: true });
    return;
  }
  if (read(grave) === stale) rmSync(file, { force: true });
  rmSync(grave, { force: true });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The process that runs on this home now, if any. */
export function findHolder(home: string): Holder | undefined {
  const text = read(lockFile(home));
  return text === undefined ? undefined : holderIn(text);
}

function holderIn(text: string): Holder | undefined {
  let holder: Holder;
  try {
    holder = JSON.parse(text) as Holder;
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
