import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtOnce } from './built-once.js';
import { repositoryRoot } from './repository.js';
import { PACKAGE_SOURCES } from './sdk/build-packages.js';
import { printError, describeError, red } from './terminal.js';

/** What the built app is made of, below the repository. */
const SOURCES = [
  'web/{src,public}/**/*',
  'web/{index.html,package.json,*.ts}',
  'client/src/**/*.ts',
  'pnpm-lock.yaml',
];

interface BuildOptions {
  env: NodeJS.ProcessEnv;
  onStep: (step: string) => void;
}

/**
 * Builds the browser app unless what was built last is of the same sources. Returns its folder; empty where it is
 * switched off (`WEB=false`), not part of this installation, or failed to build, which does not stop the platform.
 */
export async function buildWebApp({ env, onStep }: BuildOptions): Promise<string> {
  if (env['WEB_DIR']) return env['WEB_DIR'];
  const folder = join(repositoryRoot, 'web');
  if (env['WEB'] === 'false' || !existsSync(join(folder, 'index.html'))) return '';
  const built = join(folder, 'dist');
  try {
    await builtOnce(built, SOURCES, () => {
      onStep('building the browser app');
      const vite = join(folder, 'node_modules/vite/bin/vite.js');
      return promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], {
        cwd: folder,
        env: { ...env, NODE_ENV: 'production' },
      });
    });
    return built;
  } catch (error) {
    printError(red(`  The browser app could not be built: ${describeError(error)}`));
    return '';
  }
}

/** What the documentation site is made of. */
const DOCS_SOURCES = [
  'docs/{*,guides/*}.md',
  'schema/contracts/*.graphql',
  'platform/src/{docs-site,reference}/*',
  '{schema/CHANGELOG,schema/DEPRECATIONS,packages/mcp/README}.md',
  'client/postman/*.json',
  ...PACKAGE_SOURCES,
  'pnpm-lock.yaml',
];

/** The documentation site, likewise; `WEB=false` switches it off, too. */
export async function buildDocs({ env, onStep }: BuildOptions): Promise<string> {
  if (env['DOCS_DIR']) return env['DOCS_DIR'];
  if (env['WEB'] === 'false' || !existsSync(join(repositoryRoot, 'docs/guides'))) return '';
  const built = join(repositoryRoot, 'docs/dist');
  try {
    await builtOnce(built, DOCS_SOURCES, async () => {
      onStep('writing the documentation site');
      const { writeDocs } = await import('./docs-site/write-docs.js');
      await writeDocs(repositoryRoot, built);
    });
    return built;
  } catch (error) {
    printError(red(`  The documentation site could not be written: ${describeError(error)}`));
    return '';
  }
}
