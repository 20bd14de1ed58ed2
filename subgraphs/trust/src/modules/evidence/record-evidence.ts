import { execute, newId, sql, type EntityManager } from '@propmubi/runtime';
import type { CapCode, Factor, SourceClass } from '../score/model/parameters.js';
import { requestRecomputation } from '../score/recomputation.queue.js';
import type { Subject } from './subject.js';

/** An observation to keep. The same `sourceKey` again outdates it: a review that was moderated, a licence renewed. */
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
  /** Whose word it is, where it is a rater's: how far they are believed may change later. */
  raterId?: string | null;
  observedAt: string;
}

const COLUMNS = sql`id, subject_type, subject_id, factor, kind, source_class, source_key, value, credibility,
  half_life_days, expires_on, cap, rater_id, observed_at`;

/** Enters observations in the ledger and asks for the scores they change. Nothing in the ledger is ever changed. */
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
    rater_id: one.raterId ?? null,
    observed_at: one.observedAt,
  }));
  await execute(
    em,
    sql`insert into trust.evidence (${COLUMNS})
        select ${COLUMNS} from json_populate_recordset(null::trust.evidence, ${JSON.stringify(rows)}::json)`,
  );
  await requestRecomputation(
    em,
    observations.map(({ subject }) => subject),
  );
}

/** Takes observations back, such as a review that was removed: by another entry, as old as what it takes back. */
export async function withdrawEvidence(
  em: EntityManager,
  subject: Subject,
  sourceKey: string,
): Promise<void> {
  await execute(
    em,
    sql`insert into trust.evidence (${COLUMNS}, withdrawn)
        select gen_random_uuid(), subject_type, subject_id, factor, kind, source_class, source_key, value, credibility,
               half_life_days, expires_on, cap, rater_id, observed_at, true
          from (select distinct on (kind) ${COLUMNS}, withdrawn from trust.evidence
                 where subject_type = ${subject.type} and subject_id = ${subject.id}::uuid and source_key = ${sourceKey}
                 order by kind, observed_at desc, recorded_at desc) latest
         where not withdrawn`,
  );
  await requestRecomputation(em, [subject]);
}
