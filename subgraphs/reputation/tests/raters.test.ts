import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, systemViewer } from '@propmubi/runtime';
import { deliverEvent, expectData, recordedEvents, subgraphClient, testViewer } from '@propmubi/testkit';
import { rateRaters } from '../src/modules/rater/rate-raters.service.js';
import { startTestReputation } from './test-subgraph.js';

describe('the rating of raters', () => {
  let running: Awaited<ReturnType<typeof startTestReputation>>;
  let today = new Date('2026-11-01T10:00:00Z');
  const people = Array.from({ length: 12 }, () => newId());
  const agents = Array.from({ length: 4 }, () => newId());

  beforeAll(async () => {
    running = await startTestReputation({ now: () => today });
    for (const [place, userId] of people.entries()) {
      await prove(userId, place === 11 ? '2026-12-31' : null);
      await book(userId, agents[place % 4] as string);
    }
  });

  afterAll(() => running?.close());

  const prove = (userId: string, expiresOn: string | null = null, kind: 'KYC' | 'PHONE' = 'KYC') =>
    deliverEvent(running.subgraph, 'IdentityVerified', {
      userId,
      kind,
      method: 'REVIEW',
      expiresOn,
      verifiedAt: '2026-01-01T00:00:00Z',
    });
  const book = (buyerId: string, agentId: string) => {
    const organizationId = newId();
    return deliverEvent(
      running.subgraph,
      'PaymentReceived',
      {
        leadId: newId(),
        organizationId,
        buyerId,
        agentId,
        paymentId: newId(),
        kind: 'BOOKING',
        amount: 100_000,
        verified: true,
        receivedAt: '2026-10-20T10:00:00Z',
      },
      organizationId,
    );
  };
  const told = async () =>
    (await recordedEvents(running.subgraph))
      .filter(({ type }) => type === 'RaterCredibilitiesComputed')
      .flatMap(({ data }) => data['raters'] as { userId: string; credibility: number }[]);

  it('leaves nothing behind when it is cut off, and does everything when it runs again', async () => {
    const cutOff = running.subgraph.database.scope(systemViewer(null)).write(async (em) => {
      expect(await rateRaters(em, today)).toBe(12);
      throw new Error('cut off');
    });
    await expect(cutOff).rejects.toThrow('cut off');
    expect(await told()).toEqual([]);
    expect(await running.subgraph.rateRaters()).toBe(12);
    expect((await told()).map(({ userId }) => userId).sort()).toEqual(people.toSorted());
  });

  it('has nothing to do until something has changed', async () => {
    expect(await running.subgraph.rateRaters()).toBe(0);
    const [bought] = people as [string];
    await prove(newId());
    await prove(newId(), null, 'PHONE');
    expect(await running.subgraph.rateRaters()).toBe(0);
    await book(bought, agents[1] as string);
    expect(await running.subgraph.rateRaters()).toBeGreaterThan(0);
  });

  it('does it once when two processes begin at the same time', async () => {
    await book(people[1] as string, agents[3] as string);
    const both = await Promise.all([running.subgraph.rateRaters(), running.subgraph.rateRaters()]);
    expect(both.filter((changed) => changed > 0)).toHaveLength(1);
  });

  describe('who share a device', () => {
    const DEVICE = 'd'.repeat(43);
    const [one, other, third] = people.slice(2) as [string, string, string];
    const builderId = newId();
    const reviews = async (authorId: string) => {
      const organizationId = newId();
      const paid = {
        leadId: newId(),
        organizationId,
        buyerId: authorId,
        agentId: null,
        builderId,
        paymentId: newId(),
        kind: 'BOOKING' as const,
        amount: 100_000,
        verified: true,
        receivedAt: '2026-10-20T10:00:00Z',
      };
      await deliverEvent(running.subgraph, 'PaymentReceived', paid, organizationId);
      const input = { subjectType: 'BUILDER', subjectId: builderId, stars: 4, idempotencyKey: newId() };
      const viewer = testViewer({ userId: authorId, roles: ['BUYER'], scopes: ['reviews:write'] });
      expectData(
        await subgraphClient(running.subgraph)(
          'mutation($input: SubmitReviewInput!) { submitReview(input: $input) { review { id } } }',
          { input },
          viewer,
        ),
      );
    };
    const signIn = (userId: string, digest: string) =>
      deliverEvent(running.subgraph, 'DeviceSeen', { userId, digest, seenAt: today.toISOString() });
    const voices = async () =>
      new Map(
        (await recordedEvents(running.subgraph))
          .filter(({ type }) => type === 'RaterCredibilitiesComputed')
          .flatMap(({ data }) => data['raters'] as { userId: string; voice: string | null }[])
          .map(({ userId, voice }) => [userId, voice]),
      );

    it('are one voice from the next run on', async () => {
      for (const userId of [one, other, third]) await reviews(userId);
      await signIn(one, DEVICE);
      await signIn(other, DEVICE);
      await signIn(third, 'e'.repeat(43));
      expect(await running.subgraph.rateRaters()).toBeGreaterThan(0);
      const found = await voices();
      expect(found.get(one)).toBe(found.get(other));
      expect(found.get(one)).not.toBeNull();
      expect(found.get(third) ?? null).toBeNull();
      expect(await running.subgraph.rateRaters()).toBe(0);
    });

    it('stay one when they are erased, and their devices are forgotten', async () => {
      await deliverEvent(running.subgraph, 'UserErased', { userId: other, erasedAt: today.toISOString() });
      await running.subgraph.rateRaters();
      const found = await voices();
      expect(found.get(other)).toBe(found.get(one));
      const em = running.subgraph.database.orm.em.fork();
      expect(await em.execute('select 1 from reputation.rater_key where user_id = ?', [other])).toEqual([]);
    });
  });

  it('believes a person whose proof has run out like any other stranger', async () => {
    today = new Date('2027-01-01T10:00:00Z');
    expect(await running.subgraph.rateRaters()).toBeGreaterThan(0);
    const last = new Map((await told()).map(({ userId, credibility }) => [userId, credibility]));
    expect(last.get(people[11] as string)).toBe(0.1);
  });
});
