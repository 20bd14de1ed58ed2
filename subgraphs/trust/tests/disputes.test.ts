import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { idOf, newId, type Viewer } from '@propmubi/runtime';
import {
  deliverEvent,
  expectData,
  expectErrorCode,
  recordedEvents,
  subgraphClient,
  testViewer,
} from '@propmubi/testkit';
import { enforceDisputeClock } from '../src/modules/dispute/dispute-clock.job.js';
import { startTestTrust } from './test-subgraph.js';

const OFFICE = idOf('Organization', 'office');
const DAY_MS = 86_400_000;
const FIELDS = 'id status severity relation decideBy history { action reason }';
const OPEN = `mutation($input: OpenDisputeInput!) { openDispute(input: $input) { dispute { ${FIELDS} } } }`;
const TRIAGE = `mutation($input: TriageDisputeInput!) { triageDispute(input: $input) { dispute { ${FIELDS} } } }`;
const RESOLVE = `mutation($input: ResolveDisputeInput!) { resolveDispute(input: $input) { dispute { ${FIELDS} } } }`;
const WITHDRAW = `mutation($input: WithdrawDisputeInput!) { withdrawDispute(input: $input) { dispute { ${FIELDS} } } }`;
const LIST = `query($filter: DisputeFilter, $first: Int!, $after: String) {
  disputes(filter: $filter, first: $first, after: $after) {
    edges { node { id status statement } } pageInfo { hasNextPage endCursor } } }`;

