import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeCursor } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { h3CellsOf } from '../src/modules/map/h3-cells.js';
import { demoAgents, query, startProperty } from './property-subgraph.js';

interface Page {
  feed: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: {
      cursor: string;
      node: Record<string, never> & { id: string; listPrice: number; builtUpAreaSqFt: number };
    }[];
  };
}

const FEED = `query($filter: ListingFilter, $sort: FeedSort! = NEWEST, $first: Int! = 20, $after: String) {
  feed(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { cursor node { id listPrice bedroomsTotal builtUpAreaSqFt onMarketTimestamp locality { id name } project { id } } } } }`;

describe('Query.feed', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({ agents: demoAgents, builders: [] });
  });
  afterAll(() => property?.close());

  const ask = (variables: Record<string, unknown> = {}) => property.ask(FEED, variables);
  const feed = async (variables?: Record<string, unknown>) => expectData<Page>(await ask(variables)).feed;

  it.each(['NEWEST', 'PRICE_ASC', 'PRICE_DESC', 'AREA_ASC', 'AREA_DESC'])(
    'pages through %s without losing or repeating one',
    async (sort) => {
      const whole = (await feed({ sort, first: 100 })).edges.map(({ node }) => node.id);
      const paged: string[] = [];
      let after: string | null = null;
      do {
        const page: Page['feed'] = await feed({ sort, first: 7, ...(after && { after }) });
        paged.push(...page.edges.map(({ node }) => node.id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(64);
    },
  );

  it('sorts by price and by area', async () => {
    const prices = (await feed({ sort: 'PRICE_DESC' })).edges.map(({ node }) => node.listPrice);
    expect(prices).toEqual([...prices].sort((a, b) => b - a));
    const areas = (await feed({ sort: 'AREA_ASC' })).edges.map(({ node }) => node.builtUpAreaSqFt);
    expect(areas).toEqual([...areas].sort((a, b) => a - b));
  });

  it('filters by everything at once', async () => {
    const [first] = (await feed({ sort: 'PRICE_ASC' })).edges as unknown as {
      node: {
        id: string;
        listPrice: number;
        bedroomsTotal: number;
        locality: { id: string };
        project: { id: string };
      };
    }[];
    const node = first?.node;
    const found = await feed({
      filter: {
        localityIds: [node?.locality.id],
        projectId: node?.project.id,
        priceMin: node?.listPrice,
        priceMax: node?.listPrice,
        bedrooms: [node?.bedroomsTotal],
        propertySubType: ['APARTMENT'],
        text: 'FLAT',
      },
    });
    expect(found.totalCount).toBe(1);
    expect(found.edges[0]?.node.id).toBe(node?.id);
  });

  it('takes signs in a text for what they are: no pattern, and no SQL', async () => {
    const count = async (text: string) => (await feed({ filter: { text } })).totalCount;
    expect(await count('%%%')).toBe(0);
    expect(await count("' or 1=1 --")).toBe(await count('or 1 1'));
    expect(await count("' or 1=1 --")).toBeLessThan((await feed({})).totalCount as number);
  });

  it.each([
    ['a negative first', { first: -1 }, 'BAD_USER_INPUT'],
    ['a huge first', { first: 1e9 }, 'BAD_USER_INPUT'],
    ['a cursor that is none', { after: 'x' }, 'BAD_CURSOR'],
    [
      'a cursor of the year 0',
      { after: encodeCursor(['NEWEST', '0000-01-01T00:00:00Z', crypto.randomUUID()]) },
      'BAD_CURSOR',
    ],
    ['another order’s cursor', { after: encodeCursor(['PRICE_ASC', 1, crypto.randomUUID()]) }, 'BAD_CURSOR'],
    [
      'a cursor with SQL in it',
      { after: encodeCursor(['NEWEST', "'; drop table property.listing; --", 'x']) },
      'BAD_CURSOR',
    ],
    ['a price range upside down', { filter: { priceMin: 2, priceMax: 1 } }, 'EMPTY_RANGE'],
    ['a negative price', { filter: { priceMin: -5 } }, 'BAD_USER_INPUT'],
    ['too short a text', { filter: { text: 'a' } }, 'BAD_USER_INPUT'],
    ['an id that is none', { filter: { localityIds: ['x'] } }, 'INVALID_ID'],
    ['a cell that is none', { filter: { h3Index: 'x' } }, 'INVALID_CELL'],
    ['a cell of another grid', { filter: { h3Index: '8a608b0e5a4ffff' } }, 'INVALID_CELL'],
    [
      'bounds upside down',
      { filter: { bounds: { south: 20, north: 19, west: 72, east: 73 } } },
      'INVALID_BOUNDS',
    ],
  ])('rejects %s', async (_what, variables, code) => {
    expectErrorCode(await ask(variables), code);
  });
});

describe('a place of the map as a list', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({ agents: demoAgents, builders: [] });
  });
  afterAll(() => property?.close());

  const feed = async (filter: object) =>
    expectData<Page>(await property.ask(FEED, { filter, first: 100 })).feed;

  it('opens the listings at one point by the cell that the map names, at every resolution', async () => {
    const [{ latitude, longitude }] = (await query(
      property.database.adminUrl,
      'select latitude, longitude from property.listing order by id limit 1',
    )) as [{ latitude: number; longitude: number }];
    const here = await feed({
      bounds: {
        south: latitude - 0.0001,
        north: latitude + 0.0001,
        west: longitude - 0.0001,
        east: longitude + 0.0001,
      },
    });
    expect(here.totalCount).toBeGreaterThan(1);
    const ids = here.edges.map(({ node }) => node.id);
    for (const h3Index of h3CellsOf({ latitude, longitude })) {
      const inCell = (await feed({ h3Index })).edges.map(({ node }) => node.id);
      expect(inCell).toEqual(expect.arrayContaining(ids));
    }
  });

  it('finds the words of a title in any order', async () => {
    const found = await feed({ text: 'powai 2 bhk' });
    expect(found.totalCount).toBeGreaterThan(0);
    for (const { node } of found.edges) expect(node).toMatchObject({ bedroomsTotal: 2 });
  });
});

