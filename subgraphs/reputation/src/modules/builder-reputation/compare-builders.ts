import { query, sql, type EntityManager } from '@propmubi/runtime';
import type { Band } from './model/bands.js';

/** Two model versions, or what was said at an instant beside what is said now. */
export type Sides = { fromModel: string; toModel: string } | { since: Date };

/** What both sides say of the builders they know. Ids only; of the same shape as trust's comparison of subjects. */
export interface BuilderComparison {
  from: string;
  to: string;
  kinds: {
    type: 'BUILDER';
    compared: number;
    /** By a point or more. */
    moved: number;
    medianMove: number;
    greatestMove: number;
    bands: { from: Band; to: Band; subjects: number }[];
  }[];
  /** At most 20. */
  furthest: {
    type: 'BUILDER';
    id: string;
    from: { score: number; band: Band };
    to: { score: number; band: Band };
  }[];
}

/** Model versions of which there are snapshots, the latest first. */
export async function findModelVersions(em: EntityManager): Promise<string[]> {
  const rows = await query(
    em,
    sql<{ version: string }>`
      select model_version as version from reputation.builder_reputation group by 1 order by max(id::text) desc`,
  );
  return rows.map(({ version }) => version);
}

/** Compares the last snapshots of each side, over all builders that both know. */
export async function compareBuilders(em: EntityManager, sides: Sides): Promise<BuilderComparison> {
  const pairs = pairsOf(sides);
  const kinds = await query(
    em,
    sql<Omit<BuilderComparison['kinds'][number], 'bands'>>`
      with pairs as (${pairs})
      select 'BUILDER' as type, count(*)::int as compared, count(*) filter (where move >= 1)::int as moved,
             percentile_cont(0.5) within group (order by move) as "medianMove", max(move) as "greatestMove"
        from pairs having count(*) > 0`,
  );
  const bands = await query(
    em,
    sql<BuilderComparison['kinds'][number]['bands'][number]>`
      with pairs as (${pairs})
      select from_band as from, to_band as to, count(*)::int as subjects from pairs group by 1, 2 order by 1, 2`,
  );
  const furthest = await query(
    em,
    sql<BuilderComparison['furthest'][number]>`
      with pairs as (${pairs})
      select 'BUILDER' as type, builder_id as id, json_build_object('score', from_score, 'band', from_band) as from,
             json_build_object('score', to_score, 'band', to_band) as to
        from pairs where move > 0 order by move desc, builder_id limit 20`,
  );
  return {
    from: 'since' in sides ? sides.since.toISOString() : sides.fromModel,
    to: 'since' in sides ? 'now' : sides.toModel,
    kinds: kinds.map((kind) => ({ ...kind, bands })),
    furthest,
  };
}

function pairsOf(sides: Sides) {
  const [earlier, later] =
    'since' in sides
      ? [sql`computed_at <= ${sides.since}::timestamptz`, sql`true`]
      : [sql`model_version = ${sides.fromModel}`, sql`model_version = ${sides.toModel}`];
  // Of before bands were kept, all are NEW.
  return sql`
    select builder_id, a.score as from_score, b.score as to_score, coalesce(a.band, 'NEW') as from_band,
           coalesce(b.band, 'NEW') as to_band, abs(a.score - b.score) as move
      from (select distinct on (builder_id) builder_id, score, band from reputation.builder_reputation
             where ${earlier} order by builder_id, id desc) a
      join (select distinct on (builder_id) builder_id, score, band from reputation.builder_reputation
             where ${later} order by builder_id, id desc) b using (builder_id)`;
}
