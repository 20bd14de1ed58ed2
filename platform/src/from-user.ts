import { resolve } from 'node:path';

/** A path that a user named. pnpm runs scripts in the root of the repository; a relative path is meant from where the user stands. */
export function fromUser(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', path);
}
