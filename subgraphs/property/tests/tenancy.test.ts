import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
import pg from 'pg';
import { demoAgents, query, startProperty } from './property-subgraph.js';

const OURS = idOf('Organization', 'sahyadri-homes');
const THEIRS = idOf('Organization', 'konkan-realty');

/** Raw SQL with the service's role: what row level security alone keeps apart. */
describe('tenants in the database', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  let client: pg.Client;
  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({ agents: demoAgents, builders: [] });
    await query(
      property.database.adminUrl,
      `update property.listing set standard_status = 'WITHDRAWN'
        where id in (select distinct on (organization_id) id from property.listing order by organization_id, id)`,
    );
    client = new pg.Client({ connectionString: property.database.appUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await property?.close();
  });

  const as = async (organizationId: string, sql: string) => {
    await client.query('begin');
    try {
      await client.query(`select set_config('app.tenant', $1, true)`, [organizationId]);
      return await client.query<Record<string, unknown>>(sql);
    } finally {
      await client.query('rollback');
    }
  };
  const hidden = `select organization_id from property.listing where standard_status = 'WITHDRAWN'`;

  it('shows what left the market to its own organization only', async () => {
    expect((await as(OURS, hidden)).rows).toEqual([{ organization_id: OURS }]);
    expect((await as(THEIRS, hidden)).rows).toEqual([{ organization_id: THEIRS }]);
    expect((await as('', hidden)).rows).toEqual([]);
  });

  it('refuses changes of another’s listings, on the market or not', async () => {
    const { rowCount } = await as(
      OURS,
      `update property.listing set title = 'ours' where organization_id = '${THEIRS}'`,
    );
    expect(rowCount).toBe(0);
    expect((await as('', 'delete from property.listing')).rowCount).toBe(0);
    await expect(as(OURS, `update property.listing set organization_id = '${THEIRS}'`)).rejects.toThrow(
      /row-level security/,
    );
  });

  it('hides the prices of what it hides', async () => {
    const prices = `select count(*)::int from property.listing_price where organization_id = '${THEIRS}'`;
    const [seen, all] = [(await as(OURS, prices)).rows, (await as(THEIRS, prices)).rows];
    expect(Number(all[0]?.['count']) - Number(seen[0]?.['count'])).toBe(1);
  });

  it('does not depend on the pool: tenants alternate over one connection', async () => {
    for (let turn = 0; turn < 200; turn++) {
      const organizationId = turn % 2 === 0 ? OURS : THEIRS;
      expect((await as(organizationId, hidden)).rows).toEqual([{ organization_id: organizationId }]);
    }
    expect((await client.query(hidden)).rows).toEqual([]);
  });
});
