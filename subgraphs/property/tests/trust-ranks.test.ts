import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventInput } from '@propmubi/events';
import { newId } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode } from '@propmubi/testkit';
import { demoAgents, query, startProperty } from './property-subgraph.js';

type Rank = EventInput<'TrustRanksChanged'>['ranks'][number];

interface Page {
  edges: { node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const FEED = `query($filter: ListingFilter, $first: Int!, $after: String, $sort: FeedSort = TRUST_DESC) {
  feed(filter: $filter, first: $first, after: $after, sort: $sort) {
    edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
const PROJECTS = `query($filter: ProjectFilter, $first: Int!, $after: String) {
  projects(filter: $filter, first: $first, after: $after, sort: TRUST_DESC) {
    edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
const SEARCH = `query($filter: SearchFilter, $sort: SearchSort!, $first: Int!, $after: String) {
  search(text: "chembur", filter: $filter, sort: $sort, first: $first, after: $after) {
    edges { node { kind listing { id } } } pageInfo { hasNextPage endCursor } } }`;

describe('lists by trust', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  let listings: string[];
  let projects: string[];

  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({ agents: demoAgents, builders: [] });
    const ids = async (sql: string) =>
      (await query(property.database.adminUrl, sql)).map(({ id }) => id as string);
    listings = await ids('select id from property.listing where publicly_visible order by id');
    projects = await ids('select id from property.project order by id');
    // Ranks of different tenants' homes in one event: trust knows no tenants.
    await told([
      ...listings.slice(0, 4).map((id, n): Rank => rank('LISTING', id, 'A', 91 + n)),
      ...listings.slice(4, 10).map((id, n): Rank => rank('LISTING', id, 'B', 60 + n)),
      // Held down by a cap: the percentile alone would put it first.
      rank('LISTING', listings[10] as string, 'D', 99),
      rank('PROJECT', projects[0] as string, 'C', 40),
      rank('PROJECT', projects[1] as string, 'A', 95),
    ]);
  });

  afterAll(() => property?.close());

  const rank = (
    subjectType: Rank['subjectType'],
    subjectId: string,
    band: Rank['band'],
    percentile: number,
  ): Rank => ({
    subjectType,
    subjectId,
    band,
    percentile,
    score: percentile,
  });
  const told = (ranks: Rank[], computedAt = '2026-11-01T10:00:00Z') =>
    deliverEvent(property.subgraph, 'TrustRanksChanged', {
      batchId: newId(),
      modelVersion: 'test',
      computedAt,
      ranks,
    });
  const feed = async (filter: object | null, given: { first?: number; after?: string | null } = {}) =>
    expectData<{ feed: Page }>(
      await property.ask(FEED, { filter, first: given.first ?? 100, after: given.after ?? null }),
    ).feed;
  const ids = ({ edges }: Page) => edges.map(({ node }) => node.id);

  it('come the best band first, then by percentile, what was not scored last', async () => {
    const all = ids(await feed(null));
    expect(all).toHaveLength(listings.length);
    const a = listings.slice(0, 4).toReversed();
    const b = listings.slice(4, 10).toReversed();
    expect(all.slice(0, 11)).toEqual([...a, ...b, listings[10]]);
  });

  it('page through without loss, also among equals', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await feed(null, { first: 7, after });
      seen.push(...ids(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(ids(await feed(null)));
    const { pageInfo } = await feed(null, { first: 2 });
    const other = { filter: null, first: 2, after: pageInfo.endCursor, sort: 'PRICE_DESC' };
    expectErrorCode(await property.ask(FEED, other), 'BAD_CURSOR');
  });

  it('are narrowed by bands and by percentile', async () => {
    expect(ids(await feed({ trustBands: ['B'] })).toSorted()).toEqual(listings.slice(4, 10));
    expect(ids(await feed({ trustBands: ['A', 'D'], trustPercentileMin: 94 })).toSorted()).toEqual(
      [listings[3], listings[10]].toSorted(),
    );
    expect(ids(await feed({ trustBands: ['NEW'] }))).toHaveLength(listings.length - 11);
    expectErrorCode(
      await property.ask(FEED, { filter: { trustPercentileMin: 101 }, first: 1 }),
      'BAD_USER_INPUT',
    );
  });

  it('of projects do the same', async () => {
    const list = async (filter: object | null) =>
      ids(
        expectData<{ projects: Page }>(await property.ask(PROJECTS, { filter, first: 50, after: null }))
          .projects,
      );
    expect((await list(null)).slice(0, 2)).toEqual([projects[1], projects[0]]);
    expect(await list({ trustBands: ['C'] })).toEqual([projects[0]]);
    expect(await list({ trustPercentileMin: 50 })).toEqual([projects[1]]);
  });

  it('of a search, too; places and builders have no rank', async () => {
    type Found = { search: { edges: { node: { kind: string; listing: { id: string } | null } }[] } };
    const search = async (filter: object | null, sort: string) =>
      expectData<Found>(
        await property.ask(SEARCH, { filter, sort, first: 100, after: null }),
      ).search.edges.map(({ node }) => node);
    const byTrust = await search({ kinds: ['LISTING'] }, 'TRUST_DESC');
    const found = byTrust.map(({ listing }) => listing?.id as string);
    const order = ids(await feed(null));
    expect(found.length).toBeGreaterThan(1);
    expect(found.filter((id) => listings.indexOf(id) <= 10)).toEqual(
      order.filter((id) => found.includes(id) && listings.indexOf(id) <= 10),
    );
    const kinds = (await search({ trustBands: ['NEW'] }, 'RELEVANCE')).map(({ kind }) => kind);
    expect(kinds).not.toContain('LOCALITY');
    expect(kinds).toContain('LISTING');
    expect((await search(null, 'TRUST_DESC')).at(-1)?.kind).toBe('LOCALITY');
  });

  it('keep the latest word, whichever comes last, and let search documents be', async () => {
    const [listing] = listings as [string];
    const documents = () =>
      query(property.database.adminUrl, 'select xmin::text from property.search_document order by kind, id');
    const before = await documents();
    await told([rank('LISTING', listing, 'D', 3)], '2026-11-03T10:00:00Z');
    await told([rank('LISTING', listing, 'A', 99)], '2026-11-02T10:00:00Z');
    expect(ids(await feed({ trustBands: ['D'] }))).toContain(listing);
    expect(await documents()).toEqual(before);
  });
});
