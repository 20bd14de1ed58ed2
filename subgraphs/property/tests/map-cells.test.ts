import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, until } from '@propmubi/testkit';
import { foldMapChanges } from '../src/modules/map/fold-map-changes.job.js';
import { growMarket } from './many-listings.js';
import { query, startProperty } from './property-subgraph.js';

interface Map {
  totalCount: number;
  isTruncated: boolean;
  resolution: number | null;
  listings: { id: string }[];
  clusters: {
    h3Index: string;
    count: number;
    priceMin: number;
    priceMax: number;
    latitude: number;
    longitude: number;
  }[];
}

const MAP = `query($zoom: Int!, $bounds: MapBounds!, $filter: ListingFilter) { map(zoom: $zoom, bounds: $bounds, filter: $filter) {
  totalCount isTruncated resolution listings { id } clusters { h3Index count priceMin priceMax latitude longitude } } }`;
const REGION = { south: 18.8, north: 19.6, west: 72.7, east: 73.3 };
const HOMES = 3_000;

describe('the cells of the map', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
    await growMarket(property.database.adminUrl, { from: 0, to: HOMES });
  }, 60_000);
  afterAll(() => property?.close());

  const sql = (text: string) => query(property.database.adminUrl, text);
  const map = async (zoom: number, bounds = REGION, filter?: object) =>
    expectData<{ map: Map }>(await property.ask(MAP, { zoom, bounds, filter })).map;
  type Counted = Omit<Map['clusters'][number], 'latitude' | 'longitude'>;
  /** What the listings themselves say; all cells of the region are within its bounds. */
  const counted = async (resolution: number) =>
    (await sql(`select h3_cells[${resolution - 4}] as "h3Index", count(*)::int as count, min(list_price)::float8 as "priceMin",
                max(list_price)::float8 as "priceMax" from property.listing where publicly_visible
          group by 1 order by 2 desc, 1`)) as unknown as Counted[];
  const withoutPlace = (clusters: Map['clusters']) =>
    clusters.map(({ h3Index, count, priceMin, priceMax }) => ({ h3Index, count, priceMin, priceMax }));
  const counts = (clusters: readonly Counted[]) => clusters.map(({ h3Index, count }) => [h3Index, count]);

  /** The subgraph's own timer may be at it: then this waits for it. */
  const folded = () =>
    until(async () => {
      await foldMapChanges(property.subgraph.database);
      return (await sql('select from property.map_change limit 1')).length === 0;
    });

  it.each([
    [8, 5],
    [10, 6],
  ])('say at zoom %i what the homes say', async (zoom, resolution) => {
    const shown = await map(zoom);
    const expected = await counted(resolution);
    expect(shown).toMatchObject({ resolution, totalCount: HOMES, isTruncated: false });
    expect(withoutPlace(shown.clusters)).toEqual(expected);
    for (const { h3Index, latitude, longitude } of shown.clusters) {
      const [at] =
        await sql(`select avg(latitude) as latitude, avg(longitude) as longitude from property.listing
        where publicly_visible and h3_cells[${resolution - 4}] = '${h3Index}'`);
      expect(latitude).toBeCloseTo(at?.['latitude'] as number, 5);
      expect(longitude).toBeCloseTo(at?.['longitude'] as number, 5);
    }
  });

  it.each([
    ['at once', async () => undefined],
    ['when the changes are added up', () => folded()],
  ])('follow what comes, leaves and changes its price: %s', async (when, fold) => {
    // The cheapest and the dearest leave, others come back, prices move, and an update that moves nothing is none.
    await sql(`update property.listing set standard_status = 'WITHDRAWN' where list_price in (
      (select min(list_price) from property.listing where publicly_visible),
      (select max(list_price) from property.listing where publicly_visible))`);
    await sql(`update property.listing set list_price = list_price + 1000000 where id in (
      select id from property.listing where publicly_visible order by id limit 50)`);
    await sql(`update property.listing set trust_percentile = 50`);
    await sql(
      `delete from property.listing where id in (select id from property.listing order by id desc limit 20)`,
    );
    await fold();
    const shown = await map(10);
    const expected = await counted(6);
    expect(counts(shown.clusters)).toEqual(counts(expected));
    // A price that left is known to be gone when the changes are added up.
    if (when !== 'at once') expect(withoutPlace(shown.clusters)).toEqual(expected);
  });

  it('are added up once, however many do so', async () => {
    await sql(`update property.listing set list_price = list_price + 1 where publicly_visible`);
    await Promise.all(Array.from({ length: 4 }, () => foldMapChanges(property.subgraph.database)));
    await folded();
    const shown = await map(10);
    expect(withoutPlace(shown.clusters)).toEqual(await counted(6));
    expect(await sql('select from property.map_change')).toEqual([]);
  });

  it('leave it to the homes themselves where they are few', async () => {
    const [{ latitude, longitude }] = (await sql(
      'select latitude, longitude from property.listing where publicly_visible order by id limit 1',
    )) as [{ latitude: number; longitude: number }];
    const street = {
      south: latitude - 0.001,
      north: latitude + 0.001,
      west: longitude - 0.001,
      east: longitude + 0.001,
    };
    const shown = await map(18, street);
    const expected = await sql(`select id from property.listing where publicly_visible and
      latitude between ${street.south} and ${street.north} and longitude between ${street.west} and ${street.east} order by id`);
    expect(shown.listings).toEqual(expected);
    expect(shown.clusters).toEqual([]);
  });

  it('are not asked with a filter, which counts so many homes at most', async () => {
    const filter = { priceMin: 1 };
    const shown = await map(10, REGION, filter);
    expect(withoutPlace(shown.clusters)).toEqual(await counted(6));
    expect(shown.isTruncated).toBe(false);
  });

  it('are no place of what is not on the market', async () => {
    await sql(`update property.listing set standard_status = 'WITHDRAWN' where publicly_visible`);
    expect(await map(8)).toMatchObject({ totalCount: 0, clusters: [], listings: [] });
    await folded();
    expect(await map(8)).toMatchObject({ totalCount: 0, clusters: [], listings: [] });
    expect(await sql('select from property.map_cell')).toEqual([]);
  });
});
