import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ObjectMissing, type ByteRange, type ObjectStore } from './object-store.js';
import { signGrant } from './signed-token.js';

/** Where the gateway takes and gives the files of a local store. */
export const FILES_PATH = '/files';

export interface LocalStoreOptions {
  directory: string;
  /** Signs the URLs; at least 32 characters, the same for those who sign and those who serve. */
  secret: string;
  now?: () => Date;
}

export interface LocalStore extends ObjectStore {
  /**
   * Takes exactly `sizeBytes` of a body as a new object. One that is under way for the same key ends: its client began anew, and a
   * thousand at once would fill the disk before one of them is whole.
   * @throws LengthDiffers, ObjectExists, UploadReplaced
   */
  receive(key: string, body: Readable, sizeBytes: number): Promise<void>;
}

export class LengthDiffers extends Error {}
export class ObjectExists extends Error {}
/** Another upload of the same object began. */
export class UploadReplaced extends Error {}

const KEY = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/;
const LEFTOVERS = '.incoming';

/** Files in a folder, reached by URLs of the gateway that it signs itself. */
export function createLocalStore({
  directory,
  secret,
  now = () => new Date(),
}: LocalStoreOptions): LocalStore {
  const expiry = (seconds: number) => new Date(now().getTime() + seconds * 1_000);
  const urlOf = (token: string) => `${FILES_PATH}?token=${token}`;
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('not a key of a store');
    return join(directory, key);
  };
  /** A file is whole when it appears under its name. */
  const temporary = async () => {
    const folder = join(directory, LEFTOVERS);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return join(folder, randomUUID());
  };
  const size = async (key: string) =>
    stat(pathOf(key)).then(
      (found) => found.size,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      },
    );
  const arriving = new Map<string, AbortController>();
  const place = async (from: string, key: string) => {
    await mkdir(dirname(pathOf(key)), { recursive: true, mode: 0o700 });
    await rename(from, pathOf(key));
  };

  return {
    signUpload(key, { mediaType, sizeBytes, expiresInS }) {
      const expiresAt = expiry(expiresInS);
      const grant = { method: 'PUT', key, expires: expiresAt.getTime(), mediaType, sizeBytes } as const;
      return Promise.resolve({
        method: 'PUT',
        url: urlOf(signGrant(grant, secret)),
        headers: [{ name: 'content-type', value: mediaType }],
        expiresAt,
      });
    },
    signDownload(key, { mediaType, fileName, expiresInS }) {
      const expiresAt = expiry(expiresInS);
      const grant = { method: 'GET', key, expires: expiresAt.getTime(), mediaType, fileName } as const;
      return Promise.resolve({ url: urlOf(signGrant(grant, secret)), expiresAt });
    },
    size,
    async read(key, range?: ByteRange) {
      // Opened before it is given: what is missing is said here, and not in the middle of an answer.
      const file = await open(pathOf(key)).catch(missing);
      return createReadStream('', { fd: file, ...range });
    },
    async write(key, content) {
      pathOf(key);
      const path = await temporary();
      const file = await open(path, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await place(path, key);
    },
    async writeStream(key, body) {
      pathOf(key);
      const path = await temporary();
      try {
        await pipeline(body, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
        await place(path, key);
      } finally {
        await rm(path, { force: true });
      }
    },
    async copy(from, to) {
      pathOf(to);
      const path = await temporary();
      await copyFile(pathOf(from), path).catch(missing);
      await place(path, to);
    },
    delete: (key) => rm(pathOf(key), { force: true }),
    async removeLeftovers(before) {
      const folder = join(directory, LEFTOVERS);
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name);
        const found = await stat(path).catch(() => null);
        if (found && found.mtime < before) await rm(path, { force: true });
      }
    },
    close: () => undefined,
    async receive(key, body, sizeBytes) {
      const own = new AbortController();
      arriving.get(key)?.abort(new UploadReplaced());
      arriving.set(key, own);
      let path = '';
      try {
        if ((await size(key)) !== null) throw new ObjectExists();
        path = await temporary();
        own.signal.throwIfAborted();
        const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
        await pipeline(body, exactly(sizeBytes), file, { signal: own.signal });
        await mkdir(dirname(pathOf(key)), { recursive: true, mode: 0o700 });
        // Unlike a rename, a link does not replace: a URL is good for one upload.
        await link(path, pathOf(key)).catch((error: NodeJS.ErrnoException) => {
          throw error.code === 'EEXIST' ? new ObjectExists() : error;
        });
      } catch (error) {
        throw own.signal.aborted ? own.signal.reason : error;
      } finally {
        if (arriving.get(key) === own) arriving.delete(key);
        if (path !== '') await rm(path, { force: true });
      }
    },
  };
}

function missing(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' ? new ObjectMissing(error) : error;
}

/** Passes a body on and ends it with an error once it is longer, or when it is shorter, than promised. */
function exactly(sizeBytes: number) {
  return async function* (body: AsyncIterable<Buffer>) {
    let received = 0;
    for await (const chunk of body) {
      received += chunk.length;
      if (received > sizeBytes) throw new LengthDiffers();
      yield chunk;
    }
    if (received !== sizeBytes) throw new LengthDiffers();
  };
}
