import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventInput } from '@propmubi/events';
import { idOf, newId } from '@propmubi/runtime';
import { deliverEvent, expectData, subgraphClient, testViewer } from '@propmubi/testkit';
import { startTestReputation } from './test-subgraph.js';

type Project = EventInput<'RegistrySynced'>['projects'][number];

const DAY_MS = 86_400_000;
const BUILDERS = Array.from({ length: 60 }, (_, n) => idOf('Builder', `BUILDER ${n}`));
const SUBMIT = `mutation($input: SubmitReviewInput!) { submitReview(input: $input) { review { status } } }`;
const STANDING = `query($id: ID!) { builderReputation(builderId: $id) { score band reviewsCount } }`;

interface Standing {
  score: number;
  band: string;
  reviewsCount: number;
}

/**
 * Records from good to bad, spread as evenly as the register's: each builder has one old project, with more complaints and
 * cases from one to the next.
 */
function projectOf(place: number): Project {
  const reraNumber = `P5180000${String(place).padStart(4, '0')}`;
  return {
    projectId: idOf('Project', reraNumber),
    reraNumber,
    name: `Project ${place}`,
    district: 'Mumbai Suburban',
    builderId: BUILDERS[place] as string,
    builderName: `Builder ${place}`,
    status: 'ACTIVE',
    apartments: 1_000,
    cases: place,
    complaints: place,
    proposedCompletion: '2022-12-31',
    lastModified: '2026-09-01',
  };
}

