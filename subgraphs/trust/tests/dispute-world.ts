import { idOf, newId, type Viewer } from '@propmubi/runtime';
import { deliverEvent, expectData, subgraphClient, testViewer } from '@propmubi/testkit';
import { startTestTrust } from './test-subgraph.js';

export const OFFICE = idOf('Organization', 'office');
export const DAY_MS = 86_400_000;
const FIELDS = 'id status severity relation decideBy history { action reason }';
export const OPEN = `mutation($input: OpenDisputeInput!) { openDispute(input: $input) { dispute { ${FIELDS} } } }`;
const TRIAGE = `mutation($input: TriageDisputeInput!) { triageDispute(input: $input) { dispute { ${FIELDS} } } }`;
const RESOLVE = `mutation($input: ResolveDisputeInput!) { resolveDispute(input: $input) { dispute { ${FIELDS} } } }`;
export const WITHDRAW = `mutation($input: WithdrawDisputeInput!) { withdrawDispute(input: $input) { dispute { ${FIELDS} } } }`;
export const LIST = `query($filter: DisputeFilter, $first: Int!, $after: String) {
  disputes(filter: $filter, first: $first, after: $after) {
    edges { node { id status statement } } pageInfo { hasNextPage endCursor } } }`;

export interface Dispute {
  id: string;
  status: string;
  relation: string;
  decideBy: string;
  history: { action: string; reason: string | null }[];
}
export interface Page {
  edges: { node: { id: string; statement: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

export type DisputeWorld = Awaited<ReturnType<typeof startDisputeWorld>>;

/** A trust subgraph whose clock stands at `clock.today`, and an agent with a dozen timely answers: a new one by `newAgent`. */
export async function startDisputeWorld() {
  const clock = { today: new Date('2026-11-01T10:00:00Z') };
  const subject = { agentId: newId(), agentUserId: newId() };
  const running = await startTestTrust({ now: () => clock.today });
  const ask = subgraphClient(running.subgraph);
  const newAgent = async () => {
    clock.today = new Date('2026-11-01T10:00:00Z');
    Object.assign(subject, { agentId: newId(), agentUserId: newId() });
    const agent = {
      agentId: subject.agentId,
      organizationId: OFFICE,
      userId: subject.agentUserId,
      reraNumber: 'A51800000099',
      licenceExpiresOn: '2030-01-01',
      status: 'ACTIVE' as const,
      languages: [],
      localityIds: [],
      updatedAt: '2026-01-01T00:00:00Z',
    };
    await deliverEvent(running.subgraph, 'AgentRegistered', agent, OFFICE);
    for (let n = 0; n < 12; n++) await answer();
  };
  const answer = (secondsToAccept = 60) =>
    deliverEvent(
      running.subgraph,
      'LeadAccepted',
      {
        leadId: newId(),
        organizationId: OFFICE,
        agentId: subject.agentId,
        assignmentId: newId(),
        assignedAt: clock.today.toISOString(),
        acceptedAt: clock.today.toISOString(),
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
        agentId: subject.agentId,
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
    subjectId: subject.agentId,
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
    return expectData<{ trustScore: Trust }>(await ask(query, { id: subject.agentId })).trustScore;
  };
  const conduct = async () =>
    (await trust()).factors.find(({ factor }) => factor === 'CONDUCT')?.evidenceCount;
  return {
    ...running,
    ask,
    clock,
    subject,
    newAgent,
    answer,
    person,
    decider,
    visit,
    buyer,
    input,
    open,
    opened,
    triage,
    resolve,
    trust,
    conduct,
  };
}
