import type { BuiltPackage } from './built-package.js';
import { packForNpm } from './npm-package.js';
import { buildPythonWheel } from './python-wheel.js';

/** What the packages are made of, below the repository. */
export const PACKAGE_SOURCES = [
  'client/{src,bin}/**/*',
  'client/{package.json,README.md,tsconfig.build.json,build.mjs}',
  'client/python/{pyproject.toml,README.md,propmubi/*}',
  'packages/mcp/{src,operations}/*',
  'packages/mcp/{package.json,README.md,bin.mjs,build.mjs,tsconfig.build.json}',
  'platform/src/sdk/*',
  'LICENSE',
];

/** The clients and the server for assistants, built from the repository at `root`. @throws when one cannot be built */
export function buildPackages(root: string): Promise<BuiltPackage[]> {
  return Promise.all([packForNpm(root, 'client'), buildPythonWheel(root), packForNpm(root, 'packages/mcp')]);
}
