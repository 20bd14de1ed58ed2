import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where binaries that had to be fetched or copied are kept, shared by all homes and test runs of this user:
 * PROPMUBI_CACHE, or the operating system's place for caches. `fallback` when that cannot be written.
 */
export function cacheDirectory(fallback: string): string {
  const folder = process.env['PROPMUBI_CACHE'] || systemCache();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return fallback;
  }
}

function systemCache(): string {
  // Root's home is usually closed to the account that the databases run under.
  if (process.getuid?.() === 0) return '/var/cache/propmubi';
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'propmubi');
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'propmubi');
}
