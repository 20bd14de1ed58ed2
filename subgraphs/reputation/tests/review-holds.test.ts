import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@propmubi/runtime';
import { expectData, expectErrorCode, recordedEvents } from '@propmubi/testkit';
import { BUILDER, MODERATE, type ReviewScene, startReviewScene } from './review-scene.js';

describe('reviews that wait, and what reviews move', () => {
  let world: ReviewScene;
  let { ask, clock, moderator, payment, person, running, submit, visit, witness } = {} as ReviewScene;
  beforeAll(async () => {
    world = await startReviewScene();
    ({ ask, clock, moderator, payment, person, running, submit, visit, witness } = world);
  });
  afterAll(() => world?.running.close());

  it('lets moderators alone decide, never about their own, always with a reason', async () => {
    const viewer = await witness();
    const { submitReview } = expectData<{ submitReview: { review: { id: string } } }>(await submit(viewer));
    const reviewId = submitReview.review.id;
    const input = { reviewId, decision: 'REMOVE', reason: 'PERSONAL_DATA' };
    expectErrorCode(await ask(MODERATE, { input }, viewer), 'MISSING_SCOPE');
    expectErrorCode(await ask(MODERATE, { input: { ...input, reason: '' } }, moderator()), 'REASON_REQUIRED');
    const both = { ...viewer, scopes: ['reviews:write', 'reviews:moderate'] };
    expectErrorCode(await ask(MODERATE, { input }, both), 'MAKER_IS_CHECKER');
    expectData(await ask(MODERATE, { input }, moderator()));
    const seen = `query($id: ID!) { review(id: $id) { status } }`;
    expect(expectData(await ask(seen, { id: reviewId }, person()))).toEqual({ review: null });
    expect(expectData(await ask(seen, { id: reviewId }, viewer))).toEqual({ review: { status: 'REMOVED' } });
  });

  const builderReview = { subjectType: 'BUILDER', subjectId: BUILDER, stars: 1 };

  it('moves the builder’s reputation', async () => {
    const viewer = person();
    await payment(viewer.userId as string);
    const query = `query($id: ID!) { builderReputation(builderId: $id) { score reviewsCount } }`;
    const before = expectData<{ builderReputation: { score: number } }>(await ask(query, { id: BUILDER }));
    expectData(await submit(viewer, builderReview));
    const after = expectData<{ builderReputation: { score: number; reviewsCount: number } }>(
      await ask(query, { id: BUILDER }),
    );
    expect(after.builderReputation.reviewsCount).toBe(1);
    expect(after.builderReputation.score).toBeLessThan(before.builderReputation.score);
    expect((await recordedEvents(running.subgraph)).at(-1)?.type).toBe('BuilderReputationUpdated');
  });

  it('publishes of 50 fakes of a rival brokerage at most one, at whatever pace they come', async () => {
    const rival = newId();
    const began = clock.today;
    const statuses: string[] = [];
    for (let n = 0; n < 50; n++) {
      clock.today = new Date(clock.today.getTime() + 6 * 3_600_000);
      const viewer = person();
      // Some pay a rupee, the others visit.
      if (n % 2 === 0) await payment(viewer.userId as string, rival);
      else await visit(viewer.userId as string);
      const answer = await submit(viewer, builderReview);
      statuses.push(
        expectData<{ submitReview: { review: { status: string } } }>(answer).submitReview.review.status,
      );
    }
    clock.today = began;
    expect(statuses.filter((status) => status === 'PUBLISHED').length).toBeLessThanOrEqual(1);
  });

  it('shows moderators alone what waits', async () => {
    const query = `query($after: String) { heldReviews(first: 20, after: $after) {
      edges { node { id status } } pageInfo { hasNextPage endCursor } } }`;
    type Held = {
      heldReviews: {
        edges: { node: { id: string; status: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
    expectErrorCode(await ask(query, {}, person()), 'MISSING_SCOPE');
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 5; page++) {
      const held: Held = expectData<Held>(await ask(query, { after }, moderator()));
      for (const { node } of held.heldReviews.edges) {
        expect(node.status).toBe('HELD');
        seen.push(node.id);
      }
      if (!held.heldReviews.pageInfo.hasNextPage) break;
      after = held.heldReviews.pageInfo.endCursor;
    }
    expect(seen.length).toBeGreaterThanOrEqual(49);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('holds four bad reviews a day within the first week', async () => {
    const agentId = newId();
    const before = clock.today;
    clock.today = new Date('2027-03-01T10:00:00Z');
    const statuses: string[] = [];
    for (let n = 0; n < 28; n++) {
      clock.today = new Date(clock.today.getTime() + 6 * 3_600_000);
      const viewer = person();
      await visit(viewer.userId as string, { agentId });
      const answer = await submit(viewer, { subjectId: agentId, stars: 1 });
      statuses.push(
        expectData<{ submitReview: { review: { status: string } } }>(answer).submitReview.review.status,
      );
    }
    clock.today = before;
    expect(statuses.filter((status) => status === 'PUBLISHED').length).toBeLessThanOrEqual(11);
    expect(statuses.at(-1)).toBe('HELD');
  });

  it('holds a burst for a moderator', async () => {
    clock.today = new Date('2026-12-24T10:00:00Z');
    const statuses: string[] = [];
    for (let n = 0; n < 8; n++) {
      const answer = expectData<{ submitReview: { review: { status: string } } }>(
        await submit(await witness()),
      );
      statuses.push(answer.submitReview.review.status);
    }
    expect(statuses[0]).toBe('PUBLISHED');
    expect(statuses.at(-1)).toBe('HELD');
  });
});
