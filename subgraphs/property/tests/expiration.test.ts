import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordedActs } from '@propmubi/testkit';
import { demoAgents, query, startProperty } from './property-subgraph.js';

describe('listings whose agreement ran out', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({ agents: demoAgents, builders: [] });
  });
  afterAll(() => property?.close());

  it('leave the market on the day after, in India, once and with an event', async () => {
    const { adminUrl } = property.database;
    await query(
      adminUrl,
      `update property.listing set expiration_on = date '2026-11-20'
        where id in (select id from property.listing order by id limit 5)`,
    );
    await query(
      adminUrl,
      `update property.listing set expiration_on = date '2026-11-21'
        where id in (select id from property.listing order by id desc limit 1)`,
    );
    // 00:10 on the 21st in India is still the 20th in UTC.
    const midnight = new Date('2026-11-20T18:40:00Z');
    expect(await property.subgraph.expireListings(new Date('2026-11-20T18:20:00Z'))).toBe(0);
    const [one, other] = await Promise.all([
      property.subgraph.expireListings(midnight),
      property.subgraph.expireListings(midnight),
    ]);
    expect(one + other).toBe(5);
    const rows = await query(
      adminUrl,
      `select off_market_timestamp is not null as dated, publicly_visible from property.listing where standard_status = 'EXPIRED'`,
    );
    expect(rows).toEqual(Array.from({ length: 5 }, () => ({ dated: true, publicly_visible: false })));
    const events = await query(
      adminUrl,
      `select event -> 'data' ->> 'standardStatus' as status from property.outbox where event ->> 'type' = 'ListingWithdrawn'`,
    );
    expect(events).toEqual(Array.from({ length: 5 }, () => ({ status: 'EXPIRED' })));
    const acts = (await recordedActs(property.subgraph)).filter(({ action }) => action === 'LISTING_EXPIRED');
    expect(new Set(acts.map(({ subjectId }) => subjectId)).size).toBe(5);
    for (const act of acts)
      expect(act).toMatchObject({ role: 'SYSTEM', actorId: null, after: { standardStatus: 'EXPIRED' } });
  });
});
