import { recordedEvents } from '@propmubi/testkit';
import { expect, it } from '@jest/globals';
import { startTestReputation } from './test-subgraph.js';

it('seeds two reviews per demo agent once', async () => {
  const running = await startTestReputation();
  const world = {
    agents: [
      { reraNumber: 'A51800000001', organizationKey: 'o' },
      { reraNumber: 'A51800000002', organizationKey: 'p' },
    ],
    buyers: [{ key: 'b1' }, { key: 'b2' }],
  };
  try {
    expect(await running.subgraph.seed(world)).toBe(true);
    expect(await running.subgraph.seed(world)).toBe(false);
    const events = await recordedEvents(running.subgraph);
    expect(events.map(({ type }) => type)).toEqual(Array.from({ length: 4 }, () => 'ReviewSubmitted'));
    expect(events.every(({ data }) => data['held'] === false)).toBe(true);
  } finally {
    await running.close();
  }
});
