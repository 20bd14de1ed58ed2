import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, systemViewer } from '@propmubi/runtime';
import { deliverEvent, recordedEvents } from '@propmubi/testkit';
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

  it('believes a person whose proof has run out like any other stranger', async () => {
    today = new Date('2027-01-01T10:00:00Z');
    expect(await running.subgraph.rateRaters()).toBeGreaterThan(0);
    const last = new Map((await told()).map(({ userId, credibility }) => [userId, credibility]));
    expect(last.get(people[11] as string)).toBe(0.1);
  });
});
