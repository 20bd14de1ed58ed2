import { expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
import { deliverEvent, expectData, subgraphClient } from '@propmubi/testkit';
import { startTestTrust } from './test-subgraph.js';

const world = {
  organizations: [{ key: 'o' }],
  agents: ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, organizationKey: 'o', reraNumber: `A-${key}` })),
  buyers: [{ key: 'buyer' }],
  reviewers: [{ key: 'r1' }, { key: 'r2' }],
};

it('seeds papers of the synthetic projects once', async () => {
  const running = await startTestTrust();
  try {
    expect(await running.subgraph.seed(world)).toBe(true);
    expect(await running.subgraph.seed(world)).toBe(false);
    const query = `query($r: [_Any!]!) { _entities(representations: $r) {
      ... on Project { documents { type status } } ... on Listing { documents { type status } } } }`;
    const answer = await subgraphClient(running.subgraph)(query, {
      r: [
        { __typename: 'Project', id: idOf('Project', 'P51899000001') },
        { __typename: 'Listing', id: idOf('Listing', 'synthetic|P51899000002|0') },
      ],
    });
    expect(
      expectData<{ _entities: { documents: unknown[] }[] }>(answer)._entities.map(
        ({ documents }) => documents,
      ),
    ).toEqual([
      [
        { type: 'TITLE_REPORT', status: 'VERIFIED' },
        { type: 'RERA_CERTIFICATE', status: 'VERIFIED' },
      ],
      [{ type: 'INDEX_II', status: 'IN_REVIEW' }],
    ]);
  } finally {
    await running.close();
  }
});

it('seeds agents of every band and one who forged', async () => {
  const running = await startTestTrust();
  try {
    for (const { key, reraNumber } of world.agents) {
      await deliverEvent(
        running.subgraph,
        'AgentRegistered',
        {
          agentId: idOf('Agent', reraNumber),
          organizationId: idOf('Organization', 'o'),
          userId: idOf('User', key),
          reraNumber: 'A51800000001',
          licenceExpiresOn: '2099-01-01',
          status: 'ACTIVE',
          languages: [],
          localityIds: [],
          updatedAt: '2026-01-01T00:00:00Z',
        },
        idOf('Organization', 'o'),
      );
    }
    await running.subgraph.seed(world);
    await running.subgraph.recompute();
    const bands: unknown[] = [];
    for (const { reraNumber } of world.agents) {
      const query = `query($id: ID!) { trustScore(subjectType: AGENT, subjectId: $id) { band caps } }`;
      const answer = await subgraphClient(running.subgraph)(query, { id: idOf('Agent', reraNumber) });
      bands.push(expectData<{ trustScore: unknown }>(answer).trustScore);
    }
    expect(bands).toEqual([
      { band: 'A', caps: [] },
      { band: 'B', caps: [] },
      { band: 'C', caps: [] },
      { band: 'D', caps: ['DOCUMENT_FORGED'] },
      { band: 'C', caps: ['DISPUTE_SEVERE'] },
    ]);
  } finally {
    await running.close();
  }
});
