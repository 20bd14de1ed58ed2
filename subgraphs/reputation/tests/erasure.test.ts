import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, newId } from '@propmubi/runtime';
import { deliverEvent, expectData, recordedActs, subgraphClient, testViewer } from '@propmubi/testkit';
import { startTestReputation } from './test-subgraph.js';

const OFFICE = idOf('Organization', 'office');
const AGENT = idOf('Agent', 'A51800000099');
const SUBMIT = `mutation($input: SubmitReviewInput!) { submitReview(input: $input) { review { id } } }`;
const READ = `query($id: ID!) { review(id: $id) { stars text } }`;

describe('UserErased', () => {
  let running: Awaited<ReturnType<typeof startTestReputation>>;
  let ask: ReturnType<typeof subgraphClient>;

  beforeAll(async () => {
    running = await startTestReputation({ now: () => new Date('2026-11-01T10:00:00Z') });
    ask = subgraphClient(running.subgraph);
    const agent = {
      agentId: AGENT,
      organizationId: OFFICE,
      userId: newId(),
      reraNumber: 'A51800000099',
      licenceExpiresOn: '2028-01-01',
      status: 'ACTIVE' as const,
      languages: [],
      localityIds: [],
      updatedAt: '2026-01-01T00:00:00Z',
    };
    await deliverEvent(running.subgraph, 'AgentRegistered', agent, OFFICE);
  });
  afterAll(() => running?.close());

  async function reviewOf(userId: string): Promise<string> {
    const visit = {
      leadId: newId(),
      organizationId: OFFICE,
      buyerId: userId,
      visitId: newId(),
      agentId: AGENT,
      outcome: 'DONE' as const,
      verified: true,
      completedAt: '2026-10-20T10:00:00Z',
    };
    await deliverEvent(running.subgraph, 'SiteVisitCompleted', visit, OFFICE);
    const input = { subjectType: 'AGENT', subjectId: AGENT, stars: 4, idempotencyKey: newId() };
    const viewer = testViewer({ userId, roles: ['BUYER'], scopes: ['reviews:write'] });
    const answer = await ask(SUBMIT, { input: { ...input, text: 'Call me on 98200 00031.' } }, viewer);
    return expectData<{ submitReview: { review: { id: string } } }>(answer).submitReview.review.id;
  }
  const read = async (id: string) =>
    expectData<{ review: unknown }>(
      await ask(
        READ,
        { id },
        testViewer({ userId: newId(), roles: ['REVIEWER'], scopes: ['reviews:moderate'] }),
      ),
    ).review;

  it('takes the person’s words and leaves the stars, and what others wrote', async () => {
    const [erased, other] = [newId(), newId()];
    const [own, others] = [await reviewOf(erased), await reviewOf(other)];
    const event = { userId: erased, erasedAt: '2026-11-01T10:00:00Z' };
    for (const _delivery of ['first', 'again']) await deliverEvent(running.subgraph, 'UserErased', event);
    expect(await read(own)).toEqual({ stars: 4, text: null });
    expect(await read(others)).toEqual({ stars: 4, text: 'Call me on 98200 00031.' });
    const acts = (await recordedActs(running.subgraph)).filter(({ subjectId }) => subjectId === erased);
    expect(acts).toEqual([
      expect.objectContaining({
        ...{
          action: 'PERSONAL_TEXTS_ERASED',
          actorId: erased,
          role: null,
          after: { reviews: 1, replies: 0 },
        },
      }),
    ]);
  });
});
