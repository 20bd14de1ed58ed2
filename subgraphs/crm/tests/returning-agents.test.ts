import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deliverEvent, expectData, recordedEvents } from '@propmubi/testkit';
import { agent, CrmWorld, manager } from './crm-world.js';

interface Created {
  createLead: { leadId: string; routingStatus: string };
}

describe('leads of agents who come and go', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  const create = async (listingId: string) =>
    expectData<Created>(await world.createLead({ listingId })).createLead;
  const leadRow = async (leadId: string) =>
    (await world.rows(`select agent_id, routing_status from crm.lead where id = $1`, [leadId]))[0];
  const alertsOf = async (organizationId: string) => {
    const { entities } = expectData<{
      entities: { leadAlerts: { kind: string; lead: { id: string } | null }[] }[];
    }>(
      await world.ask(
        `query ($of: [_Any!]!) { entities: _entities(representations: $of) {
          ... on Organization { leadAlerts { kind lead { id } } } } }`,
        { of: [{ __typename: 'Organization', id: organizationId }] },
        manager(organizationId),
      ),
    );
    return entities[0]?.leadAlerts;
  };
  const change = (
    organizationId: string,
    agentId: string,
    status: 'ACTIVE' | 'PAUSED' | 'LEFT' | 'SUSPENDED',
  ) =>
    deliverEvent(
      world.subgraph,
      'AgentAvailabilityChanged',
      { agentId, organizationId, status, changedAt: world.now.toISOString() },
      organizationId,
    );

  it.each(['LEFT', 'SUSPENDED'] as const)('go on with an alert when the agent is %s', async (status) => {
    const { organizationId, agentIds, listingId } = await world.brokerage({ agents: 2 });
    const { leadId } = await create(listingId);
    const { agent_id: gone } = (await leadRow(leadId)) as { agent_id: string };
    const other = agentIds.find((id) => id !== gone) as string;
    await change(organizationId, gone, status);
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toEqual({ agent_id: other, routing_status: 'ASSIGNED' });
    expect(
      await world.rows(
        `select 1 from crm.assignment where agent_id = $1 and ended_at is null
         union all select 1 from crm.agent where id = $1 and open_count > 0`,
        [gone],
      ),
    ).toEqual([]);
    expect(await alertsOf(organizationId)).toEqual([{ kind: 'AGENT_LEFT', lead: { id: leadId } }]);
    const told = (await recordedEvents(world.subgraph)).filter(
      ({ type, data }) => type === 'LeadAssigned' && data['leadId'] === leadId,
    );
    expect(told.at(-1)?.data).toMatchObject({ reason: 'REASSIGNED_AGENT_LEFT', previousAgentId: gone });
    // The next enquiry of the buyer is not attached to the one who is gone.
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toEqual({ agent_id: other, routing_status: 'ASSIGNED' });
  });

  it('stay with an agent who only pauses', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const { leadId } = await create(listingId);
    await change(organizationId, agentId, 'PAUSED');
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toEqual({ agent_id: agentId, routing_status: 'ASSIGNED' });
  });

  it('wait in the pond with an alert that ends when an agent returns', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage({ status: 'PAUSED' });
    const { leadId, routingStatus } = await create(listingId);
    expect(routingStatus).toBe('POND');
    expect(await alertsOf(organizationId)).toEqual([{ kind: 'LEAD_IN_POND', lead: { id: leadId } }]);
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toEqual({ agent_id: null, routing_status: 'POND' });
    await change(organizationId, agentId, 'ACTIVE');
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toEqual({ agent_id: agentId, routing_status: 'ASSIGNED' });
    expect(await alertsOf(organizationId)).toEqual([]);
  });

  it('are tried again when a place was freed without an event, and written down once', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage({ openCap: 0 });
    const { leadId } = await create(listingId);
    for (let retry = 0; retry < 3; retry++) {
      world.advance({ minutes: 10 });
      await world.subgraph.sweepDeadlines();
    }
    const pond = await world.rows(
      `select kind from crm.activity where lead_id = $1 and kind = 'SENT_TO_POND'`,
      [leadId],
    );
    expect(pond).toHaveLength(1);
    expect(await alertsOf(organizationId)).toHaveLength(1);
    await world.rows(`update crm.agent set open_cap = 5 where id = $1`, [agentId]);
    world.advance({ minutes: 10 });
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toEqual({ agent_id: agentId, routing_status: 'ASSIGNED' });
  });

  it('end their alert with the claim', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage({ shift: [0, 1] });
    const { leadId } = await create(listingId);
    expect(await alertsOf(organizationId)).toHaveLength(1);
    expectData(
      await world.ask(
        `mutation ($input: ClaimLeadInput!) { claimLead(input: $input) { lead { id } } }`,
        { input: { leadId } },
        agent(organizationId, agentId),
      ),
    );
    expect(await alertsOf(organizationId)).toEqual([]);
  });

  it('are given by a manager to another than the present agent, without a clock after the first contact', async () => {
    const { organizationId, agentIds, listingId } = await world.brokerage({ agents: 2 });
    const { leadId } = await create(listingId);
    const { agent_id: present } = (await leadRow(leadId)) as { agent_id: string };
    await world.rows(
      `update crm.lead set accepted_at = $2, first_contacted_at = $2, stage = 'NEGOTIATION' where id = $1`,
      [leadId, world.now],
    );
    const reassign = () =>
      world.ask(
        `mutation ($input: ReassignLeadInput!) { reassignLead(input: $input) {
          lead { agent { id } routingStatus assignment { acceptDueAt contactDueAt } } } }`,
        { input: { leadId } },
        manager(organizationId),
      );
    for (const expected of [agentIds.find((id) => id !== present), present]) {
      expect(expectData(await reassign())).toEqual({
        reassignLead: {
          lead: {
            agent: { id: expected },
            routingStatus: 'ASSIGNED',
            assignment: { acceptDueAt: null, contactDueAt: null },
          },
        },
      });
    }
    world.advance({ minutes: 120 });
    await world.subgraph.sweepDeadlines();
    expect(await leadRow(leadId)).toEqual({ agent_id: present, routing_status: 'ASSIGNED' });
  });

  it('go to the pond when a manager takes one from the only agent', async () => {
    const { organizationId, listingId } = await world.brokerage();
    const { leadId } = await create(listingId);
    expectData(
      await world.ask(
        `mutation ($input: ReassignLeadInput!) { reassignLead(input: $input) { lead { id } } }`,
        { input: { leadId } },
        manager(organizationId),
      ),
    );
    expect(await leadRow(leadId)).toEqual({ agent_id: null, routing_status: 'POND' });
  });

  it('end as lost when the last member of the brokerage left, in the pond or with an agent', async () => {
    const { organizationId, listingId } = await world.brokerage();
    const other = await world.brokerage();
    const staying = (await create(other.listingId)).leadId;
    const held = (await create(listingId)).leadId;
    await world.rows(`update crm.agent set status = 'PAUSED' where organization_id = $1`, [organizationId]);
    const waiting = await create(await world.listing(organizationId, { published: true }));
    expect(waiting.routingStatus).toBe('POND');
    // Events may come twice.
    for (let times = 0; times < 2; times++) {
      const data = { organizationId, closedAt: world.now.toISOString() };
      await deliverEvent(world.subgraph, 'OrganizationClosed', data, organizationId);
    }
    const rows = await world.rows(
      `select stage, close_reason, routing_status from crm.lead where organization_id = $1`,
      [organizationId],
    );
    const lost = { stage: 'LOST', close_reason: 'BROKERAGE_CLOSED', routing_status: 'CLOSED' };
    expect(rows).toEqual([lost, lost]);
    expect(
      await world.rows(
        `select 1 from crm.assignment where lead_id = $1 and ended_at is null
         union all select 1 from crm.agent where organization_id = $2 and open_count > 0
         union all select 1 from crm.listing where organization_id = $2 and published`,
        [held, organizationId],
      ),
    ).toEqual([]);
    const told = (await recordedEvents(world.subgraph)).filter(
      ({ type, data }) => type === 'LeadStageChanged' && data['organizationId'] === organizationId,
    );
    expect(told.map(({ data }) => data['leadId']).sort()).toEqual([held, waiting.leadId].sort());
    const { body } = await world.createLead({ listingId });
    expect(body.errors?.[0]?.extensions?.['code']).toBe('LISTING_NOT_FOUND');
    expect(await leadRow(staying)).toMatchObject({ routing_status: 'ASSIGNED' });
  });

  it('leave their listings to the managers, with one alert', async () => {
    const { organizationId, agentId } = await world.brokerage();
    const listingIds = [];
    for (let i = 0; i < 2; i++) {
      listingIds.push(await world.listing(organizationId, { agent_id: agentId, published: true }));
    }
    const left = {
      ...{ agentId, organizationId, userId: randomUUID(), reraNumber: null, licenceExpiresOn: null },
      ...{ status: 'LEFT' as const, languages: [], localityIds: [], localities: [], budgetMin: null },
      ...{ budgetMax: null, shift: null, dailyCap: null, openCap: null },
    };
    for (let i = 0; i < 2; i++) {
      world.advance({ minutes: 1 });
      const event = { ...left, updatedAt: new Date(Date.now() + i * 1000).toISOString() };
      await deliverEvent(world.subgraph, 'AgentUpdated', event, organizationId);
    }
    const listings = await world.rows(`select agent_id, published from crm.listing where id = any ($1)`, [
      listingIds,
    ]);
    expect(listings).toEqual(Array(2).fill({ agent_id: null, published: true }));
    expect(await alertsOf(organizationId)).toEqual([{ kind: 'LISTINGS_WITHOUT_AGENT', lead: null }]);
    expect(
      await world.rows(`select listings, agent_id from crm.alert where organization_id = $1`, [
        organizationId,
      ]),
    ).toEqual([{ listings: 2, agent_id: agentId }]);
  });
});
