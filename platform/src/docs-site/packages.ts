import type { BuiltPackage } from '../sdk/built-package.js';

const FOLDER = 'sdk';
const TABLE = '<!-- packages -->';

/** Files of packages by their place on the site, with the list of their hashes as `sha256sum --check` reads it. */
export function packagesOf(packages: readonly BuiltPackage[]): Map<string, Buffer | string> {
  const hashes = packages.map(({ sha256, fileName }) => `${sha256}  ${fileName}\n`);
  return new Map<string, Buffer | string>([
    ...packages.map(({ fileName, bytes }) => [`${FOLDER}/${fileName}`, bytes] as const),
    ...(packages.length > 0 ? [[`${FOLDER}/SHA256SUMS`, hashes.join('')] as const] : []),
  ]);
}

/** A page with the names of what was built in the place of those with VERSION, and the packages where it has room for them. */
export function withPackages(markdown: string, packages: readonly BuiltPackage[]): string {
  const named = packages.reduce(
    (text, { nameInGuides, fileName }) => text.replaceAll(nameInGuides, fileName),
    markdown,
  );
  return named.replace(TABLE, () => tableOf(packages));
}

function tableOf(packages: readonly BuiltPackage[]): string {
  if (packages.length === 0) return 'This installation offers none.';
  const rows = packages.map(
    ({ fileName, bytes, sha256 }) =>
      `| [${fileName}](${FOLDER}/${fileName}) | ${(bytes.length / 1024).toFixed(1)} KB | \`${sha256}\` |`,
  );
  return ['| File | Size | SHA-256 |', '| --- | --- | --- |', ...rows].join('\n');
}
