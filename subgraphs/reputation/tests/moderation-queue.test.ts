import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { startReviewWorld, type ReviewWorld } from './review-world.js';

describe('Query.moderationQueue', () => {
  let world: ReviewWorld;

  beforeAll(async () => {
    world = await startReviewWorld();
  });

  afterAll(() => world?.close());

  const QUEUE = `query($filter: ReviewModerationFilter, $first: Int!, $after: String) {
    moderationQueue(filter: $filter, first: $first, after: $after) {
      totalCount edges { node { id status holdReason } } pageInfo { hasNextPage endCursor } } }`;
  type Queue = {
    moderationQueue: {
      totalCount: number;
      edges: { node: { id: string; status: string; holdReason: string | null } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
  const queue = async (filter: object | null, first = 100, after: string | null = null) =>
    expectData<Queue>(await world.ask(QUEUE, { filter, first, after }, world.moderator())).moderationQueue;

  it('is narrowed by state, subject, author, reason and time, and paged', async () => {
    const { agentId } = await world.agent();
    const made: { id: string; status: string; author: Viewer }[] = [];
    for (let n = 0; n < 9; n++) made.push(await world.reviewOf({ agentId }));
    const held = made.filter(({ status }) => status === 'HELD');
    expect(held.length).toBeGreaterThan(2);
    const all = await queue({ subjectId: agentId });
    expect(all.edges.map(({ node }) => node.id)).toEqual(held.map(({ id }) => id));
    expect(all.edges.every(({ node }) => node.holdReason === 'BURST')).toBe(true);
    const first = await queue({ subjectId: agentId }, 2);
    const rest = await queue({ subjectId: agentId }, 100, first.pageInfo.endCursor);
    expect([...first.edges, ...rest.edges]).toEqual(all.edges);
    expect([first.totalCount, rest.totalCount]).toEqual([held.length, held.length]);
    const one = held[0] as (typeof held)[number];
    expect((await queue({ authorId: one.author.userId })).edges).toHaveLength(1);
    expect((await queue({ subjectId: agentId, holdReason: ['VISIT_ONLY'] })).edges).toEqual([]);
    expect((await queue({ subjectId: agentId, subjectType: 'BUILDER' })).edges).toEqual([]);
    expect((await queue({ subjectId: agentId, basis: ['BOOKING'] })).edges).toHaveLength(held.length);
    expect((await queue({ subjectId: agentId, submittedBefore: '2026-01-01T00:00:00Z' })).edges).toEqual([]);
    const published = await queue({ subjectId: agentId, status: ['PUBLISHED'] });
    expect(published.edges).toHaveLength(made.length - held.length);
    expect(published.totalCount).toBe(made.length - held.length);
  });

  it('counts the published reviews of each agent', async () => {
    const ids: string[] = [];
    const published: number[] = [];
    for (const written of [2, 0, 1]) {
      const { agentId } = await world.agent();
      ids.push(agentId);
      const made: { status: string }[] = [];
      for (let n = 0; n < written; n++) made.push(await world.reviewOf({ agentId }));
      published.push(made.filter(({ status }) => status === 'PUBLISHED').length);
    }
    expect(published).toEqual([2, 0, 1]);
    const COUNTS = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Agent { reviews(first: 1) { totalCount } } } }`;
    const r = ids.map((id) => ({ __typename: 'Agent', id }));
    expect(expectData(await world.ask(COUNTS, { r }))).toEqual({
      _entities: published.map((totalCount) => ({ reviews: { totalCount } })),
    });
  });

  it('is a moderator’s, and others do not learn why a review waits', async () => {
    expectErrorCode(await world.ask(QUEUE, { first: 1 }, world.person()), 'MISSING_SCOPE');
    const { agentId } = await world.agent();
    const { id, author } = await world.reviewOf({ agentId });
    const query = `query($id: ID!) { review(id: $id) { holdReason } }`;
    expect(expectData(await world.ask(query, { id }, author))).toEqual({ review: { holdReason: null } });
  });

  it('publishes no second review of a pair within 90 days', async () => {
    const { agentId } = await world.agent();
    const first = await world.reviewOf({ agentId });
    const MODERATE = `mutation($input: ModerateReviewInput!) { moderateReview(input: $input) { review { status } } }`;
    const decide = (reviewId: string, decision: string) =>
      world.ask(MODERATE, { input: { reviewId, decision, reason: 'READ_IT' } }, world.moderator());
    expectData(await decide(first.id, 'REMOVE'));
    const again = `mutation($input: SubmitReviewInput!) { submitReview(input: $input) { review { id } } }`;
    const input = { subjectType: 'AGENT', subjectId: agentId, stars: 2, idempotencyKey: newId() };
    expectData(await world.ask(again, { input }, first.author));
    expectErrorCode(await decide(first.id, 'PUBLISH'), 'REVIEW_TOO_SOON');
  });
});
