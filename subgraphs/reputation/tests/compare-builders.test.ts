import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, newId } from '@propmubi/runtime';
import { deliverEvent } from '@propmubi/testkit';
import { startTestReputation } from './test-subgraph.js';

const BUILDERS = Array.from({ length: 40 }, (_, n) => idOf('Builder', `B${n}`));

describe('the comparison of builders', () => {
  let running: Awaited<ReturnType<typeof startTestReputation>>;
  const admin = (sql: string, values: unknown[] = []) =>
    running.subgraph.database.orm.em.fork().execute<Record<string, unknown>[]>(sql, values);
  const sync = (complaintsOf: (place: number) => number, asOf: string) =>
    deliverEvent(running.subgraph, 'RegistrySynced', {
      syncId: newId(),
      asOf,
      last: true,
      projects: BUILDERS.map((builderId, place) => ({
        projectId: idOf('Project', `P${place}`),
        reraNumber: `P5180000${String(place).padStart(4, '0')}`,
        name: `Project ${place}`,
        district: 'Thane',
        builderId,
        builderName: `B${place}`,
        status: 'ACTIVE' as const,
        apartments: 1_000,
        cases: place,
        complaints: complaintsOf(place),
        proposedCompletion: '2022-12-31',
        lastModified: '2026-09-01',
      })),
    });

  beforeAll(async () => {
    running = await startTestReputation();
    await sync((place) => place, '2026-10-01');
    // What an earlier model said: the same, but for one builder, and nothing of a band.
    await admin(
      `insert into reputation.builder_reputation (id, builder_id, score, lower_bound, interval_low, interval_high, factors,
         reasons, caps, projects, reviews, model_version, as_of, inputs_hash, computed_at, band)
       select ('00000000' || substr(id::text, 9))::uuid, builder_id,
              greatest(0, score - case when builder_id = ? then 9 else 0 end), lower_bound, interval_low, interval_high,
              factors, reasons, caps, projects, reviews, 'builder-reputation/1', as_of, inputs_hash, '2026-01-01', null
         from reputation.builder_reputation`,
      [BUILDERS[7]],
    );
  });
  afterAll(() => running?.close());

  it('says who moved between two models, and from which band to which', async () => {
    const [latest, first] = await running.subgraph.modelVersions();
    expect(first).toBe('builder-reputation/1');
    const comparison = await running.subgraph.compareBuilders({
      fromModel: first as string,
      toModel: latest as string,
    });
    expect(comparison).toMatchObject({
      from: 'builder-reputation/1',
      kinds: [{ type: 'BUILDER', compared: 40, moved: 1, medianMove: 0 }],
      furthest: [{ type: 'BUILDER', id: BUILDERS[7], from: { band: 'NEW' } }],
    });
    expect(comparison.kinds[0]?.greatestMove).toBeCloseTo(9, 6);
    const bands = comparison.kinds[0]?.bands ?? [];
    expect(bands.every(({ from }) => from === 'NEW')).toBe(true);
    expect(bands.reduce((sum, { subjects }) => sum + subjects, 0)).toBe(40);
    expect(new Set(bands.map(({ to }) => to)).size).toBeGreaterThan(2);
  });

  it('says who moved since a moment', async () => {
    const [{ now }] = (await admin('select clock_timestamp() as now')) as [{ now: Date }];
    await sync((place) => (place === 3 ? 60 : place), '2026-10-02');
    const { kinds, furthest } = await running.subgraph.compareBuilders({ since: new Date(now) });
    expect(kinds[0]).toMatchObject({ compared: 40 });
    expect(furthest[0]).toMatchObject({ id: BUILDERS[3] });
  });

  it('says nothing where no builder is known to both', async () => {
    const nothing = await running.subgraph.compareBuilders({ since: new Date('2020-01-01') });
    expect(nothing).toMatchObject({ kinds: [], furthest: [] });
  });
});
