import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@propmubi/runtime';
import { deliverEvent } from '@propmubi/testkit';
import { codes, OFFICE, startScoreWorld, type ScoreWorld } from './score-world.js';

describe('the trust score of a listing', () => {
  let running: ScoreWorld;
  let trustOf: ScoreWorld['trustOf'];
  let publish: ScoreWorld['publish'];

  beforeAll(async () => {
    running = await startScoreWorld();
    ({ trustOf, publish } = running);
  });

  afterAll(() => running?.close());

  it('finds prices far from their neighbours and the same flat twice', async () => {
    const flats = Array.from({ length: 12 }, () => newId());
    for (const [n, id] of flats.entries())
      await publish(id, { listPrice: 20_000_000 + n * 100_000, floor: n });
    const dear = newId();
    await publish(dear, { listPrice: 90_000_000 });
    const twins = [newId(), newId()];
    for (const id of twins) await publish(id, { title: 'The same flat', floor: 7 });
    await running.subgraph.recompute();
    const ordinary = await trustOf('Listing', flats[5] as string);
    const outlier = await trustOf('Listing', dear);
    expect(outlier.score).toBeLessThan(ordinary.score - 3);
    expect(codes(outlier)).toContain('PRICE_OUTLIER');
    expect(codes(await trustOf('Listing', twins[0] as string))).toContain('DUPLICATE_LISTING');
  });

  it('falls to 0 when fraud is confirmed', async () => {
    const listingId = newId();
    await publish(listingId);
    await deliverEvent(running.subgraph, 'ListingReported', {
      listingId,
      organizationId: OFFICE,
      agentId: null,
      reportId: newId(),
      reporterId: null,
      reason: 'FRAUD',
      confirmed: true,
      reportedAt: '2026-10-31T10:00:00Z',
    });
    await running.subgraph.recompute();
    expect(await trustOf('Listing', listingId)).toMatchObject({
      score: 0,
      band: 'D',
      caps: ['FRAUD_CONFIRMED'],
    });
  });
});
