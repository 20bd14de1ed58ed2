import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventInput } from '@propmubi/events';
import { idOf, newId } from '@propmubi/runtime';
import { expectData, subgraphClient, deliverEvent, recordedEvents } from '@propmubi/testkit';
import { startTestTrust } from './test-subgraph.js';

const OFFICE = idOf('Organization', 'office');
const AGENT = idOf('Agent', 'A51800000099');
const AGENT_USER = idOf('User', 'agent-99');
const BUILDER = idOf('Builder', 'B');
const PROJECT = idOf('Project', 'P51800000001');
const LOCALITY = idOf('Locality', 'Chembur');
const FIELDS = `score lowerBound interval band coverage caps modelVersion asOf inputsHash
  reasons { code polarity loss text } factors { factor weight value evidenceWeight evidenceCount }`;

interface Trust {
  score: number;
  lowerBound: number;
  interval: [number, number];
  band: string;
  coverage: number;
  caps: string[];
  inputsHash: string;
  reasons: { code: string; polarity: string }[];
  factors: { factor: string; value: number; evidenceCount: number }[];
}

const agent: EventInput<'AgentRegistered'> = {
  agentId: AGENT,
  organizationId: OFFICE,
  userId: AGENT_USER,
  reraNumber: 'A51800000099',
  licenceExpiresOn: '2028-01-01',
  status: 'ACTIVE',
  languages: [],
  localityIds: [],
  updatedAt: '2026-01-01T00:00:00Z',
};

const project: EventInput<'RegistrySynced'>['projects'][number] = {
  projectId: PROJECT,
  reraNumber: 'P51800000001',
  name: 'One',
  district: null,
  builderId: BUILDER,
  builderName: 'B',
  status: 'ACTIVE',
  apartments: 50,
  proposedCompletion: '2026-12-31',
  lastModified: '2026-09-20',
};

