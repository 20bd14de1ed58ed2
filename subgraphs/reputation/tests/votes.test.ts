import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { startReviewWorld, type ReviewWorld } from './review-world.js';

const VOTE = `mutation($input: VoteOnReviewInput!) {
  voteOnReview(input: $input) { review { helpfulCount unhelpfulCount } } }`;
const LIST = `query($r: [_Any!]!, $sort: ReviewSort, $first: Int!, $after: String) { _entities(representations: $r) {
  ... on Agent { reviews(sort: $sort, first: $first, after: $after) {
    edges { node { id } } pageInfo { hasNextPage endCursor } } } } }`;

describe('Mutation.voteOnReview', () => {
  let world: ReviewWorld;

  beforeAll(async () => {
    world = await startReviewWorld();
  });

  afterAll(() => world?.close());

  const vote = (viewer: Viewer, reviewId: string, helpful: boolean | null) =>
    world.ask(VOTE, { input: { reviewId, helpful } }, viewer);
  const counted = async (viewer: Viewer, reviewId: string, helpful: boolean | null) =>
    expectData<{ voteOnReview: { review: unknown } }>(await vote(viewer, reviewId, helpful)).voteOnReview
      .review;

  it('needs a verified visit, booking or payment with the same agent, and is neither the author’s nor the agent’s', async () => {
    const { agentId, viewer } = await world.agent();
    const { id, author } = await world.reviewOf({ agentId });
    expectErrorCode(await vote(world.person(), id, true), 'VOTE_NOT_ENTITLED');
    expectErrorCode(await vote(await world.booked({ agentId: newId() }), id, true), 'VOTE_NOT_ENTITLED');
    expectErrorCode(await vote(author, id, true), 'SELF_REVIEW');
    expectErrorCode(await vote(viewer, id, false), 'SELF_REVIEW');
    expectErrorCode(await vote(await world.booked({ agentId }), newId(), true), 'NOT_FOUND');
  });

  it('counts one a person, who may change it and take it back', async () => {
    const { agentId } = await world.agent();
    const { id } = await world.reviewOf({ agentId });
    const [one, other] = [await world.booked({ agentId }), await world.booked({ agentId })];
    expect(await counted(one, id, true)).toEqual({ helpfulCount: 1, unhelpfulCount: 0 });
    expect(await counted(one, id, true)).toEqual({ helpfulCount: 1, unhelpfulCount: 0 });
    expect(await counted(other, id, true)).toEqual({ helpfulCount: 2, unhelpfulCount: 0 });
    expect(await counted(one, id, false)).toEqual({ helpfulCount: 1, unhelpfulCount: 1 });
    expect(await counted(one, id, null)).toEqual({ helpfulCount: 1, unhelpfulCount: 0 });
    expect(await counted(one, id, null)).toEqual({ helpfulCount: 1, unhelpfulCount: 0 });
  });

  it('loses none of many at once, and counts a person’s only once', async () => {
    const { agentId } = await world.agent();
    const { id } = await world.reviewOf({ agentId });
    const voters = await Promise.all(Array.from({ length: 6 }, () => world.booked({ agentId })));
    await Promise.all([...voters, ...voters].map((viewer) => counted(viewer, id, true)));
    expect(await counted(voters[0] as Viewer, id, true)).toEqual({ helpfulCount: 6, unhelpfulCount: 0 });
  });

  it('is limited for a person who votes without end', async () => {
    const { agentId } = await world.agent();
    const { id } = await world.reviewOf({ agentId });
    const viewer = await world.booked({ agentId });
    let refused = 0;
    for (let n = 0; n < 70; n++) {
      const { body } = await vote(viewer, id, n % 2 === 0);
      if (body.errors) refused += 1;
    }
    expect(refused).toBeGreaterThanOrEqual(9);
    expectErrorCode(await vote(viewer, id, true), 'RATE_LIMITED');
  });

  it('orders reviews by the lower bound of the Wilson interval, page by page', async () => {
    const { agentId } = await world.agent();
    const reviews: string[] = [];
    for (let n = 0; n < 4; n++) {
      reviews.push((await world.reviewOf({ agentId })).id);
      world.clock.today = new Date(world.clock.today.getTime() + 7 * 86_400_000);
    }
    const [plain, single, many, disputed] = reviews as [string, string, string, string];
    const voters = await Promise.all(Array.from({ length: 6 }, () => world.booked({ agentId })));
    const cast = (id: string, votes: boolean[]) =>
      Promise.all(votes.map((helpful, n) => counted(voters[n] as Viewer, id, helpful)));
    await cast(single, [true]);
    await cast(many, [true, true, true, true, true, false]);
    await cast(disputed, [true, false, false, false]);
    type Page = { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    const page = async (sort: string, first: number, after: string | null) => {
      const r = [{ __typename: 'Agent', id: agentId }];
      const answer = await world.ask(LIST, { r, sort, first, after });
      return { answer, reviews: answer.body.data as { _entities: { reviews: Page }[] } | undefined };
    };
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { reviews: found } = await page('HELPFUL', 1, after);
      const list: Page = found?._entities[0]?.reviews as Page;
      seen.push(...list.edges.map(({ node }) => node.id));
      after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
    } while (after !== null);
    // 5 of 6 outweigh 1 of 1, which outweighs 1 of 4.
    expect(seen).toEqual([many, single, disputed, plain]);
    const newest = await page('NEWEST', 1, null);
    const cursor = newest.reviews?._entities[0]?.reviews.pageInfo.endCursor as string;
    expectErrorCode((await page('HELPFUL', 1, cursor)).answer, 'BAD_CURSOR');
  });
});
