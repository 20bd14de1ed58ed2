import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData } from '@propmubi/testkit';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeSummary, importListings, importMaharera } from '../src/index.js';
import { demoAgents, importTimeouts, query, startProperty } from './property-subgraph.js';

const data = process.env['PROPMUBI_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const present = existsSync(data);
const describeWithData = present ? describe : describe.skip;
if (!present) process.stderr.write(`skipped: no real data in ${data} (set PROPMUBI_DATA)\n`);

describeWithData('importing the real register and flats', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty({ databaseTimeouts: importTimeouts });
  });
  afterAll(() => property?.close());

  const maharera = () => importMaharera({ folder: data, database: property.subgraph.database });
  const listings = () =>
    importListings({ folder: data, database: property.subgraph.database, world: { agents: demoAgents } });

  it('loads both, and changes nothing the second time', async () => {
    const register = await maharera();
    process.stderr.write(`${describeSummary(register)}\n`);
    expect(register).toMatchObject({
      rowsRead: 12_774,
      written: {
        projects: { inserted: 12_774, updated: 0, unchanged: 0 },
        builders: { inserted: 8_320, updated: 0, unchanged: 0 },
        revokedRegistrations: { inserted: 76 },
      },
      skipped: {},
      corrected: { COORDINATES_OUT_OF_DISTRICT: 189 },
      asOf: '2024-01-21',
      noted: { WITHOUT_COORDINATES: 4_929 },
      eventsRecorded: 26,
    });
    const flats = await listings();
    process.stderr.write(`${describeSummary(flats)}\n`);
    expect(flats).toMatchObject({
      rowsRead: 9_571,
      written: { listings: { inserted: 8_611 }, localities: { inserted: 100 } },
      skipped: { DUPLICATE_ROW: 960 },
      noted: { BLANK_FURNISHING: 1_715, WITHOUT_KNOWN_LOCALITY: 46 },
      // 18 chunks of at most 500, per organization.
      eventsRecorded: expect.any(Number),
    });
    const nothing = { inserted: 0, updated: 0 };
    expect(await maharera()).toMatchObject({
      written: { projects: nothing, builders: nothing, revokedRegistrations: nothing },
      eventsRecorded: 0,
    });
    expect(await listings()).toMatchObject({
      written: { listings: nothing, localities: nothing },
      eventsRecorded: 0,
    });
    // Four imports; a machine with other work takes its time.
  }, 300_000);

  it('gives most flats a locality, an agent and, if young enough, a project', async () => {
    const [counted] = await query(
      property.database.adminUrl,
      `select count(*)::int as listings, count(agent_id)::int as agents, count(project_id)::int as projects,
              count(locality_id)::int as places, count(distinct organization_id)::int as organizations
         from property.listing`,
    );
    expect(counted).toMatchObject({ listings: 8_611, agents: 8_611, places: 8_565, organizations: 2 });
    expect(counted?.['projects']).toBeGreaterThan(4_000);
  });

  it.each([
    ['NEWEST', 'listing_feed_newest'],
    ['PRICE_ASC', 'listing_feed_price'],
    ['PRICE_DESC', 'listing_feed_price'],
    ['AREA_DESC', 'listing_feed_area'],
  ])('reads a page of the feed by %s from its index', async (sort, index) => {
    await query(property.database.ownerUrl, 'analyze property.listing');
    const first = await property.ask(`{ feed(sort: ${sort}, first: 50) { pageInfo { endCursor } } }`);
    const { feed } = expectData<{ feed: { pageInfo: { endCursor: string } } }>(first);
    property.statements.length = 0;
    const { endCursor } = feed.pageInfo;
    expectData(
      await property.ask(`{ feed(sort: ${sort}, after: "${endCursor}") { edges { node { id } } } }`),
    );
    const [, value, id] = JSON.parse(Buffer.from(endCursor, 'base64url').toString()) as string[];
    const values = [`'${value}'`, `'${id}'`, '21'];
    const select = property.statements
      .find((statement) => statement.includes('from property.listing l '))
      ?.replace(/\$(\d+)/g, (parameter, place) => values[Number(place) - 1] ?? parameter);
    // As the service's role, whom row level security holds.
    const plan = JSON.stringify(await query(property.database.appUrl, `explain ${select}`));
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
    expect(plan).not.toContain('Sort');
  });

  it('draws clusters of the whole region and the few listings of a filter', async () => {
    const region = '{ south: 18.8, west: 72.7, north: 19.9, east: 73.2 }';
    const ask = (zoom: number, bounds = region) =>
      property.ask(
        `{ map(bounds: ${bounds}, zoom: ${zoom}) { totalCount resolution clusters { count } listings { id } } }`,
      );
    const far = expectData<{ map: { clusters: unknown[] } }>(await ask(8)).map;
    const near = expectData<{ map: { clusters: unknown[] } }>(await ask(12)).map;
    expect(far).toMatchObject({ totalCount: 8_565, resolution: 5, listings: [] });
    expect(near.clusters.length).toBeGreaterThan(far.clusters.length);
    const bounds = `bounds: ${region}, zoom: 8, filter: { bedrooms: [7] }`;
    const few = expectData<{ map: { listings: unknown[] } }>(
      await property.ask(`{ map(${bounds}) { listings { id } } }`),
    ).map;
    expect(few.listings.length).toBeGreaterThan(0);
  });
});
