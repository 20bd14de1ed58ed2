import { join } from 'node:path';
import { writeDocs } from '../docs-site/write-docs.js';
import { repositoryRoot } from '../repository.js';
import { print } from '../terminal.js';

/** Writes the documentation site into `docs/dist`. */
export async function docs(): Promise<number> {
  const folder = join(repositoryRoot, 'docs/dist');
  const pages = await writeDocs(repositoryRoot, folder);
  print(`${pages} pages in docs/dist; open index.html, or serve the folder anywhere.`);
  return 0;
}
