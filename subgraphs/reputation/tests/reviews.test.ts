import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode, recordedActs } from '@propmubi/testkit';
import { AGENT, AGENT_USER, MODERATE, OFFICE, type ReviewScene, startReviewScene } from './review-scene.js';

const LIST = `query($r: [_Any!]!) { _entities(representations: $r) {
  ... on Agent { reviews(first: 2) { edges { node { stars } cursor } pageInfo { hasNextPage endCursor } } } } }`;

describe('reviews', () => {
  let world: ReviewScene;
  let { ask, moderator, person, running, submit, visit, witness } = {} as ReviewScene;
  beforeAll(async () => {
    world = await startReviewScene();
    ({ ask, moderator, person, running, submit, visit, witness } = world);
  });
  afterAll(() => world?.running.close());

  it('leaves in the audit trail who wrote and who decided', async () => {
    const viewer = await witness();
    const { submitReview } = expectData<{ submitReview: { review: { id: string } } }>(
      await submit(viewer, { text: 'Asha was on time' }),
    );
    const { id } = submitReview.review;
    const who = moderator();
    const input = { reviewId: id, decision: 'HOLD', reason: 'LOOKS_PAID' };
    expectData(await ask(MODERATE, { input }, who));
    const acts = (await recordedActs(running.subgraph)).filter(({ subjectId }) => subjectId === id);
    expect(acts.map(({ action, actorId, role, before }) => [action, actorId, role, before])).toEqual([
      ['REVIEW_SUBMITTED', viewer.userId, 'BUYER', null],
      ['REVIEW_MODERATED', who.userId, 'REVIEWER', { status: 'PUBLISHED' }],
    ]);
    expect(acts[1]?.after).toEqual({ status: 'HELD', reason: 'LOOKS_PAID' });
    expect(JSON.stringify(acts)).not.toContain('Asha');
  });

  it('refuses the review of a former manager of the brokerage', async () => {
    const viewer = await witness();
    const membership = { userId: viewer.userId as string, organizationId: OFFICE, role: 'BROKERAGE_MANAGER' };
    await deliverEvent(
      running.subgraph,
      'BrokerageMembershipChanged',
      { ...membership, active: false, changedAt: '2026-10-01T00:00:00Z' },
      OFFICE,
    );
    expectErrorCode(await submit(viewer), 'SELF_REVIEW');
    const other = newId();
    const elsewhere = await witness();
    await deliverEvent(
      running.subgraph,
      'BrokerageMembershipChanged',
      {
        ...membership,
        ...{ userId: elsewhere.userId as string, organizationId: other },
        ...{ active: false, changedAt: '2026-10-01T00:00:00Z' },
      },
      other,
    );
    expectData(await submit(elsewhere));
  });

  it('needs a verified visit that took place', async () => {
    const viewer = person();
    expectErrorCode(await submit(viewer), 'REVIEW_NOT_ENTITLED');
    await visit(viewer.userId as string, { verified: false });
    await visit(viewer.userId as string, { outcome: 'BUYER_NO_SHOW' });
    expectErrorCode(await submit(viewer), 'REVIEW_NOT_ENTITLED');
    await visit(viewer.userId as string);
    const { submitReview } = expectData<{ submitReview: { review: unknown } }>(await submit(viewer));
    expect(submitReview.review).toMatchObject({
      status: 'PUBLISHED',
      basis: 'VISIT',
      author: { id: viewer.userId },
    });
  });

  it('answers the same key with the same review and another key within 90 days with a refusal', async () => {
    const viewer = await witness();
    const first = await submit(viewer, { idempotencyKey: 'once-and-again' });
    expect((await submit(viewer, { idempotencyKey: 'once-and-again', text: null })).body).toEqual(first.body);
    expectErrorCode(
      await submit(viewer, { idempotencyKey: 'once-and-again', stars: 1 }),
      'IDEMPOTENCY_KEY_REUSED',
    );
    expectErrorCode(await submit(viewer), 'REVIEW_TOO_SOON');
  });

  it('keeps one of two submitted at once', async () => {
    const viewer = await witness();
    const answers = await Promise.all([submit(viewer), submit(viewer)]);
    expect(answers.filter(({ body }) => !body.errors)).toHaveLength(1);
  });

  it.each([
    ['as the agent', { agentId: AGENT }],
    ['as the agent’s user', { userId: AGENT_USER }],
    ['as a colleague', { organizationId: OFFICE }],
  ])('refuses self reviews %s', async (_name, given) => {
    const viewer = person(given);
    await visit(viewer.userId as string);
    expectErrorCode(await submit(viewer), 'SELF_REVIEW');
  });

  it.each([
    ['stars', { stars: 6 }],
    ['subject', { subjectId: 'no-id' }],
  ])('refuses bad %s', async (_name, given) => {
    expectErrorCode(await submit(await witness(), given), 'BAD_USER_INPUT');
  });

  it('does not take a reputation as input', async () => {
    const { body } = await submit(person(), { score: 100 });
    expect(body.errors).toHaveLength(1);
    expect(body.data).toBeUndefined();
  });

  it('pages published reviews, newest first', async () => {
    const representations = [{ __typename: 'Agent', id: AGENT }];
    const { _entities } = expectData<{
      _entities: { reviews: { edges: unknown[]; pageInfo: { hasNextPage: boolean } } }[];
    }>(await ask(LIST, { r: representations }));
    expect(_entities[0]?.reviews.edges).toHaveLength(2);
    expect(_entities[0]?.reviews.pageInfo.hasNextPage).toBe(true);
  });
});
