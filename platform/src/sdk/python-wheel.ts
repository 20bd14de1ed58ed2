import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parse } from 'smol-toml';
import yazl from 'yazl';
import { type BuiltPackage, shortHash } from './built-package.js';

/** What `pyproject.toml` of the Python client says of it. */
interface Project {
  name: string;
  version: string;
  description: string;
  'requires-python': string;
}

/** The same for every build, so that the same sources give the same bytes. */
const MTIME = new Date('2020-01-01T00:00:00Z');
const TAG = 'py3-none-any';

/**
 * The Python client as a wheel (packaging.python.org, "Binary distribution format"): its modules and what describes them in one zip.
 * Written here, so that a platform offers it on a machine without Python. The hash is the build number of its name.
 */
export async function buildPythonWheel(root: string): Promise<BuiltPackage> {
  const from = join(root, 'client/python');
  const { project } = parse(readFileSync(join(from, 'pyproject.toml'), 'utf8')) as unknown as {
    project: Project;
  };
  const modules = globSync('propmubi/{*.py,py.typed}', { cwd: from }).sort();
  const about = `${project.name}-${project.version}.dist-info`;
  const files = new Map<string, Buffer>([
    ...modules.map((name) => [name, readFileSync(join(from, name))] as const),
    [`${about}/licenses/LICENSE`, readFileSync(join(root, 'LICENSE'))],
    [`${about}/METADATA`, Buffer.from(metadataOf(project, readFileSync(join(from, 'README.md'), 'utf8')))],
    [`${about}/WHEEL`, Buffer.from(WHEEL)],
  ]);
  const record = recordOf(files, `${about}/RECORD`);
  files.set(`${about}/RECORD`, Buffer.from(record));
  const build = shortHash(createHash('sha256').update(record).digest('hex'));
  const bytes = await zipped(files);
  return {
    nameInGuides: `${project.name}-VERSION-${TAG}.whl`,
    // A build number begins with a digit.
    fileName: `${project.name}-${project.version}-0_${build}-${TAG}.whl`,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

const WHEEL = `Wheel-Version: 1.0
Generator: propmubi
Root-Is-Purelib: true
Tag: ${TAG}
`;

function metadataOf({ name, version, description, ...project }: Project, readme: string): string {
  return `Metadata-Version: 2.4
Name: ${name}
Version: ${version}
Summary: ${description}
License-Expression: MIT
License-File: LICENSE
Requires-Python: ${project['requires-python']}
Description-Content-Type: text/markdown

${readme}`;
}

/** Each file with its hash and size, as an installer checks them; the list itself has none. */
function recordOf(files: ReadonlyMap<string, Buffer>, name: string): string {
  const rows = [...files].map(([path, bytes]) => {
    const hash = createHash('sha256').update(bytes).digest('base64url');
    return `${path},sha256=${hash},${bytes.length}`;
  });
  return `${[...rows, `${name},,`].join('\n')}\n`;
}

async function zipped(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of files) zip.addBuffer(bytes, name, { mtime: MTIME });
  zip.end();
  return buffer(zip.outputStream);
}
