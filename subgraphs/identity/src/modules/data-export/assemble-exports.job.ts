import { createArchive, type Manifest, writeMeasured } from '@propmubi/privacy';
import { type Database, type EntityManager, type Logger, systemViewer } from '@propmubi/runtime';
import type { ObjectStore } from '@propmubi/storage';
import { writeAsUser } from '../../security/set-transaction-user.js';
import {
  claimExport,
  expireExport,
  type ExportFile,
  findFiles,
  findPast,
  findToAssemble,
  finishExport,
} from './data-export.repository.js';
import { archiveKey } from './data-export.service.js';

/** How long an export can be fetched. */
const KEPT_MS = 7 * 24 * 60 * 60_000;

export interface ExportJob {
  database: Database;
  store: ObjectStore;
  sign: (manifest: Uint8Array) => Promise<string>;
  now: () => Date;
  logger: Logger;
}

/** Puts exports together whose parts are all there, and removes those whose time is over. Returns how many of each. */
export async function workOnExports(job: ExportJob): Promise<{ assembled: number; removed: number }> {
  const { database, now } = job;
  const anyone = database.scope(systemViewer(null));
  let assembled = 0;
  for (const { id, user_id } of await anyone.write((em) => findToAssemble(em, now())))
    if (await assemble(job, { id, userId: user_id })) assembled++;
  const past = await anyone.write((em) => findPast(em, now()));
  for (const { id, user_id } of past) await remove(job, { id, userId: user_id });
  return { assembled, removed: past.length };
}

interface Owned {
  id: string;
  userId: string;
}

/** Each step is a transaction as the owner of the export; the bytes pass outside of them. */
function asOwner<T>(
  { database }: ExportJob,
  { userId }: Owned,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  return writeAsUser(database.scope(systemViewer(null)), userId, work);
}

async function assemble(job: ExportJob, owned: Owned): Promise<boolean> {
  const { store, sign, now, logger } = job;
  const { id, userId } = owned;
  const claimed = await asOwner(job, owned, async (em) => {
    const requestedAt = await claimExport(em, id, now());
    return requestedAt && { requestedAt, files: await findFiles(em, id) };
  });
  if (!claimed) return false;
  const { requestedAt, files } = claimed;
  const keyOf = new Map(files.map(({ name, key }) => [name, key]));
  const manifest = manifestOf({ exportId: id, userId, requestedAt, createdAt: now(), files });
  try {
    const archive = await createArchive({
      manifest,
      sign,
      read: (name) => store.read(keyOf.get(name) as string),
    });
    const measured = await writeMeasured(store, archiveKey(id), archive, 'application/zip');
    const at = now();
    const expiresAt = new Date(at.getTime() + KEPT_MS);
    const kept = await asOwner(job, owned, (em) =>
      finishExport(em, id, { status: 'READY', at, expiresAt, ...measured }),
    );
    // Erased meanwhile: nothing may be left of it.
    if (!kept) await store.delete(archiveKey(id));
    await Promise.all(files.map(({ key }) => store.delete(key)));
    return kept;
  } catch (error) {
    logger.warn({ err: error, exportId: id }, 'an export could not be put together');
    await asOwner(job, owned, (em) => finishExport(em, id, { status: 'FAILED', at: now() }));
    return false;
  }
}

interface Described {
  exportId: string;
  userId: string;
  requestedAt: Date;
  createdAt: Date;
  files: readonly ExportFile[];
}

const manifestOf = ({ exportId, userId, requestedAt, createdAt, files }: Described): Manifest => ({
  version: 'propmubi-export/1',
  exportId,
  userId,
  requestedAt: requestedAt.toISOString(),
  createdAt: createdAt.toISOString(),
  files: files.map(({ name, sha256, sizeBytes }) => ({ name, sha256, sizeBytes })),
});

/** Bytes first: a row without bytes is found again. */
async function remove(job: ExportJob, owned: Owned): Promise<void> {
  const { store } = job;
  const files = await asOwner(job, owned, (em) => findFiles(em, owned.id));
  for (const { key } of files) await store.delete(key);
  await store.delete(archiveKey(owned.id));
  await asOwner(job, owned, (em) => expireExport(em, owned.id));
}
