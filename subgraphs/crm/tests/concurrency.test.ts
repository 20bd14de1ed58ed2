import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, expectData, expectErrorCode } from '@propmubi/testkit';
import { agent, buyer, CrmWorld, leadInput, manager } from './crm-world.js';

const CLAIM = `mutation ($input: ClaimLeadInput!) { claimLead(input: $input) { lead { id agent { id } } } }`;

describe('many at once', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  /** As a client does: the same key again when the service is too busy to answer. */
  async function untilServed(input: Record<string, unknown>, as = buyer()): Promise<Answer> {
    const answer = await world.createLead(input, as);
    return codeOf(answer) === 'SERVICE_UNAVAILABLE' ? untilServed(input, as) : answer;
  }

  /** What must hold for a brokerage at any time. */
  async function expectConsistent(organizationId: string) {
    const desks = await world.rows<{
      id: string;
      open_count: number;
      active: number;
      seqs: string[];
      head: string;
    }>(
      `select a.id, a.open_count, a.feed_seq as head,
              (select count(*)::int from crm.assignment x where x.agent_id = a.id and x.ended_at is null) as active,
              (select coalesce(array_agg(seq::text order by seq), '{}') from crm.agent_feed f where f.agent_id = a.id) as seqs
         from crm.agent a where organization_id = $1`,
      [organizationId],
    );
    for (const desk of desks) {
      expect(desk.open_count).toBe(desk.active);
      expect(desk.seqs).toEqual(Array.from({ length: Number(desk.head) }, (_, i) => String(i + 1)));
    }
  }

  it('keeps the daily cap exactly under 200 leads at once', async () => {
    const { organizationId, listingId } = await world.brokerage({ agents: 4, dailyCap: 10 });
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => untilServed(leadInput({ listingId }))),
    );
    const statuses = answers.map(
      (answer) => expectData<{ createLead: { routingStatus: string } }>(answer).createLead.routingStatus,
    );
    expect(statuses.filter((status) => status === 'ASSIGNED')).toHaveLength(40);
    expect(statuses.filter((status) => status === 'POND')).toHaveLength(160);
    const perAgent = await world.rows(
      `select count(*)::int as n from crm.assignment where organization_id = $1 group by agent_id`,
      [organizationId],
    );
    expect(perAgent).toEqual([{ n: 10 }, { n: 10 }, { n: 10 }, { n: 10 }]);
    await expectConsistent(organizationId);
  }, 60_000);

  it('lets one of 200 claims win (F16)', async () => {
    const organizationId = await world.organization();
    const listingId = await world.listing(organizationId);
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId }),
    );
    const agentIds: string[] = [];
    for (let i = 0; i < 20; i++) agentIds.push(await world.agent({ organizationId }));
    const input = { leadId: createLead.leadId };
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        world.ask(CLAIM, { input }, agent(organizationId, agentIds[i % 20] as string)),
      ),
    );
    const active = await world.rows<{ agent_id: string }>(
      `select agent_id from crm.assignment where lead_id = $1 and ended_at is null`,
      [createLead.leadId],
    );
    expect(active).toHaveLength(1);
    const winners = answers.filter(({ body }) => !body.errors);
    // The winner's own repeats are told the same; everyone else that it is gone.
    expect(new Set(winners.map(({ body }) => JSON.stringify(body.data)))).toEqual(
      new Set([
        JSON.stringify({
          claimLead: { lead: { id: createLead.leadId, agent: { id: active[0]?.agent_id } } },
        }),
      ]),
    );
    for (const answer of answers)
      if (answer.body.errors) expect(['LEAD_NOT_IN_POND', 'LEAD_NOT_FOUND']).toContain(codeOf(answer));
    await expectConsistent(organizationId);
  }, 60_000);

  it('keeps one active assignment while managers reassign at once', async () => {
    const { organizationId, listingId, agentIds } = await world.brokerage({ agents: 5 });
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId }),
    );
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        world.ask(
          `mutation ($input: ReassignLeadInput!) { reassignLead(input: $input) { lead { id } } }`,
          { input: { leadId: createLead.leadId, agentId: agentIds[i % 5] } },
          manager(organizationId),
        ),
      ),
    );
    await expectConsistent(organizationId);
    const active = await world.rows(`select 1 from crm.assignment where lead_id = $1 and ended_at is null`, [
      createLead.leadId,
    ]);
    expect(active).toHaveLength(1);
  }, 60_000);

  it('is held to one active assignment by the database itself', async () => {
    const { organizationId, listingId, agentId } = await world.brokerage();
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId }),
    );
    const second = world.rows(
      `insert into crm.assignment (id, organization_id, lead_id, agent_id, method, assigned_at, accept_due_at, contact_due_at)
       values ($1, $2, $3, $4, 'MANUAL', now(), now(), now())`,
      [randomUUID(), organizationId, createLead.leadId, agentId],
    );
    await expect(second).rejects.toMatchObject({ code: '23505', constraint: 'assignment_one_active' });
  });

  it('does not claim what is not in the pond', async () => {
    const { organizationId, listingId } = await world.brokerage();
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId }),
    );
    const other = await world.agent({ organizationId });
    expectErrorCode(
      await world.ask(CLAIM, { input: { leadId: createLead.leadId } }, agent(organizationId, other)),
      'LEAD_NOT_FOUND',
    );
  });
});

function codeOf({
  body,
}: {
  body: { errors?: readonly { extensions?: Record<string, unknown> }[] | undefined };
}) {
  return body.errors?.[0]?.extensions?.['code'];
}
