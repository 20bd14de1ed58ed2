import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode, findPerRowSettings, findUnprotectedTables } from '@propmubi/testkit';
import { agent, buyer, CrmWorld, leadInput, manager } from './crm-world.js';

interface Created {
  createLead: {
    leadId: string;
    capture: string;
    routingStatus: string;
    routeAt: string | null;
    lead: { id: string; agent: { id: string } | null } | null;
  };
}

describe('Mutation.createLead', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  const create = async (input: Record<string, unknown>, as = buyer()) =>
    expectData<Created>(await world.createLead(input, as)).createLead;

  it('gives the lead to an agent and keeps why', async () => {
    const { agentId, listingId } = await world.brokerage();
    const created = await create({ listingId });
    expect(created).toMatchObject({
      capture: 'CREATED',
      routingStatus: 'ASSIGNED',
      lead: { agent: { id: agentId } },
    });
    const [assignment] = await world.rows(`select * from crm.assignment where lead_id = $1`, [
      created.leadId,
    ]);
    expect(assignment).toMatchObject({
      agent_id: agentId,
      method: 'ROUTED',
      match: { eligible: 1, contenders: 1 },
    });
    const [lead] = await world.rows(`select rule_name, rule_reason from crm.lead where id = $1`, [
      created.leadId,
    ]);
    expect(lead).toEqual({ rule_name: 'Everyone', rule_reason: 'no other rule matched' });
  });

  it('records the facts in the same transaction, with ids and nothing personal', async () => {
    const { agentId, listingId } = await world.brokerage();
    const { leadId } = await create({
      listingId,
      message: 'Canary message',
      contact: { name: 'Canary Name', phone: '+919812312312', email: 'canary@example.in' },
    });
    const events = await world.rows<{ event: { type: string; data: Record<string, unknown> } }>(
      `select event from crm.outbox where event ->> 'subject' = $1 order by position`,
      [leadId],
    );
    expect(events.map(({ event }) => event.type)).toEqual(['ConsentChanged', 'LeadCreated', 'LeadAssigned']);
    expect(events[2]?.event.data).toMatchObject({ leadId, agentId, seq: 1, reason: 'ROUTED' });
    expect(JSON.stringify(events)).not.toMatch(/9812312312|canary/i);
  });

  describe('with an idempotency key', () => {
    it('answers the same again', async () => {
      const { listingId } = await world.brokerage();
      const input = leadInput({ listingId });
      const as = buyer();
      const first = await create(input, as);
      expect(await create(input, as)).toEqual(first);
      expect(await world.rows(`select id from crm.lead where listing_id = $1`, [listingId])).toHaveLength(1);
    });

    it('answers the same to twenty at once', async () => {
      const { listingId } = await world.brokerage();
      const input = leadInput({ listingId });
      const as = buyer();
      const answers = await Promise.all(Array.from({ length: 20 }, () => create(input, as)));
      expect(new Set(answers.map(({ leadId }) => leadId)).size).toBe(1);
      expect(
        await world.rows(`select id from crm.activity where lead_id = $1 and kind = 'RECAPTURED'`, [
          answers[0]?.leadId,
        ]),
      ).toEqual([]);
    });

    it('answers the same again when the home has left the market meanwhile, in another process', async () => {
      const { listingId } = await world.brokerage();
      const input = leadInput({ listingId });
      const as = buyer();
      const first = await create(input, as);
      await world.rows(`update crm.listing set published = false where id = $1`, [listingId]);
      const before = world.subgraph;
      world.subgraph = await world.start();
      expect(await create(input, as)).toEqual(first);
      expectErrorCode(await world.createLead({ listingId }), 'LISTING_NOT_FOUND');
      await world.subgraph.close();
      world.subgraph = before;
    });

    it('refuses another request under the same key', async () => {
      const { listingId } = await world.brokerage();
      const input = leadInput({ listingId });
      const as = buyer();
      await create(input, as);
      expectErrorCode(
        await world.createLead({ ...input, message: 'Something else' }, as),
        'IDEMPOTENCY_KEY_REUSED',
      );
    });

    it('keeps the keys of different buyers apart', async () => {
      const { listingId } = await world.brokerage();
      const idempotencyKey = randomUUID();
      const [one, other] = [
        await create({ listingId, idempotencyKey }),
        await create({ listingId, idempotencyKey }),
      ];
      expect(one.leadId).not.toBe(other.leadId);
    });
  });

  describe('when no agent can take it', () => {
    it('sends it to the pond', async () => {
      const organizationId = await world.organization();
      const listingId = await world.listing(organizationId);
      expect(await create({ listingId })).toMatchObject({ routingStatus: 'POND', lead: { agent: null } });
    });

    it.each([
      ['paused', { status: 'PAUSED' }],
      ['unlicensed', { licensed: false }],
      ['off shift', { shift: [0, 60] as [number, number] }],
      ['at the open cap', { openCap: 0 }],
      ['at the daily cap', { dailyCap: 0 }],
    ])('passes over an agent who is %s', async (_why, seed) => {
      const { listingId } = await world.brokerage(seed);
      expect(await create({ listingId })).toMatchObject({ routingStatus: 'POND' });
    });

    it('acknowledges after hours and queues to nine', async () => {
      const { listingId, agentId, organizationId } = await world.brokerage();
      const noon = world.now;
      world.now = new Date('2026-11-21T18:00:00Z');
      const { leadId, ...rest } = await create({ listingId });
      expect(rest).toMatchObject({ routingStatus: 'QUEUED', routeAt: '2026-11-22T03:30:00.000Z' });
      world.now = new Date('2026-11-22T03:30:00Z');
      await world.subgraph.sweepDeadlines();
      const { lead } = expectData<{ lead: unknown }>(
        await world.ask(
          `query ($id: ID!) { lead(id: $id) { routingStatus } }`,
          { id: leadId },
          agent(organizationId, agentId),
        ),
      );
      expect(lead).toEqual({ routingStatus: 'ASSIGNED' });
      world.now = noon;
    });
  });

  it('lets an agent write a walk-in down without becoming the buyer', async () => {
    const { listingId, organizationId, agentId } = await world.brokerage();
    const { leadId } = await create({ listingId, source: 'WALK_IN' }, agent(organizationId, agentId));
    const [lead] = await world.rows(`select buyer_user_id from crm.lead where id = $1`, [leadId]);
    expect(lead).toEqual({ buyer_user_id: null });
  });

  it('takes turns among agents who match alike', async () => {
    const { listingId, agentIds } = await world.brokerage({ agents: 3 });
    const chosen = [];
    for (let i = 0; i < 6; i++) chosen.push((await create({ listingId })).lead?.agent?.id);
    for (const id of agentIds) expect(chosen.filter((one) => one === id)).toHaveLength(2);
  });

  it.each([
    ['INVALID_PHONE', { contact: { phone: '12345' } }],
    ['CONTACT_REQUIRED', { contact: { name: 'No Contact' } }],
    ['CONSENT_REQUIRED', { consents: [] }],
    ['CONSENT_REQUIRED', { consents: [{ channel: 'CALL', purpose: 'MARKETING' }] }],
    ['LISTING_NOT_FOUND', { listingId: randomUUID() }],
    ['LEAD_SUBJECT_REQUIRED', { listingId: null }],
    ['NO_BROKERAGE_FOR_PROJECT', { listingId: null, projectId: randomUUID() }],
    ['BAD_USER_INPUT', { message: 'x'.repeat(2001) }],
    ['INVALID_EMAIL', { contact: { email: 'not an address' } }],
    ['BAD_USER_INPUT', { message: ' \u{200B} ' }],
    ['BAD_USER_INPUT', { idempotencyKey: 'short' }],
    ['BAD_USER_INPUT', { budget: { min: -1 } }],
  ])('answers %s and writes nothing', async (code, input) => {
    const { listingId, organizationId } = await world.brokerage();
    expectErrorCode(await world.createLead({ listingId, ...input }), code);
    expect(await world.rows(`select id from crm.lead where organization_id = $1`, [organizationId])).toEqual(
      [],
    );
  });

  it('does not take a listing that left the market', async () => {
    const { organizationId } = await world.brokerage();
    const listingId = await world.listing(organizationId, { published: false });
    expectErrorCode(await world.createLead({ listingId }), 'LISTING_NOT_FOUND');
  });

  it('cannot be told the tenant', async () => {
    const { listingId, organizationId } = await world.brokerage();
    const { body } = await world.createLead({ listingId, organizationId });
    expect(body.errors).toHaveLength(1);
    expect(await world.rows(`select id from crm.lead where organization_id = $1`, [organizationId])).toEqual(
      [],
    );
  });

  it('asks who is asking', async () => {
    const { listingId, organizationId } = await world.brokerage();
    const anonymous = await world.ask(
      `mutation ($input: CreateLeadInput!) { createLead(input: $input) { leadId } }`,
      {
        input: leadInput({ listingId }),
      },
    );
    expectErrorCode(anonymous, 'UNAUTHENTICATED');
    const partner = { ...manager(organizationId), scopes: ['graph:introspect'] };
    expectErrorCode(await world.createLead({ listingId }, partner), 'MISSING_SCOPE');
  });
});

describe('the crm schema', () => {
  it('keeps every table to its tenant or says why not', async () => {
    const world = await CrmWorld.open();
    expect(await findUnprotectedTables(world.database.ownerUrl, 'crm')).toEqual([]);
    expect(await findPerRowSettings(world.database.ownerUrl, 'crm')).toEqual([]);
    await world.close();
  });
});
