import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findUnprotectedTables } from '@propmubi/testkit';
import { newId, recordEvents, systemViewer } from '../src/index.js';
import { AGENCY, type EventsWorld, leadChanged, openEventsWorld, recordLead } from './events-world.js';

describe('recordEvent', () => {
  let world: EventsWorld;
  beforeAll(async () => {
    world = await openEventsWorld();
  });
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]();
  });

  const outbox = (eventId: string) =>
    world.crm.orm.em
      .fork()
      .execute<{ event: { id: string; subject: string }; shard: number; published_at: string | null }[]>(
        'select * from crm.outbox where event_id = ?',
        [eventId],
      );

  it('writes the event with the fact', async () => {
    const leadId = newId();
    const [row] = await outbox(await recordLead(world.crm, leadId));
    expect(row?.event).toMatchObject({ type: 'LeadStageChanged', subject: leadId, organizationid: AGENCY });
    expect(row?.published_at).toBeNull();
  });

  it('leaves nothing behind when the transaction fails', async () => {
    let eventId = '';
    const failing = world.crm.scope(systemViewer(AGENCY)).write(async (em) => {
      eventId = await leadChanged(em);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await outbox(eventId)).toEqual([]);
  });

  it('refuses to record outside a transaction', async () => {
    await expect(leadChanged(world.crm.orm.em.fork())).rejects.toThrow('inside the transaction');
  });

  it('keeps one shard per aggregate', async () => {
    const leadId = newId();
    const ids = [await recordLead(world.crm, leadId), await recordLead(world.crm, leadId)];
    const rows = await Promise.all(ids.map(outbox));
    expect(new Set(rows.flat().map(({ shard }) => shard)).size).toBe(1);
  });

  it('records many facts in the order given', async () => {
    const data = { roles: ['BUYER'], registeredAt: '2026-01-01T00:00:00Z' };
    const ids = await world.crm.scope(systemViewer(null)).write((em) =>
      recordEvents(
        em,
        Array.from({ length: 50 }, () => ({
          type: 'UserRegistered' as const,
          organizationId: null,
          data: { ...data, userId: newId() },
        })),
      ),
    );
    const rows = await world.crm.orm.em
      .fork()
      .execute<{ event_id: string }[]>('select event_id from crm.outbox order by position desc limit 50');
    expect(rows.map((row) => row.event_id).reverse()).toEqual(ids);
  });

  it('says of every table of events why it is global', async () => {
    expect(await findUnprotectedTables(world.urls.ownerUrl, 'crm')).toEqual([]);
  });
});
