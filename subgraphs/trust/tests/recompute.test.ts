import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventInput } from '@propmubi/events';
import { idOf, newId } from '@propmubi/runtime';
import { deliverEvent, explain, recordedEvents, seededRandom } from '@propmubi/testkit';
import pg from 'pg';
import { createRecomputeMetrics } from '../src/modules/score/recompute-metrics.js';
import { createRecomputer } from '../src/modules/score/recomputer.js';
import { startTestTrust } from './test-subgraph.js';

type Running = Awaited<ReturnType<typeof startTestTrust>>;
type Project = EventInput<'RegistrySynced'>['projects'][number];
type Flat = EventInput<'ListingsImported'>['listings'][number];

const OFFICE = idOf('Organization', 'office');
const NOW = new Date('2026-11-01T10:00:00Z');
const random = seededRandom(11);

const projects = Array.from({ length: 150 }, (_, n): Project => {
  const reraNumber = `P5180000${String(n).padStart(4, '0')}`;
  return {
    projectId: idOf('Project', reraNumber),
    reraNumber,
    name: `Project ${n}`,
    district: n % 2 === 0 ? 'Thane' : 'Palghar',
    builderId: idOf('Builder', `B${n % 40}`),
    builderName: `B${n % 40}`,
    status: n % 50 === 0 ? 'REVOKED' : 'ACTIVE',
    apartments: 20 + (n % 3) * 40,
    complaints: Math.floor(random() * 6),
    cases: Math.floor(random() * 4),
    lastModified: `2026-0${1 + (n % 9)}-15`,
  };
});
const flats = Array.from({ length: 2_600 }, (_, n): Flat => ({
  listingId: idOf('Listing', `flat-${n}`),
  organizationId: OFFICE,
  agentId: null,
  projectId: n % 4 === 0 ? (projects[n % 150]?.projectId ?? null) : null,
  localityId: idOf('Locality', `locality-${n % 20}`),
  listPrice: Math.round(10_000_000 * (1 + random() * 3)),
  bedrooms: 1 + (n % 3),
  builtUpArea: 500 + (n % 7) * 120,
  propertySubType: 'APARTMENT',
  title: `Flat ${n}`,
  publishedAt: '2026-10-20T10:00:00Z',
}));

const chunksOf = <T>(all: readonly T[], size: number) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

/** Gives one subgraph everything, computing scores now and then, or only at the end. */
async function fill(
  running: Running,
  { reversed, often }: { reversed: boolean; often: boolean },
): Promise<void> {
  const inOrder = <T>(all: readonly T[]) => (reversed ? all.toReversed() : all);
  for (const chunk of chunksOf(inOrder(flats), 500)) {
    const data = { importId: newId(), organizationId: OFFICE, listings: chunk };
    await deliverEvent(running.subgraph, 'ListingsImported', data, OFFICE);
    if (often) await running.subgraph.recompute();
  }
  for (const chunk of chunksOf(inOrder(projects), 60)) {
    const sync = { syncId: newId(), asOf: '2026-10-01', last: true, projects: chunk };
    await deliverEvent(running.subgraph, 'RegistrySynced', sync);
    if (often) await running.subgraph.recompute();
  }
}

