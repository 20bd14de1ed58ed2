import DataLoader from 'dataloader';
import {
  entityColumns,
  type EntityManager,
  pgArray,
  pgTextArray,
  query,
  sql,
  type TenantScope,
} from '@propmubi/runtime';
import { readAsReviewer } from '../../reviewing.js';
import { keyOf, type Subject, type SubjectKey } from '../evidence/subject.js';
import { LegalDocument } from './document.entity.js';
import { REVIEW } from './document.policy.js';

/** Documents per subject, newest first; row level security leaves out what the viewer may not see. */
export function documentsBySubject(db: TenantScope): DataLoader<Subject, LegalDocument[], SubjectKey> {
  return new DataLoader(
    async (subjects) => {
      const found = await db.read((em) => documentsOf(em, subjects));
      const bySubject = Map.groupBy(
        found,
        ({ subjectType, subjectId }): SubjectKey => `${subjectType}:${subjectId}`,
      );
      return subjects.map((subject) => bySubject.get(keyOf(subject)) ?? []);
    },
    { cacheKeyFn: keyOf },
  );
}

async function documentsOf(em: EntityManager, subjects: readonly Subject[]): Promise<LegalDocument[]> {
  const { list, read } = entityColumns(em, LegalDocument, 'd');
  const rows = await query<Record<string, unknown>>(
    em,
    sql`select ${sql.raw(list)} from trust.document d
        where (d.subject_type, d.subject_id) in (
          select * from unnest(${pgTextArray(subjects.map(({ type }) => type))}::text[], ${pgArray(subjects.map(({ id }) => id))}::uuid[]))
        order by d.id desc`,
  );
  return rows.map(read);
}

/** Documents the viewer may see; for reviewers, those of every tenant. */
export function documentById(db: TenantScope): DataLoader<string, LegalDocument | null> {
  return new DataLoader(async (ids) => {
    const found = await db.read(async (em) => {
      if (db.viewer.scopes.includes(REVIEW)) await readAsReviewer(em, db.viewer, REVIEW);
      return em.find(LegalDocument, { id: { $in: [...ids] } });
    });
    const byId = new Map(found.map((document) => [document.id, document]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}

/** Until when a reviewer has to decide, of documents that wait for one. */
export function reviewDueAt(db: TenantScope): DataLoader<string, Date | null> {
  return new DataLoader(async (ids) => {
    const rows = await db.read((em) =>
      query(
        em,
        sql<{ documentId: string; dueAt: string }>`
          select document_id as "documentId", due_at as "dueAt" from trust.verification_case
           where document_id = any(${pgArray([...ids])}::uuid[]) and status = 'OPEN'`,
      ),
    );
    const byDocument = new Map(rows.map(({ documentId, dueAt }) => [documentId, new Date(dueAt)]));
    return ids.map((id) => byDocument.get(id) ?? null);
  });
}
