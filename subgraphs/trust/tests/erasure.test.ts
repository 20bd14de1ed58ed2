import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf, newId } from '@propmubi/runtime';
import { deliverEvent, expectData, recordedActs, subgraphClient, testViewer } from '@propmubi/testkit';
import { startTestTrust } from './test-subgraph.js';

const OFFICES = [idOf('Organization', 'office'), idOf('Organization', 'another-office')] as const;
const OPEN = `mutation($input: OpenDisputeInput!) { openDispute(input: $input) { dispute { id } } }`;
const READ = `query($id: ID!) { dispute(id: $id) { status severity statement } }`;
const STATEMENT = 'Took a token and vanished. Call me on 98200 00031.';

describe('UserErased', () => {
  let running: Awaited<ReturnType<typeof startTestTrust>>;
  let ask: ReturnType<typeof subgraphClient>;

  beforeAll(async () => {
    running = await startTestTrust({ now: () => new Date('2026-11-01T10:00:00Z') });
    ask = subgraphClient(running.subgraph);
  });
  afterAll(() => running?.close());

  async function disputeOf(userId: string, organizationId: string): Promise<string> {
    const agentId = newId();
    const agent = {
      agentId,
      organizationId,
      userId: newId(),
      reraNumber: 'A51800000099',
      licenceExpiresOn: '2030-01-01',
      status: 'ACTIVE' as const,
      languages: [],
      localityIds: [],
      updatedAt: '2026-01-01T00:00:00Z',
    };
    await deliverEvent(running.subgraph, 'AgentRegistered', agent, organizationId);
    const visit = {
      leadId: newId(),
      organizationId,
      buyerId: userId,
      visitId: newId(),
      agentId,
      outcome: 'DONE' as const,
      verified: true,
      completedAt: '2026-10-20T10:00:00Z',
    };
    await deliverEvent(running.subgraph, 'SiteVisitCompleted', visit, organizationId);
    const input = { subjectType: 'AGENT', subjectId: agentId, severity: 'MAJOR', statement: STATEMENT };
    const answer = await ask(
      OPEN,
      { input },
      testViewer({ userId, roles: ['BUYER'], scopes: ['reviews:write'] }),
    );
    return expectData<{ openDispute: { dispute: { id: string } } }>(answer).openDispute.dispute.id;
  }
  const read = async (id: string) =>
    expectData<{ dispute: unknown }>(
      await ask(
        READ,
        { id },
        testViewer({ userId: newId(), roles: ['REVIEWER'], scopes: ['disputes:decide'] }),
      ),
    ).dispute;

  it('takes what the person stated about each organization, and nothing that others did', async () => {
    const [erased, other] = [newId(), newId()];
    const own = [await disputeOf(erased, OFFICES[0]), await disputeOf(erased, OFFICES[1])];
    const others = await disputeOf(other, OFFICES[0]);
    const event = { userId: erased, erasedAt: '2026-11-01T10:00:00Z' };
    for (const _delivery of ['first', 'again']) await deliverEvent(running.subgraph, 'UserErased', event);
    for (const id of own)
      expect(await read(id)).toEqual({ status: 'OPEN', severity: 'MAJOR', statement: '' });
    expect(await read(others)).toMatchObject({ statement: STATEMENT });
    const acts = (await recordedActs(running.subgraph)).filter(({ subjectId }) => subjectId === erased);
    expect(acts.map(({ action, actorId }) => [action, actorId])).toEqual(
      Array(2).fill(['PERSONAL_TEXTS_ERASED', erased]),
    );
    expect(new Set(acts.map(({ chainId }) => chainId))).toEqual(new Set(OFFICES));
  });
});
