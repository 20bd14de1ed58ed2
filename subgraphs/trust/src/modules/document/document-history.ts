import DataLoader from 'dataloader';
import {
  execute,
  GraphQLDateTime,
  newId,
  pgArray,
  query,
  sql,
  type EntityManager,
  type TenantScope,
} from '@propmubi/runtime';
import { Field, ObjectType } from 'type-graphql';
import { readAsReviewer } from '../../reviewing.js';
import type { LegalDocument } from './document.entity.js';
import { DocumentAction } from './document-history.enums.js';
import { REVIEW } from './document.policy.js';

@ObjectType({ simpleResolvers: true, description: 'A step of a document’s verification.' })
export class DocumentStep {
  @Field(() => DocumentAction, { description: 'What was done.' })
  action: DocumentAction;

  @Field(() => String, { nullable: true, description: 'Why, as a code.' })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the reviewer asked, or the submitter answered, in their words.',
  })
  note: string | null;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  at: Date;
}

export interface NewStep {
  action: `${DocumentAction}`;
  reason?: string | null;
  note?: string | null;
  /** What the reviewer ticked. */
  checklist?: readonly string[];
  /** Null when the clock did it. */
  actorId: string | null;
  at: Date;
}

/** Every step is kept, in the transaction that makes it. */
export async function addStep(
  em: EntityManager,
  { id, organizationId }: Pick<LegalDocument, 'id' | 'organizationId'>,
  { action, reason = null, note = null, checklist = [], actorId, at }: NewStep,
): Promise<void> {
  await execute(
    em,
    sql`insert into trust.document_entry (id, document_id, organization_id, action, reason, note, checklist, actor_id, at)
        values (${newId()}, ${id}, ${organizationId}, ${action}, ${reason}, ${note}, ${pgArray([...checklist])}::text[],
          ${actorId}, ${at})`,
  );
}

/** Steps of documents, first one first; row level security leaves out those of others. */
export function documentHistory(db: TenantScope): DataLoader<string, DocumentStep[]> {
  return new DataLoader(async (ids) => {
    const rows = await db.read(async (em) => {
      if (db.viewer.scopes.includes(REVIEW)) await readAsReviewer(em, db.viewer, REVIEW);
      return query(
        em,
        sql<Omit<DocumentStep, 'at'> & { documentId: string; at: string }>`
          select document_id as "documentId", action, reason, note, at from trust.document_entry
           where document_id = any(${pgArray([...ids])}::uuid[]) order by id`,
      );
    });
    const byDocument = Map.groupBy(rows, ({ documentId }) => documentId);
    return ids.map((id) =>
      (byDocument.get(id) ?? []).map(({ action, reason, note, at }) => ({
        action,
        reason,
        note,
        at: new Date(at),
      })),
    );
  });
}
