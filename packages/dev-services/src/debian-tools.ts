import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const FOLDERS = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/lib/postgresql/15/bin'];
const APT = {
  env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  stdio: 'pipe',
  timeout: 300_000,
} as const;

export interface DebianTools {
  /** Why the programs cannot be had here; undefined when they can. */
  missing: string | undefined;
  /** Where a program is. */
  path(program: string): string;
}

/**
 * Programs that operators run beside the platform, by the Debian package each comes in; installed when this is root on
 * Debian, after `onInstall` heard of the packages. Without them `missing` says why.
 */
export function debianTools(
  packageOf: Readonly<Record<string, string>>,
  onInstall: (packages: readonly string[]) => void = () => undefined,
): DebianTools {
  const absent = () => Object.keys(packageOf).filter((program) => !find(program));
  let problem = '';
  if (absent().length > 0 && find('apt-get') && process.getuid?.() === 0) {
    const packages = [...new Set(absent().map((program) => packageOf[program] as string))];
    try {
      onInstall(packages);
      install(packages);
    } catch (error) {
      problem = ` (apt-get: ${(error as Error).message.split('\n')[0]})`;
    }
  }
  const left = absent();
  return {
    missing:
      left.length === 0 ? undefined : `there is no ${left.join(', ')} and none to be installed${problem}`,
    path: (program) => find(program) ?? program,
  };
}

function install(packages: readonly string[]): void {
  const command = ['install', '-y', '--no-install-recommends', ...packages];
  try {
    execFileSync('apt-get', command, APT);
  } catch {
    // Images come without package lists, or with old ones.
    execFileSync('apt-get', ['update'], APT);
    execFileSync('apt-get', command, APT);
  }
}

function find(program: string): string | undefined {
  return FOLDERS.map((folder) => join(folder, program)).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