interface Dispute {
  id: string;
  status: string;
  relation: string;
  decideBy: string;
  history: { action: string; reason: string | null }[];
}
interface Page {
  edges: { node: { id: string; statement: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

describe('disputes', () => {
  let running: Awaited<ReturnType<typeof startTestTrust>>;
  let ask: ReturnType<typeof subgraphClient>;
  let today = new Date('2026-11-01T10:00:00Z');
  let agentId: string;
  let agentUserId: string;

  beforeAll(async () => {
    running = await startTestTrust({ now: () => today });
    ask = subgraphClient(running.subgraph);
  });

  afterAll(() => running?.close());

  beforeEach(async () => {
    today = new Date('2026-11-01T10:00:00Z');
    agentId = newId();
    agentUserId = newId();
    const agent = {
      agentId,
      organizationId: OFFICE,
      userId: agentUserId,
      reraNumber: 'A51800000099',
      licenceExpiresOn: '2030-01-01',
      status: 'ACTIVE' as const,
      languages: [],
      localityIds: [],
      updatedAt: '2026-01-01T00:00:00Z',
    };
    await deliverEvent(running.subgraph, 'AgentRegistered', agent, OFFICE);
    for (let n = 0; n < 12; n++) await answer();
  });

  const answer = (secondsToAccept = 60) =>
    deliverEvent(
      running.subgraph,
      'LeadAccepted',
      {
        leadId: newId(),
        organizationId: OFFICE,
        agentId,
        assignmentId: newId(),
        assignedAt: today.toISOString(),
        acceptedAt: today.toISOString(),
        secondsToAccept,
      },
      OFFICE,
    );
  const person = (given: Partial<Viewer> = {}) =>
    testViewer({ userId: newId(), roles: ['BUYER'], scopes: ['reviews:write'], ...given });
  const decider = () => testViewer({ userId: newId(), roles: ['REVIEWER'], scopes: ['disputes:decide'] });
  const visit = (buyerId: string, verified = true) =>
    deliverEvent(
      running.subgraph,
      'SiteVisitCompleted',
      {
        leadId: newId(),
        organizationId: OFFICE,
        buyerId,
        visitId: newId(),
        agentId,
        outcome: 'DONE',
        verified,
        completedAt: '2026-10-20T10:00:00Z',
      },
      OFFICE,
    );
  const buyer = async () => {
    const viewer = person();
    await visit(viewer.userId as string);
    return viewer;
  };
  const input = (given: Record<string, unknown> = {}) => ({
    subjectType: 'AGENT',
    subjectId: agentId,
    severity: 'SEVERE',
    statement: 'Took a token and vanished.',
    ...given,
  });
  const open = (viewer: Viewer, given: Record<string, unknown> = {}) =>
    ask(OPEN, { input: input(given) }, viewer);
  const opened = async (viewer: Viewer, given: Record<string, unknown> = {}) =>
    expectData<{ openDispute: { dispute: Dispute } }>(await open(viewer, given)).openDispute.dispute;
  const triage = (viewer: Viewer, disputeId: string, given: Record<string, unknown> = {}) =>
    ask(TRIAGE, { input: { disputeId, decision: 'ACCEPT', reason: 'WORTH_EXAMINING', ...given } }, viewer);
  const resolve = (viewer: Viewer, disputeId: string, outcome: string, reason = 'EXAMINED') =>
    ask(RESOLVE, { input: { disputeId, outcome, reason } }, viewer);
  const trust = async () => {
    await running.subgraph.recompute();
    const query = `query($id: ID!) { trustScore(subjectType: AGENT, subjectId: $id) {
      score band caps factors { factor evidenceCount evidenceWeight } } }`;
    type Trust = {
      score: number;
      band: string;
      caps: string[];
      factors: { factor: string; evidenceCount: number; evidenceWeight: number }[];
    };
    return expectData<{ trustScore: Trust }>(await ask(query, { id: agentId })).trustScore;
  };
  const conduct = async () =>
    (await trust()).factors.find(({ factor }) => factor === 'CONDUCT')?.evidenceCount;

  describe('standing', () => {
    it('needs a visit, booking or payment both sides confirmed', async () => {
      const viewer = person();
      expectErrorCode(await ask(OPEN, { input: input() }), 'UNAUTHENTICATED');
      expectErrorCode(await open(viewer), 'STANDING_REQUIRED');
      await visit(viewer.userId as string, false);
      expectErrorCode(await open(viewer), 'STANDING_REQUIRED');
      await visit(viewer.userId as string);
      expect(await opened(viewer)).toMatchObject({ status: 'OPEN', relation: 'VISIT' });
    });

    it('lasts for one dispute: not two at once, not again after it was dismissed', async () => {
      const viewer = await buyer();
      const { id } = await opened(viewer);
      expectErrorCode(await open(viewer), 'DISPUTE_OPEN_ALREADY');
      expectData(await triage(decider(), id, { decision: 'DISMISS', reason: 'GROUNDLESS' }));
      expectErrorCode(await open(viewer), 'STANDING_REQUIRED');
    });

    it('lets one of two requests at once through', async () => {
      const viewer = await buyer();
      const answers = await Promise.all([open(viewer), open(viewer), open(viewer)]);
      expect(answers.filter(({ body }) => !body.errors)).toHaveLength(1);
    });

    it('is not had against oneself, one’s brokerage or what does not exist', async () => {
      const self = person({ userId: agentUserId, agentId });
      expectErrorCode(await open(self), 'SELF_DISPUTE');
      expectErrorCode(await open(person({ organizationId: OFFICE })), 'SELF_DISPUTE');
      const mine = { subjectType: 'USER', subjectId: self.userId };
      expectErrorCode(await open(self, mine), 'SELF_DISPUTE');
      for (const subjectType of ['AGENT', 'LISTING', 'PROJECT']) {
        expectErrorCode(await open(person(), { subjectType, subjectId: newId() }), 'SUBJECT_NOT_FOUND');
      }
    });

    it('is had by an agent about a buyer they showed a home', async () => {
      const viewer = await buyer();
      const agent = person({ userId: agentUserId, agentId, organizationId: OFFICE });
      const about = { subjectType: 'USER', subjectId: viewer.userId };
      expect(await opened(agent, about)).toMatchObject({ status: 'OPEN' });
      expectErrorCode(
        await open({ ...agent, agentId: newId(), userId: newId() }, about),
        'STANDING_REQUIRED',
      );
    });
  });

  describe('effect', () => {
    it('begins at triage, sets aside what is disputed and good, and ends with the decision', async () => {
      const { id } = await opened(await buyer(), { factor: 'CONDUCT' });
      const before = await trust();
      expect(before.caps).toEqual([]);
      const known = await conduct();
      expectData(await triage(decider(), id));
      expect((await trust()).caps).toEqual(['DISPUTE_SEVERE']);
      expect(await conduct()).toBeLessThan(known as number);
      expectData(await resolve(decider(), id, 'DISMISSED'));
      const after = await trust();
      expect({ score: after.score, caps: after.caps }).toEqual({ score: before.score, caps: [] });
    });

    it('hides no bad evidence and nothing that is not disputed', async () => {
      await answer(36_000);
      const { id } = await opened(await buyer(), { factor: 'REVIEWS', severity: 'MINOR' });
      const known = (await conduct()) as number;
      expectData(await triage(decider(), id));
      expect(await conduct()).toBe(known);
      await answer(36_000);
      expect(await conduct()).toBe(known + 1);
    });

    it('of an upheld one weighs by the relation', async () => {
      const viewer = await buyer();
      const { id } = await opened(viewer);
      const before = await trust();
      expectData(await triage(decider(), id));
      expectData(await resolve(decider(), id, 'UPHELD'));
      const after = await trust();
      expect(after.score).toBeLessThan(before.score);
      const weight = ({ factors }: typeof after) =>
        factors.find(({ factor }) => factor === 'CONDUCT')?.evidenceWeight as number;
      // A verified decision weighs 2, the word of a visitor half of it.
      expect(weight(after) - weight(before)).toBeCloseTo(1, 3);
    });

    it('ends after 30 days without a decision, which is then still owed', async () => {
      const { id, decideBy } = await opened(await buyer());
      expect(decideBy).toBe('2026-12-01T10:00:00.000Z');
      expectData(await triage(decider(), id));
      expect((await trust()).caps).toEqual(['DISPUTE_SEVERE']);
      expect(await enforceDisputeClock(running.subgraph.database, new Date(Date.parse(decideBy) - 1))).toBe(
        0,
      );
      today = new Date(today.getTime() + 30 * DAY_MS);
      expect(await enforceDisputeClock(running.subgraph.database, today)).toBeGreaterThanOrEqual(1);
      expect(await enforceDisputeClock(running.subgraph.database, today)).toBe(0);
      expect((await trust()).caps).toEqual([]);
      const { resolveDispute } = expectData<{ resolveDispute: { dispute: Dispute } }>(
        await resolve(decider(), id, 'UPHELD'),
      );
      expect(resolveDispute.dispute.history.map(({ action }) => action)).toEqual([
        'OPENED',
        'ACCEPTED',
        'OVERDUE',
        'UPHELD',
      ]);
    });
  });

  describe('decisions', () => {
    it('are a reviewer’s of another organization, follow triage and have a reason', async () => {
      const viewer = await buyer();
      const { id } = await opened(viewer);
      expectErrorCode(await triage(viewer, id), 'MISSING_SCOPE');
      const scopes = ['disputes:decide'];
      expectErrorCode(await triage({ ...viewer, scopes }, id), 'MAKER_IS_CHECKER');
      expectErrorCode(await triage({ ...decider(), organizationId: OFFICE }, id), 'MAKER_IS_CHECKER');
      expectErrorCode(await triage(decider(), id, { reason: '' }), 'REASON_REQUIRED');
      expectErrorCode(await triage(decider(), newId()), 'NOT_FOUND');
      expectErrorCode(await resolve(decider(), id, 'UPHELD'), 'NOT_OPEN');
      expectData(await triage(decider(), id));
      expectErrorCode(await triage(decider(), id), 'NOT_OPEN');
      expectData(await resolve(decider(), id, 'DISMISSED'));
      expectErrorCode(await resolve(decider(), id, 'UPHELD'), 'NOT_OPEN');
    });

    it('are needless once it was taken back, by its opener alone', async () => {
      const viewer = await buyer();
      const { id } = await opened(viewer);
      expectErrorCode(await ask(WITHDRAW, { input: { disputeId: id } }, person()), 'NOT_FOUND');
      expectData(await triage(decider(), id));
      expectData(await ask(WITHDRAW, { input: { disputeId: id } }, viewer));
      expect((await trust()).caps).toEqual([]);
      expectErrorCode(await resolve(decider(), id, 'UPHELD'), 'NOT_OPEN');
    });

    it('are told as events', async () => {
      const { id } = await opened(await buyer());
      expectData(await triage(decider(), id));
      expectData(await resolve(decider(), id, 'DISMISSED'));
      const types = (await recordedEvents(running.subgraph))
        .filter(({ data }) => data['disputeId'] === id)
        .map(({ type }) => type);
      expect(types).toEqual(['DisputeOpened', 'DisputeAccepted', 'DisputeResolved']);
    });
  });

  describe('Query.disputes', () => {
    const list = async (
      viewer: Viewer,
      filter: Record<string, unknown> | null,
      first = 100,
      after?: string,
    ) =>
      expectData<{ disputes: Page }>(await ask(LIST, { filter, first, after: after ?? null }, viewer))
        .disputes;
    const ids = ({ edges }: Page) => edges.map(({ node }) => node.id);

    it('pages through those of every organization for deciders, by when they have to be decided', async () => {
      const made: string[] = [];
      for (let n = 0; n < 3; n++) {
        today = new Date(today.getTime() + 1_000);
        made.push((await opened(await buyer())).id);
      }
      const filter = { subjectId: agentId, status: ['OPEN'] };
      const first = await list(decider(), filter, 2);
      expect(first.pageInfo.hasNextPage).toBe(true);
      const second = await list(decider(), filter, 2, first.pageInfo.endCursor);
      expect([...ids(first), ...ids(second)]).toEqual(made);
      expect(first.edges[0]?.node.statement).toBe('Took a token and vanished.');
      expect(ids(await list(decider(), { subjectId: agentId, status: ['UPHELD'] }))).toEqual([]);
      expect(ids(await list(decider(), null)).length).toBeGreaterThanOrEqual(3);
    });

    it('shows others what they opened and what is about their organization', async () => {
      const viewer = await buyer();
      const { id } = await opened(viewer);
      expect(ids(await list(viewer, null))).toEqual([id]);
      expect(ids(await list(person(), null))).toEqual([]);
      expect(ids(await list(person({ organizationId: OFFICE }), { subjectId: agentId }))).toEqual([id]);
      expectErrorCode(await ask(LIST, { first: 1 }), 'UNAUTHENTICATED');
      const seen = `query($id: ID!) { dispute(id: $id) { status } }`;
      expect(expectData(await ask(seen, { id }, person()))).toEqual({ dispute: null });
      expect(expectData(await ask(seen, { id }, decider()))).toEqual({ dispute: { status: 'OPEN' } });
    });
  });

  it('leave an agent’s score and band where they were when strangers flood them', async () => {
    const before = await trust();
    for (let n = 0; n < 20; n++) await open(person());
    const viewer = await buyer();
    const visited = await trust();
    for (let n = 0; n < 20; n++) await open(viewer);
    const after = await trust();
    expect(after).toEqual(visited);
    expect(Math.abs(after.score - before.score)).toBeLessThan(3);
    expect(after.band).toBe(before.band);
  });
});
