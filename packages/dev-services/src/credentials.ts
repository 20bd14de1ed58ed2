import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Reads the named passwords from a 0600 file, making it (and any that is missing) the first time. */
export function readOrCreateCredentials<Name extends string>(
  file: string,
  names: readonly Name[],
): Record<Name, string> {
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  const complete: Record<string, string> = { ...known };
  for (const name of names) complete[name] ??= randomBytes(24).toString('base64url');
  if (names.some((name) => known[name] === undefined)) {
    writeFileSync(file, `${JSON.stringify(complete, null, 2)}\n`, { mode: 0o600 });
  }
  return complete as Record<Name, string>;
}
