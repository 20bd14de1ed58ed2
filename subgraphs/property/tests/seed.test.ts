import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData } from '@propmubi/testkit';
import { demoAgents, query, startProperty } from './property-subgraph.js';

describe('the synthetic seed', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  const world = {
    agents: demoAgents,
    builders: [{ builderKey: 'ARABIAN SEA DEVELOPERS', builderName: 'Arabian Sea Developers' }],
  };
  beforeAll(async () => {
    property = await startProperty();
  });
  afterAll(() => property?.close());

  it('fills an empty database once', async () => {
    expect(await property.subgraph.seed(world)).toBe(true);
    expect(await property.subgraph.seed(world)).toBe(false);
    const data = expectData<{ feed: { totalCount: number; edges: unknown[] } }>(
      await property.ask(
        `{ feed(first: 100) { totalCount edges { node { dataSource isAssignmentSynthetic } } } }`,
      ),
    );
    expect(data.feed.totalCount).toBe(64);
    expect(new Set(data.feed.edges.map((edge) => JSON.stringify(edge)))).toEqual(
      new Set([JSON.stringify({ node: { dataSource: 'SYNTHETIC', isAssignmentSynthetic: false } })]),
    );
    const events = await query(
      property.database.adminUrl,
      `select event ->> 'type' as type, count(*)::int from property.outbox group by 1 order by 1`,
    );
    expect(events).toEqual([
      { type: 'ListingsImported', count: 2 },
      { type: 'RegistrySynced', count: 1 },
    ]);
  });

  it('asks believable prices, in the district where a place lies', async () => {
    await property.subgraph.seed(world);
    const rows = await query(
      property.database.adminUrl,
      `select l.list_price::float8 / l.carpet_area_sq_ft as rate, p.district, p.pin_code
         from property.listing l join property.project p on p.id = l.project_id`,
    );
    for (const { rate } of rows) {
      expect(rate).toBeGreaterThan(10_000);
      expect(rate).toBeLessThan(60_000);
    }
    expect(rows.filter(({ pin_code }) => pin_code === '401107').map(({ district }) => district)).toEqual(
      Array.from({ length: 4 }, () => 'Thane'),
    );
  });
});
