import { fileURLToPath } from 'node:url';

/** The root of the checkout; the same from `src` and from compiled `dist`. */
export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));
