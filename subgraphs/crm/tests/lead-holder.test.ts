import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deliverEvent, expectData } from '@propmubi/testkit';
import { agent, buyer, CrmWorld, manager, NOON } from './crm-world.js';

type Given = Awaited<ReturnType<CrmWorld['brokerage']>> & { leadId: string };

/** Identity opens the buyer to the agent of the last event, so it must be the one that the lead is with. */
describe('the last LeadAssigned or LeadUnassigned of a lead', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  beforeEach(() => {
    world.now = NOON;
  });
  afterAll(() => world?.close());

  const run = (mutation: string, type: string, input: object, as: ReturnType<typeof agent>) =>
    world.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { lead { id } } }`, { input }, as);
  const becomes =
    (status: 'LEFT' | 'SUSPENDED') =>
    async ({ organizationId, agentId }: Given) => {
      const data = { agentId, organizationId, status, changedAt: world.now.toISOString() };
      await deliverEvent(world.subgraph, 'AgentAvailabilityChanged', data, organizationId);
      await world.subgraph.sweepDeadlines();
    };
  const reassign = async ({ organizationId, leadId }: Given) =>
    expectData(await run('reassignLead', 'ReassignLeadInput', { leadId }, manager(organizationId)));
  const missDeadline = async () => {
    world.advance({ minutes: 60 });
    await world.subgraph.sweepDeadlines();
  };
  const atNight = (happens: (given: Given) => Promise<unknown>) => (given: Given) => {
    world.advance({ minutes: 12 * 60 });
    return happens(given);
  };

  it.each<[name: string, happens: (given: Given) => Promise<unknown>]>([
    ['a manager takes it and no other agent can have it', reassign],
    ['a manager takes it at night', atNight(reassign)],
    ['its agent leaves', becomes('LEFT')],
    ['its agent is suspended', becomes('SUSPENDED')],
    ['its agent misses a deadline', missDeadline],
    ['its agent misses a deadline and the brokerage has closed', atNight(missDeadline)],
  ])('says that none has it when %s', async (_name, happens) => {
    const given = await lead();
    expect(await holderOf(given.leadId)).toEqual({ announced: given.agentId, kept: given.agentId });
    await happens(given);
    expect(await holderOf(given.leadId)).toEqual({ announced: null, kept: null });
  });

  it('says so of a lead that comes back to life without an agent, which its last agent had kept', async () => {
    const priya = buyer();
    const given = await lead(priya);
    const as = agent(given.organizationId, given.agentId);
    expectData(await run('acceptLead', 'AcceptLeadInput', { leadId: given.leadId }, as));
    expectData(await run('withdrawLead', 'WithdrawLeadInput', { leadId: given.leadId }, priya));
    expect(await holderOf(given.leadId)).toEqual({ announced: given.agentId, kept: given.agentId });
    await world.rows(`update crm.agent set status = 'PAUSED' where id = $1`, [given.agentId]);
    expectData(await world.createLead({ listingId: given.listingId, idempotencyKey: randomUUID() }, priya));
    expect(await holderOf(given.leadId)).toEqual({ announced: null, kept: null });
  });

  async function lead(as = buyer()): Promise<Given> {
    const given = await world.brokerage();
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId: given.listingId }, as),
    );
    return { ...given, leadId: createLead.leadId };
  }

  async function holderOf(leadId: string) {
    const [row] = await world.rows(
      `select l.agent_id as kept, (
          select o.event #>> '{data,agentId}' from crm.outbox o
           where o.event ->> 'subject' = $1::text and o.event ->> 'type' in ('LeadAssigned', 'LeadUnassigned')
           order by o.position desc limit 1) as announced
         from crm.lead l where l.id = $1::uuid`,
      [leadId],
    );
    return row;
  }
});
