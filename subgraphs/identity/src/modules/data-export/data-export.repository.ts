import { PERSONAL_PARTS } from '@propmubi/privacy';
import { type EntityManager, execute, query, sql } from '@propmubi/runtime';
import type { DataExport, DataExportStatus } from './data-export.types.js';

const LISTED = 10;

interface Row {
  id: string;
  status: DataExportStatus;
  parts: number;
  requested_at: string;
  ready_at: string | null;
  expires_at: string;
  size_bytes: string | null;
  sha256: string | null;
}

/** The viewer's exports, newest first; one of an id. Acts as the user. */
export async function findExports(em: EntityManager, id: string | null = null): Promise<DataExport[]> {
  const rows = await query(
    em,
    sql<Row>`
      select e.id, e.status, e.requested_at, e.ready_at, e.expires_at, e.size_bytes, e.sha256,
             (select count(*)::integer from identity.data_export_part p where p.export_id = e.id) as parts
        from identity.data_export e where ${id}::uuid is null or e.id = ${id}::uuid
       order by e.requested_at desc, e.id desc limit ${LISTED}`,
  );
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    partsReady: row.parts,
    partsTotal: PERSONAL_PARTS.length,
    requestedAt: new Date(row.requested_at),
    readyAt: row.ready_at === null ? null : new Date(row.ready_at),
    expiresAt: new Date(row.expires_at),
    sizeBytes: row.size_bytes === null ? null : Number(row.size_bytes),
    sha256: row.sha256,
  }));
}

/** False when one is being prepared. Acts as the user. */
export async function insertExport(
  em: EntityManager,
  { id, userId, at, expiresAt }: { id: string; userId: string; at: Date; expiresAt: Date },
): Promise<boolean> {
  const inserted = await execute(
    em,
    sql`insert into identity.data_export (id, user_id, status, requested_at, expires_at)
        values (${id}, ${userId}, 'PREPARING', ${at}::timestamptz, ${expiresAt}::timestamptz)
        on conflict (user_id) where status = 'PREPARING' do nothing`,
  );
  return inserted > 0;
}

export interface ExportFile {
  name: string;
  key: string;
  sha256: string;
  sizeBytes: number;
}

/** Keeps a part; false when its export is not waited for any more. A part that is there stays. Acts as the user. */
export async function insertPart(
  em: EntityManager,
  part: { exportId: string; userId: string; subgraph: string; files: readonly ExportFile[] },
  at: Date,
): Promise<boolean> {
  const { exportId, userId, subgraph, files } = part;
  const [waiting] = await query(
    em,
    sql`select 1 from identity.data_export where id = ${exportId} and status = 'PREPARING' for update`,
  );
  if (!waiting) return false;
  const inserted = await execute(
    em,
    sql`insert into identity.data_export_part (export_id, user_id, subgraph, prepared_at)
        values (${exportId}, ${userId}, ${subgraph}, ${at}::timestamptz) on conflict do nothing`,
  );
  if (inserted === 0) return true;
  await execute(
    em,
    sql`insert into identity.data_export_file (export_id, user_id, name, key, sha256, size_bytes)
        select ${exportId}, ${userId}, name, key, sha256, size from json_to_recordset(${JSON.stringify(
          files.map(({ sizeBytes, ...file }) => ({ ...file, size: sizeBytes })),
        )}::json) as given (name text, key text, sha256 text, size bigint)`,
  );
  return true;
}

/** The files of an export, by name. Acts as the user. */
export async function findFiles(em: EntityManager, exportId: string): Promise<ExportFile[]> {
  const rows = await query(
    em,
    sql<{ name: string; key: string; sha256: string; size: string }>`
      select name, key, sha256, size_bytes as size from identity.data_export_file
       where export_id = ${exportId} order by name collate "C"`,
  );
  return rows.map(({ size, ...file }) => ({ ...file, sizeBytes: Number(size) }));
}

interface Due {
  id: string;
  user_id: string;
}

/** Exports whose parts are all there, of anyone: ids only. */
export const findToAssemble = (em: EntityManager, at: Date): Promise<Due[]> =>
  query(
    em,
    sql<Due>`select id, user_id from identity.exports_to_assemble(${PERSONAL_PARTS.length}, ${at}::timestamptz)`,
  );

/** Exports whose time is over, of anyone: ids only. */
export const findPast = (em: EntityManager, at: Date): Promise<Due[]> =>
  query(em, sql<Due>`select id, user_id from identity.exports_past(${at}::timestamptz)`);

/** One process puts an export together; another takes over after a quarter of an hour. Acts as the user. */
export async function claimExport(em: EntityManager, id: string, at: Date): Promise<Date | null> {
  const [claimed] = await query(
    em,
    sql<{ requested_at: string }>`
      update identity.data_export set claimed_at = ${at}::timestamptz
       where id = ${id} and status = 'PREPARING'
         and (claimed_at is null or claimed_at < ${at}::timestamptz - interval '15 minutes')
      returning requested_at`,
  );
  return claimed ? new Date(claimed.requested_at) : null;
}

/** What became of it. Acts as the user. */
export async function finishExport(
  em: EntityManager,
  id: string,
  end:
    | { status: 'READY'; at: Date; expiresAt: Date; sizeBytes: number; sha256: string }
    | { status: 'FAILED'; at: Date },
): Promise<boolean> {
  const ready = end.status === 'READY' ? end : null;
  const changed = await execute(
    em,
    sql`update identity.data_export
           set status = ${end.status}, ready_at = ${ready?.at ?? null}::timestamptz,
               expires_at = coalesce(${ready?.expiresAt ?? null}::timestamptz, expires_at),
               size_bytes = ${ready?.sizeBytes ?? null}, sha256 = ${ready?.sha256 ?? null}
         where id = ${id} and status = 'PREPARING'`,
  );
  return changed > 0;
}

/** Its files are gone, and with them what was known of them. Acts as the user. */
export async function expireExport(em: EntityManager, id: string): Promise<void> {
  await execute(em, sql`delete from identity.data_export_file where export_id = ${id}`);
  await execute(em, sql`delete from identity.data_export where id = ${id}`);
}

/** All exports of the user are over from now on. Acts as the user. */
export async function endExports(em: EntityManager, userId: string, at: Date): Promise<void> {
  await execute(
    em,
    sql`update identity.data_export set status = 'EXPIRED', expires_at = ${at}::timestamptz where user_id = ${userId}`,
  );
}
