import { type EntityManager, newId, query, sql } from '@propmubi/runtime';
import type { CapCode, Factor, SourceClass } from '../score/model/index.js';
import { requestRecomputation } from '../score/recomputation.queue.js';
import type { Subject } from './subject.js';

/** An observation to keep. The same `sourceKey` again replaces it: a review that was moderated, a licence renewed. */
export interface NewEvidence {
  subject: Subject;
  factor: Exclude<Factor, 'PARENT'>;
  kind: string;
  source: SourceClass;
  sourceKey: string;
  value: number;
  credibility?: number;
  halfLifeDays?: number | null;
  expiresOn?: string | null;
  cap?: CapCode | null;
  observedAt: string;
}

/** Keeps observations and asks for the scores they change. */
export async function recordEvidence(em: EntityManager, observations: readonly NewEvidence[]): Promise<void> {
  if (observations.length === 0) return;
  const rows = observations.map((one) => ({
    id: newId(),
    subject_type: one.subject.type,
    subject_id: one.subject.id,
    factor: one.factor,
    kind: one.kind,
    source_class: one.source,
    source_key: one.sourceKey,
    value: one.value,
    credibility: one.credibility ?? 1,
    half_life_days: one.halfLifeDays ?? null,
    expires_on: one.expiresOn ?? null,
    cap: one.cap ?? null,
    observed_at: one.observedAt,
    recorded_at: new Date().toISOString(),
  }));
  await query(
    em,
    sql`insert into trust.evidence as known select * from json_populate_recordset(null::trust.evidence, ${JSON.stringify(rows)}::json)
     on conflict (subject_type, subject_id, kind, source_key) do update set
       value = excluded.value, credibility = excluded.credibility, half_life_days = excluded.half_life_days,
       expires_on = excluded.expires_on, cap = excluded.cap, observed_at = excluded.observed_at,
       source_class = excluded.source_class, factor = excluded.factor, recorded_at = excluded.recorded_at
     where known.observed_at <= excluded.observed_at`,
  );
  await requestRecomputation(
    em,
    observations.map(({ subject }) => subject),
  );
}

/** Takes observations back, such as a review that was removed. */
export async function withdrawEvidence(
  em: EntityManager,
  subject: Subject,
  sourceKey: string,
): Promise<void> {
  await query(
    em,
    sql`delete from trust.evidence where subject_type = ${subject.type} and subject_id = ${subject.id} and source_key = ${sourceKey}`,
  );
  await requestRecomputation(em, [subject]);
}
