import { Readable } from 'node:stream';
import { byPages, type ExportedObject, type ExportedTable, type ExportSource, PAGE } from '@propmubi/privacy';
import { type EntityManager, query, type RawBuilder, sql } from '@propmubi/runtime';
import type { ObjectStore } from '@propmubi/storage';
import { readAcrossTenants } from './reviewing.js';

type Row = Record<string, unknown> & { id: string };

/** What trust holds of a person: what they object, say and submit, papers about them, and what their score rests on. */
export const trustSource = (store: () => ObjectStore | null): ExportSource => ({
  files: [
    ofPerson(
      'disputes',
      (id) => sql`
      d.id, d.subject_type, d.subject_id, d.severity, d.statement, d.status, d.relation, d.factor, d.opened_at, d.decide_by,
      d.triage_reason, d.resolved_at, d.resolution_reason from trust.dispute d where d.opened_by = ${id}`,
    ),
    ofPerson(
      'documents',
      (id) => sql`
      d.id, d.subject_type, d.subject_id, d.type, d.status, d.file_name, d.media_type, d.size_bytes, d.sha256, d.submitted_at,
      d.decided_at, d.decision_reason, d.recheck_on from trust.document d
       where (d.submitted_by = ${id} or (d.subject_type = 'USER' and d.subject_id = ${id}))`,
    ),
    ofPerson(
      'document-notes',
      (id) => sql`
      e.id, e.document_id, e.action, e.reason, e.note, e.at from trust.document_entry e
       where e.actor_id = ${id} and e.note is not null`,
      'e',
    ),
    ofPerson(
      'interactions',
      (id) => sql`
      i.id, i.agent_id, i.listing_id, i.project_id, i.relation, i.occurred_at from trust.interaction i
       where i.buyer_id = ${id}`,
      'i',
    ),
    ofPerson(
      'evidence',
      (id) => sql`
      e.id, e.factor, e.kind, e.source_class, e.value, e.observed_at, e.expires_on, e.withdrawn from trust.evidence e
       where e.subject_type = 'USER' and e.subject_id = ${id}`,
      'e',
    ),
    ofPerson(
      'scores',
      (id) => sql`
      s.id, s.score, s.band, s.reasons, s.caps, s.model_version, s.as_of from trust.trust_score s
       where s.subject_type = 'USER' and s.subject_id = ${id}`,
      's',
    ),
  ],
  objects: (em, userId) => papersAbout(em, userId, store),
});

function ofPerson(
  name: string,
  columns: (userId: string) => RawBuilder<unknown>,
  alias = 'd',
): ExportedTable {
  return {
    name: `trust/${name}.json`,
    async *rows(em, userId) {
      await actAs(em, userId);
      const key = sql.ref(`${alias}.id`);
      yield* byPages<Row>((after) =>
        query(em, sql<Row>`select ${columns(userId)} and ${key} > ${after}::uuid order by 1 limit ${PAGE}`),
      );
    },
  };
}

/** Row level security shows a person their own interactions; disputes and documents of any tenant as to reviewers. */
async function actAs(em: EntityManager, userId: string): Promise<void> {
  await readAcrossTenants(em);
  await query(em, sql`select set_config('app.user', ${userId}, true)`);
}

/** The bytes of papers about the person. Those they submitted about a home or a project are of others, too: they are listed only. */
async function* papersAbout(
  em: EntityManager,
  userId: string,
  store: () => ObjectStore | null,
): AsyncGenerator<ExportedObject> {
  await actAs(em, userId);
  const papers = await query(
    em,
    sql<{ id: string; storage_key: string | null }>`
      select id, storage_key from trust.document
       where subject_type = 'USER' and subject_id = ${userId} and status <> 'DRAFT' order by id`,
  );
  for (const { id, storage_key } of papers) {
    const place = store();
    const name = `trust/documents/${id}`;
    if (storage_key === null) yield { name, read: () => fromDatabase(em, id) };
    else if (place && (await place.size(storage_key)) !== null)
      yield { name, read: () => place.read(storage_key) };
  }
}

async function fromDatabase(em: EntityManager, id: string): Promise<Readable> {
  const rows = await query(
    em,
    sql<{ content: Buffer }>`select content from trust.document_content where document_id = ${id}`,
  );
  return Readable.from(rows.map(({ content }) => content));
}
