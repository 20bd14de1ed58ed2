import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Viewer } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode, testViewer } from '@propmubi/testkit';
import { BUILDER, BUILDER_OFFICE, OFFICE, startReviewWorld, type ReviewWorld } from './review-world.js';

const REPLY = `mutation($input: ReplyToReviewInput!) { replyToReview(input: $input) { reply { id status text } } }`;
const DECIDE = `mutation($input: ModerateReviewReplyInput!) { moderateReviewReply(input: $input) { reply { status } } }`;
const VOTE = `mutation($input: VoteOnReviewInput!) {
  voteOnReview(input: $input) { review { helpfulCount unhelpfulCount } } }`;
const READ = `query($id: ID!) { review(id: $id) { reply { text status } helpfulCount unhelpfulCount } }`;
const LIST = `query($r: [_Any!]!, $sort: ReviewSort, $first: Int!, $after: String) { _entities(representations: $r) {
  ... on Agent { reviews(sort: $sort, first: $first, after: $after) {
    edges { node { id } } pageInfo { hasNextPage endCursor } } } } }`;

interface Reply {
  id: string;
  status: string;
  text: string;
}

describe('Mutation.replyToReview', () => {
  let world: ReviewWorld;

  beforeAll(async () => {
    world = await startReviewWorld();
  });

  afterAll(() => world?.close());

  const input = (reviewId: string, given: Record<string, unknown> = {}) => ({
    input: { reviewId, text: 'Thank you; we were late by a day.', idempotencyKey: newId(), ...given },
  });
  const replied = async (viewer: Viewer, reviewId: string, given: Record<string, unknown> = {}) =>
    expectData<{ replyToReview: { reply: Reply } }>(await world.ask(REPLY, input(reviewId, given), viewer))
      .replyToReview.reply;
  const decide = (replyId: string, decision: string, viewer = world.moderator()) =>
    world.ask(DECIDE, { input: { replyId, decision, reason: 'READ_IT' } }, viewer);
  const shown = async (id: string, viewer: Viewer) =>
    expectData<{ review: { reply: Reply | null } }>(await world.ask(READ, { id }, viewer)).review.reply;

  it('is the reviewed agent’s, once, and shown when a moderator has read it', async () => {
    const { agentId, viewer } = await world.agent();
    const { id } = await world.reviewOf({ agentId });
    expectErrorCode(await world.ask(REPLY, input(id)), 'UNAUTHENTICATED');
    const reply = await replied(viewer, id);
    expect(reply.status).toBe('HELD');
    expect(await shown(id, world.person())).toBeNull();
    expect(await shown(id, viewer)).toMatchObject({ status: 'HELD' });
    expectErrorCode(await world.ask(REPLY, input(id), viewer), 'REPLY_EXISTS');
    expectData(await decide(reply.id, 'PUBLISH'));
    expect(await shown(id, world.person())).toMatchObject({ text: 'Thank you; we were late by a day.' });
  });

  it('is refused to the author, to colleagues, to other agents and to moderators', async () => {
    const { agentId } = await world.agent();
    const { id, author } = await world.reviewOf({ agentId });
    const others = [
      author,
      (await world.agent()).viewer,
      testViewer({ userId: newId(), organizationId: OFFICE, roles: ['BROKERAGE_MANAGER'] }),
      world.moderator(),
      testViewer({ userId: newId(), organizationId: BUILDER_OFFICE, roles: ['BUILDER'] }),
    ];
    for (const viewer of others)
      expectErrorCode(await world.ask(REPLY, input(id), viewer), 'NOT_THE_SUBJECT');
  });

  it('is the builder’s own organization’s, as long as it is that', async () => {
    const { id } = await world.reviewOf({ builderId: BUILDER });
    const viewer = testViewer({ userId: newId(), organizationId: BUILDER_OFFICE, roles: ['BUILDER'] });
    expect((await replied(viewer, id)).status).toBe('HELD');
    const second = await world.reviewOf({ builderId: BUILDER });
    await deliverEvent(world.subgraph, 'BrokerageAppointed', {
      builderId: BUILDER,
      organizationId: BUILDER_OFFICE,
      relation: 'OWN',
      active: false,
      changedAt: '2026-02-01T00:00:00Z',
    });
    expectErrorCode(await world.ask(REPLY, input(second.id), viewer), 'NOT_THE_SUBJECT');
  });

  it('keeps one of two at once, answers a key again, and refuses it for other words', async () => {
    const { agentId, viewer } = await world.agent();
    const { id } = await world.reviewOf({ agentId });
    const answers = await Promise.all([1, 2].map(() => world.ask(REPLY, input(id), viewer)));
    expect(answers.filter(({ body }) => !body.errors)).toHaveLength(1);
    const second = await world.reviewOf({ agentId });
    const key = { idempotencyKey: 'the-same-key' };
    const first = await replied(viewer, second.id, key);
    expect((await replied(viewer, second.id, key)).id).toBe(first.id);
    expectErrorCode(
      await world.ask(REPLY, input(second.id, { ...key, text: 'Other words.' }), viewer),
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('may be written anew after a rejection, and then the rejected one stays away', async () => {
    const { agentId, viewer } = await world.agent();
    const { id } = await world.reviewOf({ agentId });
    const insult = await replied(viewer, id, { text: 'You again.' });
    expectErrorCode(await decide(insult.id, 'REJECT', viewer), 'MISSING_SCOPE');
    const itself = { ...viewer, scopes: ['reviews:moderate'] };
    expectErrorCode(await decide(insult.id, 'PUBLISH', itself), 'MAKER_IS_CHECKER');
    expectData(await decide(insult.id, 'REJECT'));
    expectData(await decide((await replied(viewer, id)).id, 'PUBLISH'));
    expectErrorCode(await decide(insult.id, 'PUBLISH'), 'REPLY_EXISTS');
  });

  it('is not possible to a review that is not shown', async () => {
    const { viewer } = await world.agent();
    expectErrorCode(await world.ask(REPLY, input(newId()), viewer), 'NOT_FOUND');
  });

  it('waits in a queue that moderators alone read', async () => {
    const QUEUE = `query { heldReviewReplies(first: 100) { totalCount edges { node { id status } } } }`;
    expectErrorCode(await world.ask(QUEUE, {}, world.person()), 'MISSING_SCOPE');
    type Queue = { heldReviewReplies: { totalCount: number; edges: { node: Reply }[] } };
    const { edges, totalCount } = expectData<Queue>(
      await world.ask(QUEUE, {}, world.moderator()),
    ).heldReviewReplies;
    expect(totalCount).toBe(edges.length);
    expect(edges.length).toBeGreaterThan(0);
    expect(edges.every(({ node }) => node.status === 'HELD')).toBe(true);
  });
});

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
