import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, goldenIn, shapeOf } from '@propmubi/testkit';
import { demoAgents, startProperty } from './property-subgraph.js';

interface FeedAnswer {
  feed: { edges: { node: { id: string; project: { reraNumber: string } } }[] };
}

const golden = goldenIn(import.meta.dirname);

describe('golden operations', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({ agents: demoAgents, builders: [] });
  });
  afterAll(() => property?.close());

  const record = async <Data>(operation: string, variables: Record<string, unknown>) => {
    property.statements.length = 0;
    const data = expectData<Data>(await property.ask(golden.operation(operation), variables));
    return { data, statements: [...property.statements] };
  };

  it('feed asks the same statements for 1, 20 and 64 listings', async () => {
    const feed = (first: number) => record<FeedAnswer>('feed', { first, sort: 'NEWEST' });
    const pages = [await feed(1), await feed(20), await feed(64)];
    expect(pages.map(({ data }) => data.feed.edges.length)).toEqual([1, 20, 64]);
    const shapes = pages.map(({ statements }) => statements.map(shapeOf));
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[2]).toEqual(shapes[0]);
    const { recorded, actual } = golden.sql('feed', pages[2]?.statements ?? []);
    expect(actual).toBe(recorded);
  });

  it('feed reads a page towards the start by the same index, from a cursor on', async () => {
    const backwards = async (last: number, range: object) =>
      record<{ feed: { nodes: unknown[]; pageInfo: { startCursor: string; endCursor: string } } }>(
        'feed-backwards',
        { last, sort: 'NEWEST', ...range },
      );
    const { pageInfo } = (await backwards(20, {})).data.feed;
    const range = { before: pageInfo.endCursor, after: pageInfo.startCursor };
    const [few, many] = [await backwards(1, range), await backwards(18, range)];
    expect(many.data.feed.nodes).toHaveLength(18);
    expect(many.statements.map(shapeOf)).toEqual(few.statements.map(shapeOf));
    const { recorded, actual } = golden.sql('feed-backwards', many.statements);
    expect(actual).toBe(recorded);
  });

  it('feed sorts by trust within bands by the same statements for 1 and for 64', async () => {
    const bands = ['A', 'B', 'C', 'D', 'NEW'];
    const [one, many] = [
      await record<FeedAnswer>('feed-trust', { first: 1, bands }),
      await record<FeedAnswer>('feed-trust', { first: 64, bands }),
    ];
    expect(many.data.feed.edges).toHaveLength(64);
    expect(many.statements.map(shapeOf)).toEqual(one.statements.map(shapeOf));
    const { recorded, actual } = golden.sql('feed-trust', many.statements);
    expect(actual).toBe(recorded);
  });

  it.each([
    ['listing', (id: string) => ({ __typename: 'Listing', id })],
    ['project', (_id: string, reraNumber: string) => ({ __typename: 'Project', reraNumber })],
  ])('%s references ask the same statements for 1 and for many', async (name, representationOf) => {
    const { data } = await record<FeedAnswer>('feed', { first: 64, sort: 'PRICE_ASC' });
    const all = data.feed.edges.map(({ node }) => representationOf(node.id, node.project.reraNumber));
    const one = await record('references', { representations: all.slice(0, 1) });
    const many = await record('references', { representations: all });
    expect(many.statements.map(shapeOf)).toEqual(one.statements.map(shapeOf));
    const { recorded, actual } = golden.sql(`${name}-references`, many.statements);
    expect(actual).toBe(recorded);
  });
});
