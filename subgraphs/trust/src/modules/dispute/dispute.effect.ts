import { execute, query, sql, type EntityManager } from '@propmubi/runtime';
import { documentSourceKey } from '../document/document.evidence.js';
import { recordEvidence, withdrawEvidence } from '../evidence/record-evidence.js';
import { type Subject } from '../evidence/subject.js';
import { requestRecomputation } from '../score/recomputation.queue.js';
import { HALF_LIFE_DAYS } from '../score/model/parameters.js';
import { RELATION_WEIGHTS } from '../standing/standing.js';
import type { Dispute } from './dispute.entity.js';
import { DisputeSeverity } from './dispute.enums.js';

const subjectOf = ({ subjectType, subjectId }: Dispute): Subject => ({ type: subjectType, id: subjectId });

/**
 * From here an accepted dispute acts: what it disputes is set aside as far as it speaks for the subject, and a severe
 * one caps. What is not disputed, and what speaks against the subject, counts as before.
 */
export async function beginEffect(em: EntityManager, dispute: Dispute, now: Date): Promise<void> {
  const subject = subjectOf(dispute);
  await execute(
    em,
    sql`insert into trust.frozen_evidence (dispute_id, subject_type, subject_id, kind, source_key)
        select distinct ${dispute.id}::uuid, e.subject_type, e.subject_id, e.kind, e.source_key
          from trust.evidence e
         where e.subject_type = ${subject.type} and e.subject_id = ${subject.id}::uuid
           and (e.factor = ${dispute.factor}::text or e.source_key = ${await disputedDocument(em, dispute)}::text)
        on conflict do nothing`,
  );
  if (dispute.severity === DisputeSeverity.SEVERE) {
    await recordEvidence(em, [
      {
        subject,
        factor: 'CONDUCT',
        kind: 'DISPUTE',
        source: 'SIGNAL',
        sourceKey: dispute.id,
        // An undecided dispute proves nothing either way; it only caps.
        value: 0.5,
        credibility: 0,
        cap: 'DISPUTE_SEVERE',
        observedAt: now.toISOString(),
      },
    ]);
  }
  await requestRecomputation(em, [subject]);
}

/** Takes back everything `beginEffect` did. */
export async function endEffect(em: EntityManager, dispute: Dispute): Promise<void> {
  await execute(em, sql`delete from trust.frozen_evidence where dispute_id = ${dispute.id}::uuid`);
  await withdrawEvidence(em, subjectOf(dispute), dispute.id);
}

/** Upheld, it speaks against the subject like a verified document, weighed by what connects the two. */
export async function recordUpheld(em: EntityManager, dispute: Dispute, now: Date): Promise<void> {
  await recordEvidence(em, [
    {
      subject: subjectOf(dispute),
      factor: 'CONDUCT',
      kind: 'DISPUTE',
      source: 'DOCUMENT',
      sourceKey: dispute.id,
      value: 0,
      credibility: RELATION_WEIGHTS[dispute.relation ?? 'VISIT'],
      halfLifeDays: HALF_LIFE_DAYS.BEHAVIOUR,
      observedAt: now.toISOString(),
    },
  ]);
}

async function disputedDocument(em: EntityManager, { documentId }: Dispute): Promise<string | null> {
  if (!documentId) return null;
  const [document] = await query(
    em,
    sql<{ type: string }>`select type from trust.document where id = ${documentId}::uuid`,
  );
  return document ? documentSourceKey(document.type) : null;
}