describe('a full recomputation', () => {
  let one: Running;
  let other: Running;
  const clock = { now: NOW };
  const statements: string[] = [];

  beforeAll(async () => {
    one = await startTestTrust({ now: () => clock.now });
    other = await startTestTrust({ now: () => NOW, onStatement: (sql) => void statements.push(sql) });
    await fill(one, { reversed: false, often: true });
    await fill(other, { reversed: true, often: false });
  }, 120_000);

  afterAll(async () => {
    await one?.close();
    await other?.close();
  });

  it('gives the same bytes whatever came before what, and when it is run again', async () => {
    for (const { subgraph } of [one, other]) {
      await subgraph.requestAll();
      await subgraph.recompute();
    }
    const first = await one.subgraph.scoresDigest();
    expect(first.scores).toBe(2_750);
    expect(await other.subgraph.scoresDigest()).toEqual(first);
    await one.subgraph.requestAll();
    await one.subgraph.recompute();
    expect(await one.subgraph.scoresDigest()).toEqual(first);
  });

  it('goes on after it was stopped, and ends where an undisturbed one does', async () => {
    const expected = await one.subgraph.scoresDigest();
    await one.subgraph.requestAll();
    const stop = new AbortController();
    const computed = await one.subgraph.recompute(() => stop.abort(), stop.signal);
    const pending = await one.subgraph.pendingScores();
    expect(computed).toBe(2_000);
    expect(pending).toBe(2_750 - 2_000);
    await one.subgraph.recompute();
    expect(await one.subgraph.pendingScores()).toBe(0);
    expect(await one.subgraph.scoresDigest()).toEqual(expected);
  });

  it('takes what was asked for once, also while Postgres believes that nothing was', async () => {
    await other.subgraph.requestAll();
    await other.subgraph.recompute();
    const admin = new pg.Client({ connectionString: other.database.adminUrl });
    await admin.connect();
    // Of a table that was full and is empty, as after each recomputation.
    await admin.query('analyze trust.recomputation');
    await admin.end();
    await other.subgraph.requestAll();
    const sql = statements.find((one) => one.includes('from trust.recomputation order by rank')) as string;
    const { rowsRead } = await explain(other.database.appUrl, { sql, values: [1_000] });
    expect(rowsRead).toBeLessThan(5 * 2_750);
    await other.subgraph.recompute();
  });

  it('waits for no chore that fails, and neither do the other chores', async () => {
    const failed: string[] = [];
    const done: string[] = [];
    const recomputer = createRecomputer(one.subgraph.database, {
      logger: { warn: (_error: object, message: string) => failed.push(message) } as never,
      metrics: createRecomputeMetrics(() => Promise.resolve(0)),
      now: () => clock.now,
      pollMs: 0,
      parentMovesAfterMs: 0,
      chores: {
        'removing uploads': () => Promise.reject(new Error('the bucket is away')),
        'keeping the head': () => Promise.resolve(done.push('head')),
      },
    });
    await one.subgraph.requestAll();
    expect(await recomputer.drain()).toBeGreaterThanOrEqual(2_750);
    await recomputer.close();
    expect(failed).toEqual(['trust: removing uploads failed, trying again']);
    expect(done).toEqual(['head']);
  });

  it('publishes the rank of every listing and project, the latest last', async () => {
    const ranks = new Map<string, { band: string; percentile: number | null }>();
    for (const { type, data } of await recordedEvents(one.subgraph)) {
      if (type !== 'TrustRanksChanged') continue;
      for (const { subjectId, ...rank } of data['ranks'] as {
        subjectId: string;
        band: string;
        percentile: number | null;
      }[])
        ranks.set(subjectId, rank);
    }
    const held = await one.subgraph.database.orm.em
      .fork()
      .execute<{ id: string; band: string; percentile: number | null }[]>(
        `select subject_id as id, band, percentile from trust.current_score`,
      );
    expect(ranks.size).toBe(2_750);
    for (const { id, band, percentile } of held) {
      expect(ranks.get(id)?.band).toBe(band);
      expect(Math.abs((ranks.get(id)?.percentile ?? 0) - (percentile ?? 0))).toBeLessThan(2);
    }
  });

  it('leaves beside the scores of an earlier model those of the present one, and says who moved', async () => {
    const em = one.subgraph.database.orm.em.fork();
    const moved = projects[7]?.projectId as string;
    await em.execute(
      `insert into trust.trust_score (id, subject_type, subject_id, score, lower_bound, interval_low, interval_high, band,
         factors, reasons, caps, model_version, as_of, inputs_hash)
       select ('00000000' || substr(id::text, 9))::uuid, subject_type, subject_id,
              least(100, score + case when subject_id = ? then 7 else 0 end), lower_bound, interval_low,
              interval_high, 'A', factors, reasons, caps, 'trust/1', '2026-01-01', inputs_hash
         from trust.trust_score where subject_type = 'PROJECT' and id in
           (select distinct on (subject_id) id from trust.trust_score order by subject_id, id desc)`,
      [moved],
    );
    expect(await one.subgraph.modelVersions()).toEqual(['trust/3', 'trust/1']);
    const comparison = await one.subgraph.compareScores({ fromModel: 'trust/1', toModel: 'trust/3' });
    expect(comparison.kinds).toMatchObject([{ type: 'PROJECT', compared: 150, moved: 1, medianMove: 0 }]);
    expect(comparison.kinds[0]?.greatestMove).toBeCloseTo(7, 6);
    expect(comparison.furthest).toMatchObject([{ id: moved, from: { band: 'A' } }]);
    const bands = comparison.kinds[0]?.bands ?? [];
    expect(bands.every(({ from }) => from === 'A')).toBe(true);
    expect(bands.reduce((sum, { subjects }) => sum + subjects, 0)).toBe(150);
  });

  it('says who moved since a moment', async () => {
    const [flat] = flats as [Flat];
    clock.now = new Date('2026-11-02T10:00:00Z');
    await deliverEvent(one.subgraph, 'ListingReported', {
      listingId: flat.listingId,
      organizationId: OFFICE,
      agentId: null,
      reportId: newId(),
      reporterId: null,
      reason: 'FRAUD',
      confirmed: true,
      reportedAt: '2026-11-02T09:00:00Z',
    });
    await one.subgraph.recompute();
    const { furthest } = await one.subgraph.compareScores({ since: NOW });
    expect(furthest).toMatchObject([{ type: 'LISTING', id: flat.listingId, to: { score: 0, band: 'D' } }]);
  });
});
