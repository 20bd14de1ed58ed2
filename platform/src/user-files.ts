import { readFileSync } from 'node:fs';
import { fromUser } from './from-user.js';

/**
 * The text of a file that a user named.
 * @throws Error that says which file, and what is wrong with it
 */
export function readUserText(path: string): string {
  const file = fromUser(path);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Error(`There is no ${file}.`, { cause: error });
    if (code === 'EISDIR') throw new Error(`${file} is a folder, not a file.`, { cause: error });
    throw error;
  }
}

/** @throws Error that says which file, and what is wrong with it */
export function readUserJson(path: string): unknown {
  return parseJson(readUserText(path), fromUser(path));
}

/** @throws Error that names where the text is from */
export function parseJson(text: string, from: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${from} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
