import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface ServiceUser {
  name: string;
  uid: number;
  gid: number;
}

const UNPRIVILEGED: ServiceUser = { name: 'uid 65534', uid: 65534, gid: 65534 };

/**
 * The account that database servers run as when we are root, because Postgres refuses root and Redis should not
 * have it: `postgres` (created when missing and possible) or the unprivileged one. Undefined when we are not root.
 */
export function findServiceUser(): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = lookUp('postgres');
  if (existing) return existing;
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      {
        stdio: 'ignore',
      },
    );
  } catch {
    // No useradd (Alpine, a distroless image): the kernel's overflow ids own nothing anywhere.
  }
  return lookUp('postgres') ?? UNPRIVILEGED;
}

function lookUp(name: string): ServiceUser | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** The first folder on the way to `path` that `user` may not enter, if there is one. */
export function firstUnreachable(path: string, user: ServiceUser | undefined): string | undefined {
  if (!user) return undefined;
  const parents: string[] = [];
  for (let current = resolve(path); ; current = dirname(current)) {
    parents.unshift(current);
    if (current === dirname(current)) break;
  }
  return parents.find((folder) => {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (!stats?.isDirectory()) return false;
    const bit = stats.uid === user.uid ? 0o100 : stats.gid === user.gid ? 0o010 : 0o001;
    return (stats.mode & bit) === 0;
  });
}

export function isReachableBy(path: string, user: ServiceUser | undefined): boolean {
  return firstUnreachable(path, user) === undefined;
}

/** Makes a private folder that the service user owns. */
export function makeOwnedDirectory(path: string, user: ServiceUser | undefined): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (user) chownSync(path, user.uid, user.gid);
}
