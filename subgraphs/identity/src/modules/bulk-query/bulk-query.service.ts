import {
  assertId,
  type Limit,
  limitKeys,
  type LimitService,
  newId,
  type TenantScope,
  UnauthenticatedError,
  type Viewer,
} from '@propmubi/runtime';
import type { AuditLog } from '../audit/audit.service.js';
import { type BulkQueries, resultKey } from './bulk-queries.js';
import { readBulkDocument } from './bulk-document.js';
import { bulkQueryNotFound, bulkQueryUnderWay, noPlaceForResults } from './bulk-query.errors.js';
import { cancelBulkQuery, findBulkQueries, findUnderWay, insertBulkQuery } from './bulk-query.repository.js';
import type { BulkQuery, BulkQueryDownload } from './bulk-query.types.js';

const PER_DAY: Limit = {
  name: 'bulk-queries',
  points: 50,
  windowSeconds: 86_400,
  onRedisDown: 'allow',
  code: 'TOO_MANY_BULK_QUERIES',
};
const LINK_S = 60 * 60;

/** What of a request's context it uses. */
interface Context {
  db: TenantScope;
  limits: LimitService;
  audit: AuditLog;
  bulkQueries: BulkQueries;
  now(): Date;
}

/**
 * Has a list read as a whole for the viewer. Asking again for what is under way gives it again.
 * @throws InvalidInputError BULK_QUERY_INVALID; ConflictError BULK_QUERY_UNDER_WAY; RateLimitedError TOO_MANY_BULK_QUERIES;
 * UnavailableError DOCUMENT_STORE_MISSING
 */
export async function startBulkQuery(context: Context, text: string): Promise<BulkQuery> {
  const { db, limits, audit, bulkQueries, now } = context;
  const { organizationId, sessionId, viaKey = false } = db.viewer;
  const userId = askerOf(db.viewer);
  if (!bulkQueries.store()) throw noPlaceForResults();
  readBulkDocument(text);
  const charge = { limit: PER_DAY, key: limitKeys.user(userId) };
  await limits.spend([charge]);
  const at = now();
  const id = newId();
  const { made, isNew } = await db.write(async (em) => {
    const asked = { id, userId, organizationId, sessionId: sessionId as string, viaKey, query: text, at };
    if (!(await insertBulkQuery(em, asked)))
      return { made: await findUnderWay(em, db.viewer, text), isNew: false };
    await audit.append(em, {
      organizationId,
      actorId: userId,
      action: 'BULK_QUERY_STARTED',
      subjectId: id,
      at,
    });
    return { made: (await findBulkQueries(em, db.viewer, id))[0], isNew: true };
  });
  if (!isNew) await limits.refund([charge]);
  if (!made) throw bulkQueryUnderWay();
  return made;
}

export function listBulkQueries({ db }: Pick<Context, 'db'>, id: string | null = null): Promise<BulkQuery[]> {
  askerOf(db.viewer);
  return db.read((em) => findBulkQueries(em, db.viewer, id === null ? null : assertId(id, 'id')));
}

/** Ends one that waits or runs; one that has ended stays as it is. @throws NotFoundError BULK_QUERY_NOT_FOUND */
export async function endBulkQuery(
  { db, now }: Pick<Context, 'db' | 'now'>,
  idInput: string,
): Promise<BulkQuery> {
  const id = assertId(idInput, 'id');
  return db.write(async (em) => {
    await cancelBulkQuery(em, db.viewer, id, now());
    const [found] = await findBulkQueries(em, db.viewer, id);
    if (!found) throw bulkQueryNotFound();
    return found;
  });
}

/** A link to the result; null while there is none. */
export async function bulkQueryLink(
  { db, now, bulkQueries }: Pick<Context, 'db' | 'now' | 'bulkQueries'>,
  id: string,
): Promise<BulkQueryDownload | null> {
  const [found] = await listBulkQueries({ db }, id);
  const store = bulkQueries.store();
  if (!store || found?.status !== 'DONE' || !found.expiresAt || found.expiresAt <= now()) return null;
  return store.signDownload(resultKey(found.id), {
    mediaType: 'application/x-ndjson',
    fileName: `bulk-query-${found.id}.jsonl`,
    expiresInS: LINK_S,
  });
}

/** A person, or a program with their key. */
function askerOf({ userId }: Viewer): string {
  if (!userId) throw new UnauthenticatedError();
  return userId;
}