describe('simulated campaigns against builders', () => {
  let running: Awaited<ReturnType<typeof startTestReputation>>;
  let ask: ReturnType<typeof subgraphClient>;
  const began = new Date('2026-10-01T10:00:00Z');
  let today = began;

  beforeAll(async () => {
    running = await startTestReputation({ now: () => today });
    ask = subgraphClient(running.subgraph);
    await deliverEvent(running.subgraph, 'RegistrySynced', {
      syncId: newId(),
      asOf: '2026-10-01',
      last: true,
      projects: BUILDERS.map((_, place) => projectOf(place)),
    });
  });

  afterAll(() => running?.close());

  const prove = (userId: string) =>
    deliverEvent(running.subgraph, 'IdentityVerified', {
      userId,
      kind: 'KYC',
      method: 'REVIEW',
      verifiedAt: '2026-01-01T00:00:00Z',
    });
  const signIn = (userId: string, digest: string) =>
    deliverEvent(running.subgraph, 'DeviceSeen', { userId, digest, seenAt: today.toISOString() });
  const book = (buyerId: string, builderId: string, organizationId: string) =>
    deliverEvent(
      running.subgraph,
      'PaymentReceived',
      {
        leadId: newId(),
        organizationId,
        buyerId,
        builderId,
        agentId: null,
        paymentId: newId(),
        kind: 'BOOKING',
        amount: 1,
        verified: true,
        receivedAt: today.toISOString(),
      },
      organizationId,
    );
  /** Books through a brokerage of its own and reviews: the strongest word that a stranger can buy. */
  const review = async (
    builderId: string,
    stars: number,
    given: { proven?: boolean; through?: string; device?: string } = {},
  ) => {
    const userId = newId();
    if (given.device) await signIn(userId, given.device);
    if (given.proven) await prove(userId);
    await book(userId, builderId, given.through ?? newId());
    const input = { subjectType: 'BUILDER', subjectId: builderId, stars, idempotencyKey: newId() };
    const viewer = testViewer({ userId, roles: ['BUYER'], scopes: ['reviews:write'] });
    return expectData<{ submitReview: { review: { status: string } } }>(await ask(SUBMIT, { input }, viewer))
      .submitReview.review.status;
  };
  const standingOf = async (id: string) =>
    expectData<{ builderReputation: Standing }>(await ask(STANDING, { id })).builderReputation;
  const later = (days: number) => (today = new Date(today.getTime() + days * DAY_MS));

  /** Fifteen buyers whose identity is proven, one in six days: the record that a campaign has to move. */
  const honestRecord = async (builderId: string) => {
    for (let n = 0; n < 15; n++) {
      expect(await review(builderId, n % 3 === 0 ? 4 : 5, { proven: true })).toBe('PUBLISHED');
      later(6);
    }
    await running.subgraph.rateRaters();
    return standingOf(builderId);
  };
  const expectUnmoved = async (builderId: string, before: Standing) => {
    await running.subgraph.rateRaters();
    const after = await standingOf(builderId);
    expect(Math.abs(after.score - before.score)).toBeLessThan(3);
    expect(after.band).toBe(before.band);
    return after;
  };

  it.each([
    ['a ring of 50 fakes in a day', 25, { count: 50, perDay: 50, stars: 1 }],
    ['bombing at 4 a day for two weeks', 26, { count: 56, perDay: 4, stars: 1 }],
    ['a slow drift of one a week for a year', 27, { count: 52, perDay: 1 / 7, stars: 1 }],
    ['50 invented buyers of a colluding builder', 28, { count: 50, perDay: 1 / 2, stars: 5 }],
  ])('%s, each through a brokerage of its own', async (_name, place, { count, perDay, stars }) => {
    const builderId = BUILDERS[place] as string;
    today = began;
    const before = await honestRecord(builderId);
    expect(before).toMatchObject({ reviewsCount: 15 });
    expect(before.band).not.toBe('NEW');
    for (let n = 0; n < count; n++) {
      await review(builderId, stars);
      later(1 / perDay);
    }
    const after = await expectUnmoved(builderId, before);
    // Some of it was published: the model withstands it, not the moderators alone.
    expect(after.reviewsCount).toBeGreaterThan(before.reviewsCount);
  });

  it('50 people with proven identities and brokerages of their own, on three devices', async () => {
    const [builderId, without] = [BUILDERS[29], BUILDERS[30]] as [string, string];
    const devices = ['a', 'b', 'c'].map((name) => name.repeat(43));
    const campaign = async (id: string, deviceOf: (n: number) => { device?: string }) => {
      today = began;
      const before = await honestRecord(id);
      for (let n = 0; n < 50; n++) {
        await review(id, 1, { proven: true, ...deviceOf(n) });
        later(2);
      }
      await running.subgraph.rateRaters();
      return { before, after: await standingOf(id) };
    };
    const { before, after } = await campaign(builderId, (n) => ({ device: devices[n % 3] as string }));
    expect(Math.abs(after.score - before.score)).toBeLessThan(3);
    expect(after.band).toBe(before.band);
    expect(after.reviewsCount).toBeGreaterThan(before.reviewsCount + 20);
    const unknown = await campaign(without, () => ({}));
    expect(unknown.before.score - unknown.after.score).toBeGreaterThan(5);
  });

  it('a builder’s twenty own people with proven identities, through its own brokerage', async () => {
    const builderId = BUILDERS[40] as string;
    today = began;
    const before = await standingOf(builderId);
    const own = newId();
    for (let n = 0; n < 20; n++) {
      await review(builderId, 5, { proven: true, through: own });
      later(91);
    }
    await expectUnmoved(builderId, before);
  });

  it('a builder without reviews stays where it was when fifty fakes praise it', async () => {
    const builderId = BUILDERS[45] as string;
    today = began;
    const before = await standingOf(builderId);
    for (let n = 0; n < 50; n++) {
      await review(builderId, 5);
      later(2);
    }
    await expectUnmoved(builderId, before);
  });

  it('proven buyers are heard all the same', async () => {
    const builderId = BUILDERS[20] as string;
    today = began;
    const before = await standingOf(builderId);
    for (let n = 0; n < 15; n++) {
      await review(builderId, 1, { proven: true });
      later(6);
    }
    await running.subgraph.rateRaters();
    expect((await standingOf(builderId)).score).toBeLessThan(before.score - 3);
  });
});
