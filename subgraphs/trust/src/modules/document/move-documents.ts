import { createHash } from 'node:crypto';
import { execute, query, sql, systemViewer, type Database } from '@propmubi/runtime';
import type { ObjectStore } from '@propmubi/storage';
import { readAcrossTenants } from '../../reviewing.js';
import { sha256Of } from './document-content.js';

export interface MoveProgress {
  moved: number;
  /** Ids of papers whose bytes are not those that were submitted: they stay where they are. */
  damaged: string[];
  /** In Postgres still, the damaged ones with them. */
  left: number;
}

interface StoredPaper {
  id: string;
  organizationId: string;
  sha256: string;
  mediaType: string;
}

/**
 * Moves the bytes of papers from before the store of documents there, oldest first, each checked by its SHA-256 before and
 * after. A paper is in Postgres until it is whole in the store, so that a run that ends early has lost nothing and the next one
 * goes on; what it may have written already is written again to the same place. `signal` ends it after the paper under way.
 */
export async function moveDocuments(
  database: Database,
  store: ObjectStore,
  { onPaper, signal }: { onPaper?: (progress: MoveProgress) => void; signal?: AbortSignal } = {},
): Promise<MoveProgress> {
  const damaged: string[] = [];
  let moved = 0;
  let after: string | null = null;
  while (!signal?.aborted) {
    const paper = await nextPaper(database, after);
    if (!paper) break;
    after = paper.id;
    const outcome = await movePaper(database, store, paper);
    if (outcome === 'MOVED') moved++;
    if (outcome === 'DAMAGED') damaged.push(paper.id);
    onPaper?.({ moved, damaged, left: await countLeft(database) });
  }
  return { moved, damaged, left: await countLeft(database) };
}

type Outcome = 'MOVED' | 'DAMAGED' | 'GONE';

/**
 * The paper's row is locked until it is whole in the store: an erasure waits, and finds it there. Its bytes are
 * read by a statement of their own, which sees what the last holder of the lock has left. GONE: moved by another run, or erased.
 */
function movePaper(
  database: Database,
  store: ObjectStore,
  { id, organizationId, sha256, mediaType }: StoredPaper,
): Promise<Outcome> {
  const key = `documents/${id}`;
  return database.scope(systemViewer(organizationId)).write(async (em) => {
    await query(em, sql`select from trust.document where id = ${id}::uuid for update`);
    const [stored] = await query(
      em,
      sql<{ content: Buffer }>`
        select content from trust.document join trust.document_content on document_id = id
         where id = ${id}::uuid and storage_key is null and length(content) > 0`,
    );
    if (!stored) return 'GONE';
    if (sha256Of(stored.content) !== sha256) return 'DAMAGED';
    await store.write(key, stored.content, mediaType);
    const hash = createHash('sha256');
    for await (const chunk of await store.read(key)) hash.update(chunk as Buffer);
    if (hash.digest('hex') !== sha256)
      throw new Error(`The store does not give back what it was given: ${key}`);
    await execute(em, sql`update trust.document set storage_key = ${key} where id = ${id}::uuid`);
    await execute(em, sql`delete from trust.document_content where document_id = ${id}::uuid`);
    return 'MOVED';
  });
}

async function nextPaper(database: Database, after: string | null): Promise<StoredPaper | undefined> {
  const [paper] = await database.scope(systemViewer(null)).write(async (em) => {
    await readAcrossTenants(em);
    return query(
      em,
      sql<StoredPaper>`
        select id, document.organization_id as "organizationId", sha256, media_type as "mediaType"
          from trust.document join trust.document_content on document_id = id
         where storage_key is null and length(content) > 0 and (${after}::uuid is null or id > ${after}::uuid) order by id limit 1`,
    );
  });
  return paper;
}

async function countLeft(database: Database): Promise<number> {
  const [row] = await database.scope(systemViewer(null)).write(async (em) => {
    await readAcrossTenants(em);
    return query(
      em,
      sql<{ n: number }>`select count(*)::int as n from trust.document_content where length(content) > 0`,
    );
  });
  return row?.n ?? 0;
}