describe('trust scores from events', () => {
  const statements: string[] = [];
  let running: Awaited<ReturnType<typeof startTestTrust>>;
  let ask: ReturnType<typeof subgraphClient>;
  let today = new Date('2026-11-01T10:00:00Z');

  beforeAll(async () => {
    running = await startTestTrust({ now: () => today, onStatement: (sql) => statements.push(sql) });
    ask = subgraphClient(running.subgraph);
  });

  afterAll(() => running?.close());

  const trustOf = async (type: string, id: string): Promise<Trust> => {
    const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { trust { ${FIELDS} } } } }`;
    const answer = await ask(query, { r: [{ __typename: type, id }] });
    return expectData<{ _entities: { trust: Trust }[] }>(answer)._entities[0]?.trust as Trust;
  };
  const codes = ({ reasons }: Trust) => reasons.map(({ code }) => code);
  const publish = (listingId: string, given: Partial<EventInput<'ListingPublished'>> = {}) =>
    deliverEvent(
      running.subgraph,
      'ListingPublished',
      {
        listingId,
        organizationId: OFFICE,
        agentId: AGENT,
        projectId: PROJECT,
        localityId: LOCALITY,
        listPrice: 20_000_000,
        bedrooms: 2,
        builtUpArea: 1_000,
        propertySubType: 'APARTMENT',
        title: listingId,
        publishedAt: '2026-10-20T10:00:00Z',
        ...given,
      },
      OFFICE,
    );

  it.each(['User', 'Agent', 'Listing', 'Project'])('says nothing about an unknown %s', async (type) => {
    expect(await trustOf(type, newId())).toBeNull();
    const query = `query($type: TrustSubjectType!, $id: ID!) { trustScore(subjectType: $type, subjectId: $id) { score } }`;
    const subjectType = type.toUpperCase();
    expect(expectData(await ask(query, { type: subjectType, id: newId() }))).toEqual({ trustScore: null });
  });

  describe('of an agent', () => {
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
      const events = (await recordedEvents(running.subgraph)).filter(
        ({ data }) => data['subjectId'] === AGENT,
      );
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

    it('is capped at 40 once the registration has expired', async () => {
      const other = { ...agent, agentId: newId(), userId: null, licenceExpiresOn: '2026-10-31' };
      await deliverEvent(running.subgraph, 'AgentRegistered', other, OFFICE);
      expect(await trustOf('Agent', other.agentId)).toMatchObject({ caps: ['RERA_LAPSED'], band: 'D' });
    });
  });

  describe('of a project', () => {
    it('rests on the register and the builder', async () => {
      const chunk = { syncId: newId(), asOf: '2026-10-01', last: true };
      await deliverEvent(running.subgraph, 'RegistrySynced', { ...chunk, projects: [project] });
      const alone = await trustOf('Project', PROJECT);
      await deliverEvent(running.subgraph, 'BuilderReputationsScored', {
        batchId: newId(),
        modelVersion: 'test',
        asOf: '2026-10-01',
        builders: [{ builderId: BUILDER, score: 90, lowerBound: 80 }],
      });
      await running.subgraph.recompute();
      const backed = await trustOf('Project', PROJECT);
      expect(backed.coverage).toBeCloseTo(alone.coverage + 0.2, 4);
      expect(backed.factors.find(({ factor }) => factor === 'PARENT')).toMatchObject({ evidenceCount: 1 });
      expect(codes(backed)).toContain('DOC_MISSING');
    });

    it('counts no more for a listing when a register in the place of a wrong one does not name it', async () => {
      const mistaken = { ...project, projectId: newId(), reraNumber: 'P51800000003' };
      const listingId = newId();
      const sync = { syncId: newId(), asOf: '2026-10-01', last: true };
      await deliverEvent(running.subgraph, 'RegistrySynced', { ...sync, projects: [mistaken] });
      await publish(listingId, { projectId: mistaken.projectId });
      await running.subgraph.recompute();
      const before = await trustOf('Listing', listingId);
      expect(before.factors.map(({ factor }) => factor)).toContain('IDENTITY');
      await deliverEvent(running.subgraph, 'RegistrySynced', {
        ...sync,
        syncId: newId(),
        replaces: true,
        projects: [],
        unnamed: [mistaken.projectId],
      });
      await running.subgraph.recompute();
      const after = await trustOf('Listing', listingId);
      const observations = ({ factors }: Trust) =>
        factors.reduce((sum, { evidenceCount }) => sum + evidenceCount, 0);
      expect(observations(after)).toBeLessThan(observations(before));
    });

    it('is capped at 20 when its registration is revoked, and so are its listings', async () => {
      const listingId = newId();
      const revoked = { ...project, projectId: newId(), reraNumber: 'P51800000002' };
      await deliverEvent(running.subgraph, 'RegistrySynced', {
        syncId: newId(),
        asOf: '2026-10-01',
        last: true,
        projects: [revoked],
      });
      await publish(listingId, { projectId: revoked.projectId });
      await deliverEvent(running.subgraph, 'ProjectStatusChanged', {
        projectId: revoked.projectId,
        reraNumber: revoked.reraNumber,
        builderId: BUILDER,
        from: 'ACTIVE',
        to: 'REVOKED',
        changedOn: '2026-10-02',
      });
      await running.subgraph.recompute();
      for (const [type, id] of [
        ['Project', revoked.projectId],
        ['Listing', listingId],
      ] as const) {
        expect((await trustOf(type, id)).score).toBeLessThanOrEqual(20);
        expect(codes(await trustOf(type, id))[0]).toBe('RERA_REVOKED');
      }
    });
  });

  describe('of a listing', () => {
    it('finds prices far from their neighbours and the same flat twice', async () => {
      const flats = Array.from({ length: 12 }, () => newId());
      for (const [n, id] of flats.entries())
        await publish(id, { listPrice: 20_000_000 + n * 100_000, floor: n });
      const dear = newId();
      await publish(dear, { listPrice: 90_000_000 });
      const twins = [newId(), newId()];
      for (const id of twins) await publish(id, { title: 'The same flat', floor: 7 });
      await running.subgraph.recompute();
      const ordinary = await trustOf('Listing', flats[5] as string);
      const outlier = await trustOf('Listing', dear);
      expect(outlier.score).toBeLessThan(ordinary.score - 3);
      expect(codes(outlier)).toContain('PRICE_OUTLIER');
      expect(codes(await trustOf('Listing', twins[0] as string))).toContain('DUPLICATE_LISTING');
    });

    it('falls to 0 when fraud is confirmed', async () => {
      const listingId = newId();
      await publish(listingId);
      await deliverEvent(running.subgraph, 'ListingReported', {
        listingId,
        organizationId: OFFICE,
        agentId: null,
        reportId: newId(),
        reporterId: null,
        reason: 'FRAUD',
        confirmed: true,
        reportedAt: '2026-10-31T10:00:00Z',
      });
      await running.subgraph.recompute();
      expect(await trustOf('Listing', listingId)).toMatchObject({
        score: 0,
        band: 'D',
        caps: ['FRAUD_CONFIRMED'],
      });
    });
  });

  it('forgets conduct by half in 180 days', async () => {
    const buyer = newId();
    await deliverEvent(running.subgraph, 'SiteVisitCompleted', {
      leadId: newId(),
      organizationId: OFFICE,
      buyerId: buyer,
      visitId: newId(),
      agentId: null,
      outcome: 'BUYER_NO_SHOW',
      verified: false,
      completedAt: today.toISOString(),
    });
    const fresh = await trustOf('User', buyer);
    const before = today;
    today = new Date(today.getTime() + 180 * 86_400_000);
    const later = await trustOf('User', buyer);
    today = before;
    const conduct = (trust: Trust) => trust.factors.find(({ factor }) => factor === 'CONDUCT');
    // The agent’s word alone: a signal.
    expect(conduct(fresh)).toMatchObject({ evidenceWeight: 0.25 });
    expect(conduct(later)).toMatchObject({ evidenceWeight: 0.125 });
    expect(codes(fresh)).toContain('VISIT_NO_SHOW');
  });

  it.each(['Listing', 'Project', 'Agent', 'User'])(
    'answers one and fifty of kind %s with the same statements',
    async (type) => {
      const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { trust { ${FIELDS} } } } }`;
      const scored = { Listing: newId(), Project: PROJECT, Agent: AGENT, User: AGENT_USER }[type] as string;
      const listings: string[] = [];
      if (type === 'Listing') {
        for (let n = 0; n < 50; n++) {
          listings.push(newId());
          await publish(listings[n] as string);
        }
      }
      const count = async (ids: string[]) => {
        statements.length = 0;
        expectData(await ask(query, { r: ids.map((id) => ({ __typename: type, id })) }));
        return statements.length;
      };
      const unknown = listings.length > 0 ? listings : Array.from({ length: 50 }, () => newId());
      const one = await count(unknown.slice(0, 1));
      expect(await count(unknown)).toBe(one);
      expect(await count([scored])).toBeLessThanOrEqual(one);
    },
  );

  it('explains itself in three languages and says what would raise it', async () => {
    const query = `query($id: ID!, $in: TrustLanguage!) { trustScore(subjectType: PROJECT, subjectId: $id) {
      explanation(language: $in) reasons { code text(language: $in) } whatWouldRaiseIt { action points text(language: $in) } } }`;
    type Explained = {
      explanation: string;
      whatWouldRaiseIt: { action: string; points: number; text: string }[];
    };
    const explained = async (language: string) =>
      expectData<{ trustScore: Explained }>(await ask(query, { id: PROJECT, in: language })).trustScore;
    expect((await explained('EN')).explanation).toMatch(/^Trust score \d+ of 100/);
    expect((await explained('HI')).explanation).toMatch(/^ट्रस्ट स्कोर/);
    expect((await explained('MR')).explanation).toMatch(/^ट्रस्ट स्कोअर/);
    const { whatWouldRaiseIt } = await explained('EN');
    expect(whatWouldRaiseIt[0]).toMatchObject({
      action: 'VERIFY_DOCUMENTS',
      text: 'have three documents verified',
    });
    expect(whatWouldRaiseIt[0]?.points).toBeGreaterThan(1);
  });

  it('answers what was said at a moment', async () => {
    const listingId = newId();
    await publish(listingId);
    await running.subgraph.recompute();
    const query = `query($id: ID!, $at: DateTime) { trustScore(subjectType: LISTING, subjectId: $id, asOf: $at) { score } }`;
    const at = async (moment: Date | null) =>
      expectData<{ trustScore: { score: number } | null }>(
        await ask(query, { id: listingId, at: moment?.toISOString() ?? null }),
      ).trustScore;
    const first = await at(null);
    const then = today;
    today = new Date(today.getTime() + 86_400_000);
    const report = {
      organizationId: OFFICE,
      agentId: null,
      reporterId: null,
      reason: 'FAKE',
      confirmed: true,
    };
    await deliverEvent(running.subgraph, 'ListingReported', {
      ...report,
      listingId,
      reportId: newId(),
      reportedAt: today.toISOString(),
    });
    await running.subgraph.recompute();
    expect((await at(null))?.score).toBeLessThan(first?.score as number);
    expect(await at(then)).toEqual(first);
    expect(await at(new Date(then.getTime() - 1))).toBeNull();
    today = then;
  });

  it('lets scores age by the calendar day, once a day', async () => {
    const then = today;
    const { requestAgedScores } = await import('../src/modules/score/ageing.job.js');
    await running.subgraph.recompute();
    expect(await requestAgedScores(running.subgraph.database, today)).toBe(0);
    const before = await trustOf('Agent', AGENT);
    today = new Date(today.getTime() + 360 * 86_400_000);
    expect(await requestAgedScores(running.subgraph.database, today)).toBeGreaterThan(0);
    await running.subgraph.recompute();
    expect(await requestAgedScores(running.subgraph.database, today)).toBe(0);
    expect((await trustOf('Agent', AGENT)).score).not.toBe(before.score);
    today = then;
  });

  it('scores anew what depends on a project that moved, and nothing else', async () => {
    const [own, other] = [newId(), newId()];
    const moving = { ...project, projectId: newId(), reraNumber: 'P51800000077' };
    const sync = { syncId: newId(), asOf: '2026-10-01', last: true };
    await deliverEvent(running.subgraph, 'RegistrySynced', { ...sync, projects: [moving] });
    await publish(own, { projectId: moving.projectId, localityId: null });
    await publish(other, { projectId: null, localityId: null });
    await running.subgraph.recompute();
    await deliverEvent(running.subgraph, 'BuilderReputationsScored', {
      batchId: newId(),
      modelVersion: 'test',
      asOf: '2026-10-01',
      builders: [{ builderId: BUILDER, score: 5, lowerBound: 1 }],
    });
    await running.subgraph.recompute();
    const snapshots = async (id: string) =>
      (
        await running.subgraph.database.orm.em
          .fork()
          .execute(`select 1 from trust.trust_score where subject_id = ?`, [id])
      ).length;
    // A small move waits for others of the same project; a new band reaches its listings at once.
    today = new Date(today.getTime() + 11 * 60_000);
    await running.subgraph.recompute();
    expect(await snapshots(own)).toBeGreaterThan(1);
    expect(await snapshots(other)).toBe(1);
  });

  it('may not change what it once said', async () => {
    const em = running.subgraph.database.orm.em.fork();
    await expect(em.execute('update trust.trust_score set score = 100')).rejects.toThrow(/permission denied/);
    await expect(em.execute('delete from trust.trust_score')).rejects.toThrow(/permission denied/);
  });
});
