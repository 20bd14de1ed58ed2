import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BuiltPackage, shortHash } from './built-package.js';

/**
 * A package of the workspace as npm, pnpm and yarn install it. pnpm compiles it (`prepack`) and writes it as it would be published; the
 * same sources give the same bytes. @throws when it does not compile
 */
export async function packForNpm(root: string, workspaceFolder: string): Promise<BuiltPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'propmubi-npm-'));
  try {
    const pnpm = join(root, 'node_modules/pnpm/bin/pnpm.mjs');
    const packed = ['pack', '--pack-destination', folder];
    await promisify(execFile)(process.execPath, [pnpm, ...packed], { cwd: join(root, workspaceFolder) });
    const [name = ''] = await readdir(folder);
    const bytes = await readFile(join(folder, name));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const fileName = name.replace('.tgz', `-${shortHash(sha256)}.tgz`);
    return { nameInGuides: name.replace(/-\d.*(?=\.tgz$)/, '-VERSION'), fileName, bytes, sha256 };
  } finally {
    await rm(folder, { recursive: true });
  }
}
