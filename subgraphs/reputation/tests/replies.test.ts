import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Viewer } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode, testViewer } from '@propmubi/testkit';
import { BUILDER, BUILDER_OFFICE, OFFICE, startReviewWorld, type ReviewWorld } from './review-world.js';

const REPLY = `mutation($input: ReplyToReviewInput!) { replyToReview(input: $input) { reply { id status text } } }`;
const DECIDE = `mutation($input: ModerateReviewReplyInput!) { moderateReviewReply(input: $input) { reply { status } } }`;
const READ = `query($id: ID!) { review(id: $id) { reply { text status } } }`;

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

  it('is refused where it says nothing', async () => {
    const { agentId, viewer } = await world.agent();
    const { id } = await world.reviewOf({ agentId });
    for (const text of ['', '  ', ' '.repeat(2_001), 'x'.repeat(2_001)])
      expectErrorCode(await world.ask(REPLY, input(id, { text }), viewer), 'BAD_USER_INPUT');
  });

  it('loses its words when who wrote it is erased, and another may be written', async () => {
    const { agentId, viewer } = await world.agent();
    const { id } = await world.reviewOf({ agentId });
    const { id: replyId } = await replied(viewer, id, { text: 'Call me on 98200 00031.' });
    expectData(await decide(replyId, 'PUBLISH'));
    const { userId } = viewer as { userId: string };
    for (const _delivery of ['first', 'again'])
      await deliverEvent(world.subgraph, 'UserErased', { userId, erasedAt: '2026-11-01T10:00:00Z' });
    expect(await shown(id, world.person())).toBeNull();
    expect(await shown(id, world.moderator())).toEqual({ text: '', status: 'REJECTED' });
    expectErrorCode(await decide(replyId, 'PUBLISH'), 'NOT_FOUND');
    expect((await replied(viewer, id)).status).toBe('HELD');
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

  it('waits by its author and its time, and is found when it was decided', async () => {
    const { agentId, viewer } = await world.agent();
    const { id: reviewId } = await world.reviewOf({ agentId });
    const { id } = await replied(viewer, reviewId);
    const query = `query($filter: ReviewReplyModerationFilter) {
      heldReviewReplies(first: 100, filter: $filter) { totalCount nodes { id submittedAt } } }`;
    type Found = {
      heldReviewReplies: { totalCount: number; nodes: { id: string; submittedAt: string }[] };
    };
    const found = async (filter: object) => {
      const { totalCount, nodes } = expectData<Found>(
        await world.ask(query, { filter }, world.moderator()),
      ).heldReviewReplies;
      expect(totalCount).toBe(nodes.length);
      return nodes;
    };
    const own = { authorId: viewer.userId };
    const [reply] = await found(own);
    expect(reply?.id).toBe(id);
    expect(await found({ ...own, submittedFrom: reply?.submittedAt })).toHaveLength(1);
    expect(await found({ ...own, submittedBefore: reply?.submittedAt })).toEqual([]);
    expectData(await decide(id, 'PUBLISH'));
    expect(await found(own)).toEqual([]);
    expect(await found({ ...own, statuses: ['PUBLISHED'] })).toHaveLength(1);
  });
});
