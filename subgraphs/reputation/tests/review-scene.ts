import { idOf, newId, type Viewer } from '@propmubi/runtime';
import { deliverEvent, subgraphClient, testViewer } from '@propmubi/testkit';
import { startTestReputation } from './test-subgraph.js';

export const OFFICE = idOf('Organization', 'office');
export const AGENT = idOf('Agent', 'A51800000099');
export const AGENT_USER = idOf('User', 'agent-99');
export const BUILDER = idOf('Builder', 'B');
const PROJECT = idOf('Project', 'P51800000001');

const SUBMIT = `mutation($input: SubmitReviewInput!) {
  submitReview(input: $input) { review { id stars status basis author { id } } } }`;
export const MODERATE = `mutation($input: ModerateReviewInput!) { moderateReview(input: $input) { review { status } } }`;

export type ReviewScene = Awaited<ReturnType<typeof startReviewScene>>;

/** A reputation subgraph that knows one agent and one builder, and people who visit, pay and review. */
export async function startReviewScene() {
  const clock = { today: new Date('2026-11-01T10:00:00Z') };
  const running = await startTestReputation({ now: () => clock.today });
  const ask = subgraphClient(running.subgraph);
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

  return { ask, clock, moderator, payment, person, running, submit, visit, witness };
}
