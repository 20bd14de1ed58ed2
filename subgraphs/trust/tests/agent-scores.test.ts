import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@propmubi/runtime';
import { deliverEvent, recordedEvents } from '@propmubi/testkit';
import { agent, AGENT, AGENT_USER, codes, OFFICE, startScoreWorld, type ScoreWorld } from './score-world.js';

describe('the trust score of an agent', () => {
  let running: ScoreWorld;
  let trustOf: ScoreWorld['trustOf'];

  beforeAll(async () => {
    running = await startScoreWorld();
    ({ trustOf } = running);
  });

  afterAll(() => running?.close());

  it('rests on registration, identity, conduct and reviews', async () => {
    await deliverEvent(running.subgraph, 'AgentRegistered', agent, OFFICE);
    const registered = await trustOf('Agent', AGENT);
    expect(registered.score).toBeGreaterThan(50);
    await deliverEvent(running.subgraph, 'IdentityVerified', {
      userId: AGENT_USER,
      kind: 'PHONE',
      method: 'OTP',
      verifiedAt: '2026-01-01T00:00:00Z',
    });
    const lead = { leadId: newId(), organizationId: OFFICE, agentId: AGENT };
    for (let n = 0; n < 5; n++) {
      await deliverEvent(running.subgraph, 'LeadAccepted', {
        ...lead,
        assignmentId: newId(),
        assignedAt: '2026-10-31T10:00:00Z',
        acceptedAt: '2026-10-31T10:01:00Z',
        secondsToAccept: 60,
      });
    }
    await running.subgraph.recompute();
    const quick = await trustOf('Agent', AGENT);
    expect(quick.score).toBeGreaterThan(registered.score);
    expect(codes(quick)).toContain('FAST_RESPONSE');
    for (let n = 0; n < 10; n++) {
      await deliverEvent(running.subgraph, 'LeadSlaBreached', {
        ...lead,
        assignmentId: newId(),
        promise: 'ACCEPT',
        dueAt: '2026-10-31T10:05:00Z',
        breachedAt: '2026-10-31T10:05:00Z',
        misses: 1,
        next: 'REASSIGNED',
      });
    }
    await running.subgraph.recompute();
    const slow = await trustOf('Agent', AGENT);
    expect(slow.score).toBeLessThan(quick.score);
    expect(codes(slow)).toContain('SLOW_RESPONSE');
  });

  it('tells every first score of a person and every move', async () => {
    const events = (await recordedEvents(running.subgraph)).filter(({ data }) => data['subjectId'] === AGENT);
    expect(events.map(({ type }) => type)).toEqual(['TrustScoreUpdated', 'TrustScoreUpdated']);
    expect(events[0]?.data).toMatchObject({ previous: null, organizationId: OFFICE, subjectType: 'AGENT' });
  });

  it('appends nothing when nothing changed', async () => {
    const before = await trustOf('Agent', AGENT);
    await deliverEvent(running.subgraph, 'AgentUpdated', agent, OFFICE);
    expect(await running.subgraph.recompute()).toBe(1);
    expect(await trustOf('Agent', AGENT)).toEqual(before);
  });

  it('hears a review until it is removed', async () => {
    const before = await trustOf('Agent', AGENT);
    const review = {
      reviewId: newId(),
      authorId: newId(),
      subjectType: 'AGENT' as const,
      subjectId: AGENT,
      stars: 5,
      basis: 'VISIT' as const,
    };
    await deliverEvent(running.subgraph, 'ReviewSubmitted', {
      ...review,
      submittedAt: '2026-10-31T10:00:00Z',
    });
    await running.subgraph.recompute();
    expect((await trustOf('Agent', AGENT)).score).toBeGreaterThan(before.score);
    await deliverEvent(running.subgraph, 'ReviewModerated', {
      ...review,
      decision: 'REMOVED',
      moderatedAt: '2026-10-31T11:00:00Z',
    });
    await running.subgraph.recompute();
    expect((await trustOf('Agent', AGENT)).score).toBe(before.score);
  });

  it('is announced when its lower bound moves alone, since leads are routed by that', async () => {
    const agentId = newId();
    await deliverEvent(running.subgraph, 'AgentRegistered', { ...agent, agentId, userId: null }, OFFICE);
    const lead = { leadId: newId(), organizationId: OFFICE, agentId };
    const accepted = async (count: number) => {
      for (let n = 0; n < count; n++)
        await deliverEvent(running.subgraph, 'LeadAccepted', {
          ...lead,
          assignmentId: newId(),
          assignedAt: '2026-10-31T10:00:00Z',
          acceptedAt: '2026-10-31T10:01:00Z',
          secondsToAccept: n % 2 === 0 ? 600 : 60,
        });
      await running.subgraph.recompute();
    };
    const told = async () =>
      (await recordedEvents(running.subgraph))
        .filter(({ type, data }) => type === 'TrustScoreUpdated' && data['subjectId'] === agentId)
        .map(({ data }) => data as { score: number; lowerBound: number });
    await accepted(24);
    const before = await told();
    for (let n = 0; n < 12; n++) await accepted(4);
    const after = await told();
    expect(after.length).toBeGreaterThan(before.length);
    const current = await trustOf('Agent', agentId);
    const last = after.at(-1) as { score: number; lowerBound: number };
    expect(Math.abs(last.lowerBound - current.lowerBound)).toBeLessThan(1);
    // The score itself hardly moved.
    expect(Math.abs((before.at(-1)?.score ?? 0) - current.score)).toBeLessThan(1);
  });

  it('is capped at 40 once the registration has expired', async () => {
    const other = { ...agent, agentId: newId(), userId: null, licenceExpiresOn: '2026-10-31' };
    await deliverEvent(running.subgraph, 'AgentRegistered', other, OFFICE);
    expect(await trustOf('Agent', other.agentId)).toMatchObject({ caps: ['RERA_LAPSED'], band: 'D' });
  });

  describe('and its reviewers', () => {
    const reviewed = async (agentId: string, stars: number, given: { raterCredibility?: number } = {}) => {
      const authorId = newId();
      await deliverEvent(running.subgraph, 'ReviewSubmitted', {
        reviewId: newId(),
        authorId,
        subjectType: 'AGENT',
        subjectId: agentId,
        stars,
        basis: 'BOOKING',
        submittedAt: '2026-10-31T10:00:00Z',
        ...given,
      });
      return authorId;
    };
    /** An agent who answers in time and whom twenty people who are believed rate well. */
    const honestAgent = async () => {
      const agentId = newId();
      await deliverEvent(running.subgraph, 'AgentRegistered', { ...agent, agentId, userId: null }, OFFICE);
      const lead = { leadId: newId(), organizationId: OFFICE, agentId };
      for (let n = 0; n < 40; n++) {
        await deliverEvent(running.subgraph, 'LeadAccepted', {
          ...lead,
          assignmentId: newId(),
          assignedAt: '2026-10-31T10:00:00Z',
          acceptedAt: '2026-10-31T10:01:00Z',
          secondsToAccept: 60,
        });
        if (n < 20) await reviewed(agentId, 5, { raterCredibility: 1 });
      }
      await running.subgraph.recompute();
      return agentId;
    };

    it.each([
      ['50 bad ones', 50, 1],
      ['200 bad ones', 200, 1],
      ['50 good ones of its own', 50, 5],
    ])('is not moved by %s of booked buyers who cannot be told from fakes', async (_name, count, stars) => {
      const agentId = await honestAgent();
      const before = await trustOf('Agent', agentId);
      for (let n = 0; n < count; n++) await reviewed(agentId, stars, { raterCredibility: 0.1 });
      await running.subgraph.recompute();
      const after = await trustOf('Agent', agentId);
      expect(Math.abs(after.score - before.score)).toBeLessThan(3);
      expect(after.band).toBe(before.band);
      expect(after.factors.find(({ factor }) => factor === 'REVIEWS')?.evidenceCount).toBe(20 + count);
    });

    it('of whom nothing else is known gets no first band by their words', async () => {
      const agentId = newId();
      await deliverEvent(running.subgraph, 'AgentRegistered', { ...agent, agentId, userId: null }, OFFICE);
      for (let n = 0; n < 50; n++) await reviewed(agentId, 5, { raterCredibility: 0.1 });
      await running.subgraph.recompute();
      expect(await trustOf('Agent', agentId)).toMatchObject({ band: 'NEW' });
    });

    it('is moved by 50 who are believed, and share three devices, as by three people', async () => {
      const [ring, three, fifty] = [await honestAgent(), await honestAgent(), await honestAgent()];
      const before = await trustOf('Agent', ring);
      const campaign = async (subject: string, count: number, voices: readonly (string | null)[]) => {
        const raters = [];
        for (let n = 0; n < count; n++) {
          const userId = await reviewed(subject, 1, { raterCredibility: 1 });
          raters.push({ userId, credibility: 1, voice: voices[n % voices.length] ?? null });
        }
        const run = { runId: newId(), modelVersion: 'test', raters };
        await deliverEvent(running.subgraph, 'RaterCredibilitiesComputed', run);
        await running.subgraph.recompute();
        return trustOf('Agent', subject);
      };
      const after = await campaign(ring, 50, [newId(), newId(), newId()]);
      const byThree = await campaign(three, 3, [null]);
      expect(after.score).toBeCloseTo(byThree.score, 1);
      expect(before.score - after.score).toBeLessThan(4);
      // Fifty who share nothing are heard.
      expect((await campaign(fifty, 50, [null])).score).toBeLessThan(before.score - 10);
    });

    it('is scored anew when one of them is believed more', async () => {
      const agentId = await honestAgent();
      const userId = await reviewed(agentId, 1, { raterCredibility: 0.1 });
      await running.subgraph.recompute();
      const before = await trustOf('Agent', agentId);
      await deliverEvent(running.subgraph, 'RaterCredibilitiesComputed', {
        runId: newId(),
        modelVersion: 'test',
        raters: [{ userId, credibility: 1 }],
      });
      expect(await running.subgraph.recompute()).toBeGreaterThan(0);
      expect((await trustOf('Agent', agentId)).score).toBeLessThan(before.score);
    });
  });
});
