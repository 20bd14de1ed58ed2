import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { EntityManager } from '@propmubi/runtime';
import type { ObjectStore } from '@propmubi/storage';
import { jsonArray } from './json-array.js';

/** What a subgraph puts into the export of a person. */
export interface ExportSource {
  /** Tables as files of JSON: what of them is about the person, and of no other. */
  files: readonly ExportedTable[];
  /** Files that are kept in the object store or in rows. */
  objects?(em: EntityManager, userId: string): AsyncIterable<ExportedObject>;
}

export interface ExportedTable {
  /** `crm/leads.json`, as the data map names it. */
  name: string;
  rows(em: EntityManager, userId: string): AsyncIterable<object>;
}

export interface ExportedObject {
  name: string;
  read(): Promise<Readable>;
}

export interface WrittenFile {
  name: string;
  key: string;
  sha256: string;
  sizeBytes: number;
}

const JSON_TYPE = 'application/json';
const BYTES_TYPE = 'application/octet-stream';
/** So many objects at most; what is more is named in the files of JSON. */
const MOST_OBJECTS = 1_000;

/** Where the pieces of an export lie until it is put together. */
export const exportKey = (exportId: string, name: string | number) => `exports/${exportId}/${name}`;

/** Writes what a subgraph holds of a person beside the other parts of the export. A second time replaces the first. */
export async function writePart(
  {
    em,
    store,
    source,
    schema,
  }: { em: EntityManager; store: ObjectStore; source: ExportSource; schema: string },
  { exportId, userId }: { exportId: string; userId: string },
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  const put = async (name: string, body: Readable, mediaType: string) => {
    const key = exportKey(exportId, `${schema}-${written.length}`);
    written.push({ name, key, ...(await writeMeasured(store, key, body, mediaType)) });
  };
  for (const { name, rows } of source.files) {
    const found = rows(em, userId)[Symbol.asyncIterator]();
    const first = await found.next();
    // A table without rows of theirs is no file.
    if (!first.done) await put(name, Readable.from(jsonArray(withFirst(first.value, found))), JSON_TYPE);
  }
  let objects = 0;
  for await (const { name, read } of source.objects?.(em, userId) ?? []) {
    if (++objects > MOST_OBJECTS) break;
    await put(name, await read(), BYTES_TYPE);
  }
  return written;
}

async function* withFirst<Row>(first: Row, rest: AsyncIterator<Row>): AsyncGenerator<Row> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Writes a stream and says what went by. */
export async function writeMeasured(
  store: ObjectStore,
  key: string,
  body: Readable,
  mediaType: string,
): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const measured = Readable.from(
    (async function* () {
      for await (const chunk of body) {
        const bytes = Buffer.from(chunk as Uint8Array | string);
        hash.update(bytes);
        sizeBytes += bytes.length;
        yield bytes;
      }
    })(),
    { objectMode: false },
  );
  await store.writeStream(key, measured, mediaType);
  return { sha256: hash.digest('hex'), sizeBytes };
}
