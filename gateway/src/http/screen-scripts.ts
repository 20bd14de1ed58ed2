import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What Vite says of a file it built. */
interface BuiltFile {
  file: string;
  imports?: readonly string[];
  isEntry?: boolean;
}

type Manifest = Readonly<Record<string, BuiltFile>>;

/** Screens with an address of their own: `/search`, `/listing/<id>`. Those behind a sign-in are loaded after it. */
const SCREEN = /^src\/app\/routes\/(\w+)(?:\.\$\w+)?\.tsx\?tsr-split=component$/;

/**
 * Finds the scripts of the screen at an address, as a `Link` header that has the browser fetch them beside the first ones: the
 * page names these alone, and would find out which screen it shows only when they have run. Read again after each build.
 */
export function createScreenScripts(folder: string): (segment: string) => string | undefined {
  const path = join(folder, '.vite/manifest.json');
  let known: { builtAt: number; links: ReadonlyMap<string, string> } | undefined;
  return (segment) => {
    const builtAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (builtAt === undefined) return undefined;
    if (known?.builtAt !== builtAt) known = { builtAt, links: readLinks(path) };
    return known.links.get(segment);
  };
}

function readLinks(path: string): ReadonlyMap<string, string> {
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  const first = new Set(
    Object.entries(manifest).flatMap(([source, { isEntry }]) =>
      isEntry ? [...filesOf(manifest, source)] : [],
    ),
  );
  return new Map(
    Object.keys(manifest).flatMap((source) => {
      const route = SCREEN.exec(source)?.[1];
      if (route === undefined) return [];
      const files = [...filesOf(manifest, source)].filter((file) => !first.has(file));
      const links = files.map((file) => `</${file}>; rel=modulepreload; as=script`);
      return [[route === 'index' ? '' : route, links.join(', ')] as const];
    }),
  );
}

/** A script and all that it imports. */
function filesOf(manifest: Manifest, source: string, found = new Set<string>()): Set<string> {
  const built = manifest[source];
  if (!built || found.has(built.file)) return found;
  found.add(built.file);
  for (const imported of built.imports ?? []) filesOf(manifest, imported, found);
  return found;
}
