import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What follows `node` where the image of a checkout starts its gateway, flags and file; undefined where it is not built (`pnpm build`). */
export function imageCommand(root: string): string[] | undefined {
  const [, command] = /^CMD (\[.*\])$/m.exec(readFileSync(join(root, 'deploy/Dockerfile'), 'utf8')) ?? [];
  const [, ...given] = JSON.parse(command ?? '[]') as string[];
  const main = join(root, given.at(-1) ?? '');
  return existsSync(main) ? [...given.slice(0, -1), main] : undefined;
}
