import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, newId, type Viewer } from '@propmubi/runtime';
import {
  expectData,
  expectErrorCode,
  subgraphClient,
  testViewer,
  deliverEvent,
  recordedActs,
  recordedEvents,
} from '@propmubi/testkit';
import { startTestReputation } from './test-subgraph.js';

const OFFICE = idOf('Organization', 'office');
const AGENT = idOf('Agent', 'A51800000099');
const AGENT_USER = idOf('User', 'agent-99');
const BUILDER = idOf('Builder', 'B');
const PROJECT = idOf('Project', 'P51800000001');

const SUBMIT = `mutation($input: SubmitReviewInput!) {
  submitReview(input: $input) { review { id stars status basis author { id } } } }`;
const MODERATE = `mutation($input: ModerateReviewInput!) { moderateReview(input: $input) { review { status } } }`;
const LIST = `query($r: [_Any!]!) { _entities(representations: $r) {
  ... on Agent { reviews(first: 2) { edges { node { stars } cursor } pageInfo { hasNextPage endCursor } } } } }`;

describe('reviews', () => {
  let running: Awaited<ReturnType<typeof startTestReputation>>;
  let ask: ReturnType<typeof subgraphClient>;
  let today = new Date('2026-11-01T10:00:00Z');

  beforeAll(async () => {
    running = await startTestReputation({ now: () => today });
    ask = subgraphClient(running.subgraph);
    await deliverEvent(
      running.subgraph,
      'AgentRegistered',
      {
        agentId: AGENT,
        organizationId: OFFICE,
        userId: AGENT_USER,
        reraNumber: 'A51800000099',
        licenceExpiresOn: '2028-01-01',
        status: 'ACTIVE',
        languages: [],
        localityIds: [],
        updatedAt: '2026-01-01T00:00:00Z',
      },
      OFFICE,
    );
    await deliverEvent(running.subgraph, 'RegistrySynced', {
      syncId: newId(),
      asOf: '2026-10-01',
      last: true,
      projects: [
        {
          projectId: PROJECT,
          reraNumber: 'P51800000001',
          name: 'One',
          district: null,
          builderId: BUILDER,
          builderName: 'B',
          status: 'ACTIVE',
          apartments: 50,
        },
      ],
    });
  });

  afterAll(() => running?.close());

  const person = (given: Partial<Viewer> = {}) =>
    testViewer({ userId: newId(), roles: ['BUYER'], scopes: ['reviews:write'], ...given });
  const moderator = () => testViewer({ userId: newId(), roles: ['REVIEWER'], scopes: ['reviews:moderate'] });
  const visit = (
    buyerId: string,
    given: { verified?: boolean; outcome?: 'DONE' | 'BUYER_NO_SHOW'; agentId?: string } = {},
  ) =>
    deliverEvent(
      running.subgraph,
      'SiteVisitCompleted',
      {
        leadId: newId(),
        organizationId: OFFICE,
        buyerId,
        projectId: PROJECT,
        visitId: newId(),
        agentId: AGENT,
        outcome: 'DONE',
        verified: true,
        completedAt: '2026-10-20T10:00:00Z',
        ...given,
      },
      OFFICE,
    );
  const submit = (viewer: Viewer, given: Record<string, unknown> = {}) =>
    ask(
      SUBMIT,
      { input: { subjectType: 'AGENT', subjectId: AGENT, stars: 5, idempotencyKey: newId(), ...given } },
      viewer,
    );
  const witness = async () => {
    const viewer = person();
    await visit(viewer.userId as string);
    return viewer;
  };

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

  const payment = (buyerId: string, organizationId = OFFICE) =>
    deliverEvent(
      running.subgraph,
      'PaymentReceived',
      {
        leadId: newId(),
        organizationId,
        buyerId,
        projectId: PROJECT,
        agentId: null,
        paymentId: newId(),
        kind: 'TOKEN',
        amount: 100_000,
        verified: true,
        receivedAt: '2026-10-20T10:00:00Z',
      },
      organizationId,
    );
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
    const began = today;
    const statuses: string[] = [];
    for (let n = 0; n < 50; n++) {
      today = new Date(today.getTime() + 6 * 3_600_000);
      const viewer = person();
      // Some pay a rupee, the others visit.
      if (n % 2 === 0) await payment(viewer.userId as string, rival);
      else await visit(viewer.userId as string);
      const answer = await submit(viewer, builderReview);
      statuses.push(
        expectData<{ submitReview: { review: { status: string } } }>(answer).submitReview.review.status,
      );
    }
    today = began;
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
    const before = today;
    today = new Date('2027-03-01T10:00:00Z');
    const statuses: string[] = [];
    for (let n = 0; n < 28; n++) {
      today = new Date(today.getTime() + 6 * 3_600_000);
      const viewer = person();
      await visit(viewer.userId as string, { agentId });
      const answer = await submit(viewer, { subjectId: agentId, stars: 1 });
      statuses.push(
        expectData<{ submitReview: { review: { status: string } } }>(answer).submitReview.review.status,
      );
    }
    today = before;
    expect(statuses.filter((status) => status === 'PUBLISHED').length).toBeLessThanOrEqual(11);
    expect(statuses.at(-1)).toBe('HELD');
  });

  it('holds a burst for a moderator', async () => {
    today = new Date('2026-12-24T10:00:00Z');
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

  it('pages published reviews, newest first', async () => {
    const representations = [{ __typename: 'Agent', id: AGENT }];
    const { _entities } = expectData<{
      _entities: { reviews: { edges: unknown[]; pageInfo: { hasNextPage: boolean } } }[];
    }>(await ask(LIST, { r: representations }));
    expect(_entities[0]?.reviews.edges).toHaveLength(2);
    expect(_entities[0]?.reviews.pageInfo.hasNextPage).toBe(true);
  });
});
