import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, until } from '@propmubi/testkit';
import { agent, CrmWorld } from './crm-world.js';

describe('timers', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
    await world.subgraph.startTimers();
  });
  afterAll(() => world?.close());

  const timers = () =>
    world.rows<{ data: object; start_after: Date }>(
      `select data, start_after from crm_jobs.job order by start_after`,
    );

  it('are written with the deadlines they watch, or not at all', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId }),
    );
    const { leadId } = createLead;
    const accept = `mutation ($input: AcceptLeadInput!) { acceptLead(input: $input) { lead { id } } }`;
    expectData(await world.ask(accept, { input: { leadId } }, agent(organizationId, agentId)));
    const minutesLater = (minutes: number) => new Date(world.now.getTime() + minutes * 60_000);
    expect(await timers()).toEqual([
      { data: { organizationId, leadId }, start_after: minutesLater(5) },
      { data: { organizationId, leadId }, start_after: minutesLater(15) },
    ]);
    // A refused command leaves no timer behind.
    await world.ask(accept, { input: { leadId } }, agent(organizationId, agentId));
    expect(await timers()).toHaveLength(2);
  });

  it('take a lead away when its deadline passes', async () => {
    const { listingId, organizationId } = await world.brokerage({ agents: 2 });
    await world.rows(`update crm.organization_settings set accept_within_s = 30 where organization_id = $1`, [
      organizationId,
    ]);
    // Half a minute after this is long past by the server's clock, so timers fire at once and find it is too early.
    const before = world.now;
    world.now = new Date('2025-06-02T06:30:00Z');
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId }),
    );
    world.advance({ seconds: 30 });
    const misses = await until(
      async () => {
        const [row] = await world.rows<{ misses: number }>(`select misses from crm.lead where id = $1`, [
          createLead.leadId,
        ]);
        return row?.misses || undefined;
      },
      { timeoutMs: 15_000, what: 'the first miss' },
    );
    expect(misses).toBe(1);
    world.now = before;
  });
});
