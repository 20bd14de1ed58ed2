import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, PLATFORM_CHAIN } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode, recordedActs } from '@propmubi/testkit';
import {
  agent,
  AGENT,
  AGENT_USER,
  BUILDER,
  codes,
  FIELDS,
  OFFICE,
  PROJECT,
  project,
  startScoreWorld,
  type ScoreWorld,
  type Trust,
} from './score-world.js';

describe('trust scores from events', () => {
  let running: ScoreWorld;
  let { ask, clock, publish, statements, trustOf } = {} as ScoreWorld;

  beforeAll(async () => {
    running = await startScoreWorld();
    ({ ask, clock, publish, statements, trustOf } = running);
    await deliverEvent(running.subgraph, 'AgentRegistered', agent, OFFICE);
    await deliverEvent(
      running.subgraph,
      'LeadAccepted',
      {
        leadId: newId(),
        organizationId: OFFICE,
        agentId: AGENT,
        assignmentId: newId(),
        assignedAt: '2026-10-31T10:00:00Z',
        acceptedAt: '2026-10-31T10:01:00Z',
        secondsToAccept: 60,
      },
      OFFICE,
    );
    const sync = { syncId: newId(), asOf: '2026-10-01', last: true, projects: [project] };
    await deliverEvent(running.subgraph, 'RegistrySynced', sync);
    await running.subgraph.requestAll();
    await running.subgraph.recompute();
  });

  afterAll(() => running?.close());

  it('leaves in the trail of the platform that its operator asked for all scores', async () => {
    const acts = (await recordedActs(running.subgraph)).filter(({ action }) => action === 'SCORES_REQUESTED');
    expect(acts).toMatchObject([{ chainId: PLATFORM_CHAIN, role: 'OPERATOR', actorId: null }]);
  });

  it.each(['User', 'Agent', 'Listing', 'Project'])('says nothing about an unknown %s', async (type) => {
    expect(await trustOf(type, newId())).toBeNull();
    const query = `query($type: TrustSubjectType!, $id: ID!) { trustScore(subjectType: $type, subjectId: $id) { score } }`;
    const subjectType = type.toUpperCase();
    expect(expectData(await ask(query, { type: subjectType, id: newId() }))).toEqual({ trustScore: null });
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
      completedAt: clock.today.toISOString(),
    });
    const fresh = await trustOf('User', buyer);
    const before = clock.today;
    clock.today = new Date(clock.today.getTime() + 180 * 86_400_000);
    const later = await trustOf('User', buyer);
    clock.today = before;
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
    const then = clock.today;
    clock.today = new Date(clock.today.getTime() + 86_400_000);
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
      reportedAt: clock.today.toISOString(),
    });
    await running.subgraph.recompute();
    expect((await at(null))?.score).toBeLessThan(first?.score as number);
    expect(await at(then)).toEqual(first);
    expect(await at(new Date(then.getTime() - 1))).toBeNull();
    const HISTORY = `query($id: ID!, $first: Int) { trustScoreHistory(subjectType: LISTING, subjectId: $id, first: $first) { score } }`;
    const said = async (variables: object) =>
      expectData<{ trustScoreHistory: object[] }>(await ask(HISTORY, { id: listingId, ...variables }))
        .trustScoreHistory;
    const all = await said({});
    expect(all.length).toBeGreaterThan(1);
    expect([all[0], all.at(-1)]).toEqual([await at(null), first]);
    expect(await said({ first: 1 })).toEqual(all.slice(0, 1));
    expect(await said({ id: newId() })).toEqual([]);
    expectErrorCode(await ask(HISTORY, { id: 'x' }), 'INVALID_ID');
    clock.today = then;
  });

  it('lets scores age by the calendar day, once a day', async () => {
    const then = clock.today;
    const { requestAgedScores } = await import('../src/modules/score/ageing.job.js');
    await running.subgraph.recompute();
    expect(await requestAgedScores(running.subgraph.database, clock.today)).toBe(0);
    const before = await trustOf('Agent', AGENT);
    clock.today = new Date(clock.today.getTime() + 360 * 86_400_000);
    expect(await requestAgedScores(running.subgraph.database, clock.today)).toBeGreaterThan(0);
    await running.subgraph.recompute();
    expect(await requestAgedScores(running.subgraph.database, clock.today)).toBe(0);
    expect((await trustOf('Agent', AGENT)).score).not.toBe(before.score);
    clock.today = then;
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
    clock.today = new Date(clock.today.getTime() + 11 * 60_000);
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
