import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { CrmWorld } from './crm-world.js';

const CANARY = { name: 'Canary Person', phone: '+919812312312', email: 'canary@example.in' };

describe('what is personal', () => {
  let world: CrmWorld;
  let logged = '';
  beforeAll(async () => {
    const sink = new Writable({
      write(chunk, _encoding, done) {
        logged += String(chunk);
        done();
      },
    });
    world = await CrmWorld.open({ logger: createLogger('crm', 'trace', sink) });
  });
  afterAll(() => world?.close());

  it('stays out of events, feeds, timelines and stored answers', async () => {
    const { listingId } = await world.brokerage();
    expectData(await world.createLead({ listingId, contact: CANARY, message: 'Canary words' }));
    for (const table of ['outbox', 'agent_feed', 'activity', 'idempotency', 'assignment', 'alert']) {
      const rows = await world.rows(`select t::text as row from crm.${table} t`);
      expect([table, JSON.stringify(rows)]).toEqual([table, expect.not.stringMatching(/canary|9812312312/i)]);
    }
  });

  it('stays out of logs, also when the database refuses a statement', async () => {
    const { listingId } = await world.brokerage();
    await world.rows(`alter table crm.lead add constraint broken check (message <> 'Canary break')`);
    const answer = await world.createLead({ listingId, contact: CANARY, message: 'Canary break' });
    expectErrorCode(answer, 'INTERNAL_SERVER_ERROR');
    await world.rows(`alter table crm.lead drop constraint broken`);
    expect(logged).toMatch(/unexpected error/);
    expect(logged).not.toMatch(/canary|9812312312/i);
    expect(JSON.stringify(answer.body)).not.toMatch(/canary|9812312312|constraint/i);
  });

  it('is text, not a way to break a statement', async () => {
    const { listingId } = await world.brokerage();
    const hostile = `'; drop table crm.lead; -- \\ ? $1 :x {"a":1} 🏠`;
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId, contact: { ...CANARY, name: hostile }, message: hostile }),
    );
    const [kept] = await world.rows(
      `select l.message, c.name from crm.lead l join crm.contact c on c.id = l.contact_id where l.id = $1`,
      [createLead.leadId],
    );
    expect(kept).toEqual({ message: hostile, name: hostile });
    expectErrorCode(await world.createLead({ listingId, message: 'a\u0000b' }), 'BAD_USER_INPUT');
    expectErrorCode(
      await world.createLead({ listingId, contact: { ...CANARY, name: '\u0000' } }),
      'BAD_USER_INPUT',
    );
  });
});
