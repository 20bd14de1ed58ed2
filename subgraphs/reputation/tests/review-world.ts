import { idOf, newId, type Viewer } from '@propmubi/runtime';
import { deliverEvent, expectData, subgraphClient, testViewer } from '@propmubi/testkit';
import { startTestReputation } from './test-subgraph.js';

export const OFFICE = idOf('Organization', 'office');
export const AGENT_USER = idOf('User', 'agent-99');
export const BUILDER = idOf('Builder', 'B');
export const BUILDER_OFFICE = idOf('Organization', 'builder-office');

const SUBMIT = `mutation($input: SubmitReviewInput!) { submitReview(input: $input) { review { id status } } }`;

export type ReviewWorld = Awaited<ReturnType<typeof startReviewWorld>>;

/** A reputation subgraph whose clock stands at `today`, with a builder that is an organization. */
export async function startReviewWorld() {
  const clock = { today: new Date('2026-11-01T10:00:00Z') };
  const running = await startTestReputation({ now: () => clock.today });
  const ask = subgraphClient(running.subgraph);
  await deliverEvent(running.subgraph, 'BrokerageAppointed', {
    builderId: BUILDER,
    organizationId: BUILDER_OFFICE,
    relation: 'OWN',
    active: true,
    changedAt: '2026-01-01T00:00:00Z',
  });
  const person = (given: Partial<Viewer> = {}) =>
    testViewer({ userId: newId(), roles: ['BUYER'], scopes: ['reviews:write'], ...given });
  const book = (buyerId: string, given: { agentId?: string; builderId?: string }) => {
    const organizationId = newId();
    return deliverEvent(
      running.subgraph,
      'PaymentReceived',
      {
        leadId: newId(),
        organizationId,
        buyerId,
        agentId: null,
        paymentId: newId(),
        kind: 'BOOKING',
        amount: 100_000,
        verified: true,
        receivedAt: '2026-10-20T10:00:00Z',
        ...given,
      },
      organizationId,
    );
  };
  /** A person who booked with the agent or the builder. */
  const booked = async (given: { agentId?: string; builderId?: string }) => {
    const viewer = person();
    await book(viewer.userId as string, given);
    return viewer;
  };
  return {
    ...running,
    ask,
    clock,
    person,
    booked,
    /** A new agent, who works for OFFICE. */
    agent: async (userId = newId()) => {
      const agentId = newId();
      await deliverEvent(
        running.subgraph,
        'AgentRegistered',
        {
          agentId,
          organizationId: OFFICE,
          userId,
          reraNumber: 'A51800000099',
          licenceExpiresOn: '2028-01-01',
          status: 'ACTIVE',
          languages: [],
          localityIds: [],
          updatedAt: '2026-01-01T00:00:00Z',
        },
        OFFICE,
      );
      return { agentId, viewer: testViewer({ userId, agentId, organizationId: OFFICE, roles: ['AGENT'] }) };
    },
    moderator: () => testViewer({ userId: newId(), roles: ['REVIEWER'], scopes: ['reviews:moderate'] }),
    /** Reviews an agent or a builder and answers with the review and its author. */
    reviewOf: async (given: { agentId?: string; builderId?: string }, stars = 4) => {
      const author = await booked(given);
      const subjectId = given.agentId ?? given.builderId;
      const subjectType = given.agentId ? 'AGENT' : 'BUILDER';
      const input = { subjectType, subjectId, stars, text: 'Kept the word.', idempotencyKey: newId() };
      const answer = await ask(SUBMIT, { input }, author);
      const { id, status } = expectData<{ submitReview: { review: { id: string; status: string } } }>(answer)
        .submitReview.review;
      return { id, status, author };
    },
  };
}
