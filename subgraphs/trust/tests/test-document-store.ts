import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalStore } from '@propmubi/storage';

const secret = 'of a test and longer than thirty-two characters';

/** A local store in a folder of its own; `close` removes it. */
export function testDocumentStore() {
  let directory = '';
  return {
    async open() {
      directory = await mkdtemp(join(tmpdir(), 'propmubi-papers-'));
      return { documentStore: { directory, secret } };
    },
    store: () => createLocalStore({ directory, secret }),
    close: () => rm(directory, { recursive: true, force: true }),
  };
}
