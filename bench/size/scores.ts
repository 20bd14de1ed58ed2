import pg from 'pg';
import { renewSegment } from '../../subgraphs/trust/src/modules/score/renew-segment.js';
import { startTestTrust } from '../../subgraphs/trust/tests/test-subgraph.js';
import type { GrowingData } from './line.js';

const BATCH = 50_000;
/** As `renewSegment` reads them. */
const SLICE = 20_000;

/** Scores of listings: what is usual among all of them. */
export async function openScores(): Promise<GrowingData> {
  const trust = await startTestTrust();
  const admin = new pg.Pool({ connectionString: trust.database.adminUrl, max: 1 });
  let from = 0;
  const makeDue = () => admin.query(`update trust.segment set pending = members + 1`);
  return {
    of: 'scores',
    async grow(to, onProgress) {
      await admin.query(`insert into trust.segment (subject_type, segment, members, cuts, rates)
        values ('LISTING', 'ALL', 0, '{}', '{}') on conflict do nothing`);
      for (; from < to; onProgress(from)) {
        const next = Math.min(from + BATCH, to);
        await admin.query(ADD_SCORES, [from, next - 1]);
        from = next;
      }
      await admin.query('vacuum analyze trust.current_score');
    },
    lines: [
      {
        // All of them are read at times; no statement reads more than a slice.
        name: 'statistics of all listings, each slice of 20,000',
        prepare: makeDue,
        run: () => renewSegment(trust.subgraph.database),
        parts: () => from / SLICE,
      },
    ],
    async close() {
      await admin.end();
      await trust.close();
    },
  };
}

const ADD_SCORES = `
  insert into trust.current_score (subject_type, subject_id, score, lower_bound, interval_low, interval_high, band, segment,
    coverage, signals, told_score, told_band, inputs_hash, computed_on, ages)
  select 'LISTING', md5('listing' || n)::uuid, n % 10001 / 100.0, 0, 0, 100, 'C', 'LISTING', 0.5,
         jsonb_build_object('PRICE', n % 7 / 10.0, 'PHOTOS', n % 3 / 2.0, 'COMPLETENESS', n % 11 / 20.0, 'IDENTITY', 0.5),
         0, 'C', '', current_date, false
    from generate_series($1::int, $2::int) n`;
