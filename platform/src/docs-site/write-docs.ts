import { buildPackages } from '../sdk/build-packages.js';
import { buildDocsSite } from './build-site.js';

/** Builds the clients of the repository at `root`, and writes the site that offers them. Returns how many pages it has. */
export async function writeDocs(root: string, folder: string): Promise<number> {
  return buildDocsSite({ root, folder, packages: await buildPackages(root) });
}
