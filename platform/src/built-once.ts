import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.js';

/** Runs `build`, which fills `folder`, unless what lies there is of the same sources (patterns below the repository). */
export async function builtOnce(
  folder: string,
  sources: readonly string[],
  build: () => Promise<unknown>,
): Promise<void> {
  const hashFile = join(folder, '.sources');
  const hash = hashOf(sources);
  if (existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return;
  await build();
  writeFileSync(hashFile, hash);
}

function hashOf(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of globSync([...patterns], { cwd: repositoryRoot, withFileTypes: true }).sort(byPath)) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    hash.update(path).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function byPath(a: { parentPath: string; name: string }, b: { parentPath: string; name: string }): number {
  return join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1;
}
