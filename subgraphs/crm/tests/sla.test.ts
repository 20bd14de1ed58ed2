import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectData } from '@propmubi/testkit';
import { agent, CrmWorld, manager, NOON } from './crm-world.js';

const ACCEPT = `mutation ($input: AcceptLeadInput!) { acceptLead(input: $input) { lead { acceptedAt } } }`;
const CONTACT = `mutation ($input: RecordFirstContactInput!) { recordFirstContact(input: $input) { lead { firstContactedAt } } }`;

describe('deadlines', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  beforeEach(() => {
    world.now = NOON;
  });
  afterAll(() => world?.close());

  async function lead(listingId: string): Promise<{ leadId: string; agentId: string }> {
    const { createLead } = expectData<{ createLead: { leadId: string; lead: { agent: { id: string } } } }>(
      await world.createLead({ listingId }),
    );
    return { leadId: createLead.leadId, agentId: createLead.lead.agent.id };
  }
  const leadRow = async (leadId: string) =>
    (await world.rows(`select routing_status, agent_id, misses from crm.lead where id = $1`, [leadId]))[0];
  const breaches = async (leadId: string) =>
    (
      await world.rows<{ data: Record<string, unknown> }>(
        `select event -> 'data' as data from crm.outbox
          where event ->> 'type' = 'LeadSlaBreached' and event ->> 'subject' = $1 order by position`,
        [leadId],
      )
    ).map(({ data }) => data);

  it('gives a lead that was not accepted within five minutes to another agent', async () => {
    const { organizationId, listingId } = await world.brokerage({ agents: 3 });
    const { leadId, agentId } = await lead(listingId);
    world.advance({ minutes: 4, seconds: 59 });
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toMatchObject({ agent_id: agentId, misses: 0 });
    world.advance({ seconds: 1 });
    await world.subgraph.sweepDeadlines();
    const after = await leadRow(leadId);
    expect(after).toMatchObject({ routing_status: 'ASSIGNED', misses: 1 });
    expect(after?.['agent_id']).not.toBe(agentId);
    expect(await breaches(leadId)).toEqual([
      expect.objectContaining({
        agentId,
        deadline: 'ACCEPT',
        promise: 'ACCEPT',
        slaBreaches: 1,
        misses: 1,
        next: 'REASSIGNED',
      }),
    ]);
    const told = await world.rows(
      `select kind, reason from crm.agent_feed where agent_id = $1 order by seq`,
      [agentId],
    );
    expect(told).toEqual([
      { kind: 'ASSIGNED', reason: null },
      { kind: 'TAKEN_AWAY', reason: 'ACCEPT_DEADLINE_MISSED' },
    ]);
    expect(organizationId).toBeTruthy();
  });

  it('sends it to the pond after two misses and alerts the manager', async () => {
    const { organizationId, listingId } = await world.brokerage({ agents: 3 });
    const { leadId } = await lead(listingId);
    for (let miss = 0; miss < 2; miss++) {
      world.advance({ minutes: 5 });
      await world.subgraph.sweepDeadlines();
    }
    expect(await leadRow(leadId)).toEqual({ routing_status: 'POND', agent_id: null, misses: 2 });
    expect((await breaches(leadId)).map(({ next }) => next)).toEqual(['REASSIGNED', 'POND']);
    const { _entities } = expectData<{ _entities: unknown[] }>(
      await world.ask(
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { leadAlerts { kind lead { id } } } } }`,
        { r: [{ __typename: 'Organization', id: organizationId }] },
        manager(organizationId),
      ),
    );
    expect(_entities).toEqual([{ leadAlerts: [{ kind: 'LEAD_IN_POND', lead: { id: leadId } }] }]);
  });

  it('takes an accepted lead away when the buyer was not contacted within fifteen minutes', async () => {
    const { organizationId, listingId } = await world.brokerage({ agents: 2 });
    const { leadId, agentId } = await lead(listingId);
    world.advance({ minutes: 2 });
    expectData(await world.ask(ACCEPT, { input: { leadId } }, agent(organizationId, agentId)));
    world.advance({ minutes: 12 });
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toMatchObject({ agent_id: agentId });
    world.advance({ minutes: 1 });
    await world.subgraph.sweepDeadlines();
    expect((await leadRow(leadId))?.['agent_id']).not.toBe(agentId);
    expect(await breaches(leadId)).toEqual([
      expect.objectContaining({ deadline: 'CONTACT', promise: 'CONTACT' }),
    ]);
  });

  it('leaves a contacted lead where it is', async () => {
    const { organizationId, listingId } = await world.brokerage({ agents: 2 });
    const { leadId, agentId } = await lead(listingId);
    const as = agent(organizationId, agentId);
    expectData(await world.ask(ACCEPT, { input: { leadId } }, as));
    expectData(await world.ask(CONTACT, { input: { leadId, channel: 'CALL' } }, as));
    world.advance({ minutes: 60 });
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toMatchObject({ agent_id: agentId, misses: 0 });
  });

  it('escalates once, however many sweep at once', async () => {
    const { listingId } = await world.brokerage({ agents: 3 });
    const leads = await Promise.all(Array.from({ length: 10 }, () => lead(listingId)));
    const second = await world.start();
    world.advance({ minutes: 5 });
    await Promise.all([
      world.subgraph.sweepDeadlines(),
      second.sweepDeadlines(),
      world.subgraph.sweepDeadlines(),
      second.sweepDeadlines(),
    ]);
    await second.close();
    for (const { leadId } of leads) expect(await breaches(leadId)).toHaveLength(1);
  });

  it('lets new leads in while it takes others away', async () => {
    const { organizationId, listingId } = await world.brokerage({ agents: 2 });
    const leads = await Promise.all(Array.from({ length: 10 }, () => lead(listingId)));
    const second = await world.start();
    world.advance({ minutes: 5 });
    const reassign = `mutation ($input: ReassignLeadInput!) { reassignLead(input: $input) { lead { id } } }`;
    const as = manager(organizationId);
    const [created, reassigned] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, () => world.createLead({ listingId }))),
      Promise.all(leads.slice(5).map(({ leadId }) => world.ask(reassign, { input: { leadId } }, as))),
      world.subgraph.sweepDeadlines(),
      second.sweepDeadlines(),
    ]);
    await second.close();
    for (const answer of [...created, ...reassigned]) expectData(answer);
  });

  it('stands still while the brokerage is closed', async () => {
    const { listingId } = await world.brokerage({ agents: 2 });
    // 20:58 IST, two minutes before closing.
    world.now = new Date('2026-11-21T15:28:00Z');
    const { leadId, agentId } = await lead(listingId);
    world.now = new Date('2026-11-22T03:32:59Z');
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toMatchObject({ agent_id: agentId });
    world.advance({ seconds: 1 });
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toMatchObject({ misses: 1 });
  });

  it('keeps the times each brokerage set', async () => {
    const { organizationId, listingId } = await world.brokerage({ agents: 2 });
    const update = `mutation ($input: UpdateLeadSettingsInput!) {
      updateLeadSettings(input: $input) { settings { acceptWithinS slaBreachesBeforePond missesBeforePond } } }`;
    const answer = await world.ask(
      update,
      { input: { acceptWithinS: 60, slaBreachesBeforePond: 1 } },
      manager(organizationId),
    );
    expectData(answer);
    const { leadId } = await lead(listingId);
    world.advance({ seconds: 60 });
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toMatchObject({ routing_status: 'POND' });
  });
});