describe('Query.map', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({ agents: demoAgents, builders: [] });
  });
  afterAll(() => property?.close());

  const MAP = `query($bounds: MapBounds!, $zoom: Int!, $filter: ListingFilter) { map(bounds: $bounds, zoom: $zoom, filter: $filter) {
    totalCount resolution isTruncated listings { id } clusters { h3Index count latitude priceMin priceMax } } }`;
  const region = { south: 18.8, west: 72.7, north: 19.4, east: 73.1 };

  it('shows few listings one by one', async () => {
    const { map } = expectData<{ map: { listings: unknown[] } }>(
      await property.ask(MAP, { bounds: region, zoom: 10 }),
    );
    expect(map).toMatchObject({ totalCount: 64, resolution: null, clusters: [], isTruncated: false });
    expect(map.listings).toHaveLength(64);
  });

  it('is empty where nothing is', async () => {
    const bounds = { south: 18.1, west: 72.7, north: 18.2, east: 73.1 };
    expect(expectData(await property.ask(MAP, { bounds, zoom: 10 }))).toMatchObject({
      map: { totalCount: 0, listings: [] },
    });
  });

  it.each([
    ['bounds upside down', { bounds: { ...region, south: 20 }, zoom: 10 }, 'INVALID_BOUNDS'],
    ['a latitude that is none', { bounds: { ...region, north: 120 }, zoom: 10 }, 'BAD_USER_INPUT'],
    ['a zoom that is none', { bounds: region, zoom: 99 }, 'BAD_USER_INPUT'],
  ])('rejects %s', async (_what, variables, code) => {
    expectErrorCode(await property.ask(MAP, variables), code);
  });
});
