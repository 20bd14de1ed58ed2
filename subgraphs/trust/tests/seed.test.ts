import { expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
import { expectData, subgraphClient } from '@propmubi/testkit';
import { startTestTrust } from './test-subgraph.js';

const world = {
  organizations: [{ key: 'o' }],
  agents: [{ key: 'a', organizationKey: 'o' }],
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
