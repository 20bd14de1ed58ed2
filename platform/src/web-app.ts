import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from './repository.js';
import { printError, describeError, red } from './terminal.js';

/** What the built app is made of, below the repository. */
const SOURCES = [
  'web/{src,public}/**/*',
  'web/{index.html,package.json,vite.config.ts}',
  'client/src/**/*.ts',
  'pnpm-lock.yaml',
];

/**
 * Builds the browser app unless what was built last is of the same sources. Returns its folder; empty where it is
 * switched off (`WEB=false`), not part of this installation, or failed to build, which does not stop the platform.
 */
export async function buildWebApp({
  env,
  onStep,
}: {
  env: NodeJS.ProcessEnv;
  onStep: (step: string) => void;
}): Promise<string> {
  if (env['WEB_DIR']) return env['WEB_DIR'];
  const folder = join(repositoryRoot, 'web');
  if (env['WEB'] === 'false' || !existsSync(join(folder, 'index.html'))) return '';
  const built = join(folder, 'dist');
  const hashFile = join(built, '.sources');
  const hash = hashOf(SOURCES);
  if (existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return built;
  onStep('building the browser app');
  try {
    const vite = join(folder, 'node_modules/vite/bin/vite.js');
    await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], {
      cwd: folder,
      env: { ...env, NODE_ENV: 'production' },
    });
    writeFileSync(hashFile, hash);
    return built;
  } catch (error) {
    printError(red(`  The browser app could not be built: ${describeError(error)}`));
    return '';
  }
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
