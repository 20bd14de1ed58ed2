import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { deliverEvent, expectData, recordedActs } from '@propmubi/testkit';
import { agent, buyer, CrmWorld, manager } from './crm-world.js';

describe('the audit trail of a brokerage’s leads', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  const run = async (mutation: string, input: object, as: Viewer, selection = 'lead { id }') => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`;
    return expectData(await world.ask(text, { input }, as));
  };
  const actsOf = async (organizationId: string) =>
    (await recordedActs(world.subgraph)).filter(({ chainId }) => chainId === organizationId);
  async function enquiry(as: Viewer, agents = 1) {
    const brokerage = await world.brokerage({ agents });
    const { createLead } = expectData<{ createLead: { leadId: string; lead: { agent: { id: string } } } }>(
      await world.createLead({ listingId: brokerage.listingId, message: 'Call me after six' }, as),
    );
    return { ...brokerage, leadId: createLead.leadId, agentId: createLead.lead.agent.id };
  }
  const CONTACT = `query ($id: ID!) { lead(id: $id) { contact { name phone } } }`;

  it('has who made a lead, who got it and who moved it on, without a word of a person', async () => {
    const priya = buyer();
    const { organizationId, leadId, agentId, agentIds } = await enquiry(priya, 2);
    const boss = manager(organizationId);
    await run('acceptLead', { leadId }, agent(organizationId, agentId));
    await run('addLeadNote', { leadId, note: 'Prefers Hindi', idempotencyKey: randomUUID() }, boss);
    const [other] = agentIds.filter((id) => id !== agentId);
    await run('reassignLead', { leadId, agentId: other, note: 'Asha is away' }, boss);
    const acts = await actsOf(organizationId);
    expect(acts.map(({ action, actorId, role }) => [action, actorId, role])).toEqual([
      ['LEAD_CREATED', priya.userId, 'BUYER'],
      ['LEAD_ASSIGNED', priya.userId, 'BUYER'],
      ['LEAD_ACCEPTED', expect.any(String), 'AGENT'],
      ['LEAD_NOTE_ADDED', boss.userId, 'BROKERAGE_MANAGER'],
      ['LEAD_UNASSIGNED', boss.userId, 'BROKERAGE_MANAGER'],
      ['LEAD_ASSIGNED', boss.userId, 'BROKERAGE_MANAGER'],
    ]);
    expect(acts.at(-1)).toMatchObject({
      kind: 'ACT',
      subjectType: 'LEAD',
      subjectId: leadId,
      after: { agentId: other },
    });
    expect(JSON.stringify(acts)).not.toMatch(/Priya|Hindi|Asha|after six|98765/);
  });

  it('has the stage before and after', async () => {
    const { organizationId, leadId, agentId } = await enquiry(buyer());
    const as = agent(organizationId, agentId);
    await run('acceptLead', { leadId }, as);
    await run('advanceLead', { leadId, stage: 'LOST', reason: 'NOT_REACHABLE' }, as);
    const moved = (await actsOf(organizationId)).find(({ action }) => action === 'LEAD_STAGE_CHANGED');
    expect(moved).toMatchObject({
      before: { stage: expect.any(String) },
      after: { stage: 'LOST', reason: 'NOT_REACHABLE' },
    });
  });

  it('has who read a buyer’s contact, once, and neither the buyer nor what was not shown', async () => {
    const priya = buyer();
    const { organizationId, leadId, agentId } = await enquiry(priya);
    const as = agent(organizationId, agentId);
    expectData(await world.ask(CONTACT, { id: leadId }, as));
    expectData(await world.ask(CONTACT, { id: leadId }, as));
    expectData(await world.ask(CONTACT, { id: leadId }, priya));
    expectData(await world.ask(CONTACT, { id: leadId }, agent(organizationId, randomUUID())));
    const reads = (await actsOf(organizationId)).filter(({ kind }) => kind === 'READ');
    expect(reads).toEqual([
      expect.objectContaining({
        action: 'LEAD_CONTACT_READ',
        actorId: as.userId,
        role: 'AGENT',
        subjectId: leadId,
        personId: priya.userId,
      }),
    ]);
  });

  it('has how a brokerage changed its settings and rules', async () => {
    const { organizationId, agentId } = await world.brokerage();
    const boss = manager(organizationId);
    await run('updateLeadSettings', { openCap: 7 }, boss, 'settings { openCap }');
    await run('updateLeadSettings', { openCap: 7 }, boss, 'settings { openCap }');
    const rule = { name: 'Asha’s', position: 1, conditions: { minPrice: 5 }, agentIds: [agentId] };
    await run('createRoutingRule', rule, boss, 'rules { id }');
    const acts = await actsOf(organizationId);
    expect(acts.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['LEAD_SETTINGS_CHANGED', { openCap: expect.any(Number) }, { openCap: 7 }],
      [
        'ROUTING_RULE_CREATED',
        null,
        expect.objectContaining({ position: 1, minPrice: 5, agentIds: [agentId] }),
      ],
    ]);
    expect(JSON.stringify(acts)).not.toContain('Asha');
  });

  it('has that a person was forgotten, by whom it is theirs alone', async () => {
    const priya = buyer();
    const { organizationId, leadId } = await enquiry(priya);
    await deliverEvent(world.subgraph, 'UserErased', {
      userId: priya.userId as string,
      erasedAt: world.now.toISOString(),
    });
    expect(await actsOf(organizationId)).toContainEqual(
      expect.objectContaining({
        action: 'LEAD_PERSON_ERASED',
        actorId: priya.userId,
        role: null,
        subjectId: leadId,
      }),
    );
  });
});
