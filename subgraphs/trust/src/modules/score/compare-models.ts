import { query, sql, type EntityManager } from '@propmubi/runtime';
import type { Band, SubjectType } from './model/parameters.js';

/** What two models, or two moments, say of the same subjects. Ids only. */
export interface ScoreComparison {
  /** Name of the earlier side: a model version or an instant. */
  from: string;
  to: string;
  kinds: KindComparison[];
  /** The subjects that moved furthest, at most 20. */
  furthest: MovedSubject[];
}

export interface KindComparison {
  type: SubjectType;
  /** Subjects of which both say something. */
  compared: number;
  /** By a point or more. */
  moved: number;
  medianMove: number;
  greatestMove: number;
  /** How many went from which band to which. */
  bands: { from: Band; to: Band; subjects: number }[];
}

export interface MovedSubject {
  type: SubjectType;
  id: string;
  from: { score: number; band: Band };
  to: { score: number; band: Band };
}

/** Two model versions, or what was said at an instant beside what is said now. */
export type Sides = { fromModel: string; toModel: string } | { since: Date };

/** Model versions of which there are snapshots, the latest first. */
export async function findModelVersions(em: EntityManager): Promise<string[]> {
  const rows = await query(
    em,
    sql<{ version: string }>`
      select model_version as version from trust.trust_score group by 1 order by max(id::text) desc`,
  );
  return rows.map(({ version }) => version);
}

/** Compares the last snapshots of each side, over all subjects that both know. */
export async function compareScores(em: EntityManager, sides: Sides): Promise<ScoreComparison> {
  const pairs = pairsOf(sides);
  const kinds = await query(
    em,
    sql<Omit<KindComparison, 'bands'>>`
      with pairs as (${pairs})
      select subject_type as type, count(*)::int as compared, count(*) filter (where move >= 1)::int as moved,
             percentile_cont(0.5) within group (order by move) as "medianMove", max(move) as "greatestMove"
        from pairs group by 1 order by 1`,
  );
  const bands = await query(
    em,
    sql<KindComparison['bands'][number] & { type: SubjectType }>`
      with pairs as (${pairs})
      select subject_type as type, from_band as from, to_band as to, count(*)::int as subjects
        from pairs group by 1, 2, 3 order by 1, 2, 3`,
  );
  const furthest = await query(
    em,
    sql<MovedSubject>`
      with pairs as (${pairs})
      select subject_type as type, subject_id as id, json_build_object('score', from_score, 'band', from_band) as from,
             json_build_object('score', to_score, 'band', to_band) as to
        from pairs where move > 0 order by move desc, subject_id limit 20`,
  );
  const bySubjectType = Map.groupBy(bands, ({ type }) => type);
  return {
    from: 'since' in sides ? sides.since.toISOString() : sides.fromModel,
    to: 'since' in sides ? 'now' : sides.toModel,
    kinds: kinds.map((kind) => ({
      ...kind,
      bands: (bySubjectType.get(kind.type) ?? []).map(({ type: _type, ...change }) => change),
    })),
    furthest,
  };
}

function pairsOf(sides: Sides) {
  const [earlier, later] =
    'since' in sides
      ? [sql`as_of <= ${sides.since}::timestamptz`, sql`true`]
      : [sql`model_version = ${sides.fromModel}`, sql`model_version = ${sides.toModel}`];
  return sql`
    select subject_type, subject_id, a.score as from_score, b.score as to_score, a.band as from_band, b.band as to_band,
           abs(a.score - b.score) as move
      from (select distinct on (subject_type, subject_id) subject_type, subject_id, score, band from trust.trust_score
             where ${earlier} order by subject_type, subject_id, id desc) a
      join (select distinct on (subject_type, subject_id) subject_type, subject_id, score, band from trust.trust_score
             where ${later} order by subject_type, subject_id, id desc) b using (subject_type, subject_id)`;
}

/**
 * SHA-256 over everything that is said of every subject now, ids and moments of snapshots left out: two computations over
 * the same evidence on the same day give the same one.
 */
export async function scoresDigest(em: EntityManager): Promise<{ digest: string; scores: number }> {
  const [row] = await query(
    em,
    sql<{ digest: string; scores: number }>`
      select count(*)::int as scores, encode(sha256(convert_to(coalesce(string_agg(md5(row(
               c.subject_type, c.subject_id, c.score, c.lower_bound, c.interval_low, c.interval_high, c.band, c.segment,
               c.coverage, c.signals, c.percentile, c.inputs_hash, said.factors, said.reasons, said.improvements,
               said.caps, said.percentile, said.members, said.inputs_hash, said.model_version)::text), ''
               order by c.subject_type, c.subject_id), ''), 'utf8')), 'hex') as digest
        from trust.current_score c
        left join lateral (
          select * from trust.trust_score s where s.subject_type = c.subject_type and s.subject_id = c.subject_id
           order by id desc limit 1
        ) said on true`,
  );
  return row ?? { digest: '', scores: 0 };
}
