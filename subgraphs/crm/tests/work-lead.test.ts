import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { agent, CrmWorld, NOON } from './crm-world.js';
import { leadSteps } from './lead-steps.js';

describe('working a lead', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterEach(() => {
    world.now = NOON;
  });
  afterAll(() => world?.close());

  const { run, advance, lead, stageOf, facts } = leadSteps(() => world);

  it('accepts once and says how fast', async () => {
    const { leadId, as } = await lead(false);
    world.advance({ seconds: 42 });
    for (let i = 0; i < 2; i++) expectData(await run('acceptLead', 'AcceptLeadInput', { leadId }, as));
    expect(await facts(leadId, 'LeadAccepted')).toEqual([expect.objectContaining({ secondsToAccept: 42 })]);
    world.now = NOON;
  });

  it('records the first contact by a channel the buyer agreed to', async () => {
    const { leadId, as } = await lead();
    const contact = (channel: string) =>
      run('recordFirstContact', 'RecordFirstContactInput', { leadId, channel }, as);
    expectErrorCode(await contact('WHATSAPP'), 'CONSENT_MISSING');
    expectData(await contact('CALL'));
    expectData(await contact('CALL'));
    expect(await facts(leadId, 'LeadFirstContacted')).toHaveLength(1);
  });

  it('goes the whole way to the booking and frees the desk', async () => {
    const { leadId, as, agentId } = await lead();
    for (const [stage, more] of [
      ['PROSPECT'],
      ['OPPORTUNITY', { temperature: 'HOT' }],
      ['SITE_VISIT_SCHEDULED'],
      ['SITE_VISIT_DONE'],
      ['NEGOTIATION'],
      ['BOOKED'],
    ] as const) {
      expect(stageOf(await advance(leadId, as, stage, more))).toBe(stage);
    }
    expect((await facts(leadId, 'LeadStageChanged')).map(({ to }) => to)).toHaveLength(6);
    const [desk] = await world.rows(`select open_count from crm.agent where id = $1`, [agentId]);
    expect(desk).toEqual({ open_count: 0 });
    expect(stageOf(await advance(leadId, as, 'LOST', { reason: 'BOOKING_CANCELLED' }))).toBe('LOST');
    expect(await facts(leadId, 'BookingCancelled')).toHaveLength(1);
  });

  it.each([
    ['INVALID_STAGE_TRANSITION', 'BOOKED', {}],
    ['INVALID_STAGE_TRANSITION', 'OPPORTUNITY', { temperature: 'HOT' }],
    ['CLOSE_REASON_REQUIRED', 'LOST', {}],
    ['BAD_USER_INPUT', 'PROSPECT', { note: '' }],
  ])('answers %s to a wrong step', async (code, stage, more) => {
    const { leadId, as } = await lead();
    expectErrorCode(await advance(leadId, as, stage, more), code);
    const [row] = await world.rows(`select stage from crm.lead where id = $1`, [leadId]);
    expect(row).toEqual({ stage: 'INCOMING' });
  });

  it('does not advance a lead that was not accepted', async () => {
    const { leadId, as } = await lead(false);
    expectErrorCode(await advance(leadId, as, 'PROSPECT'), 'LEAD_NOT_ACCEPTED');
  });

  it('opens a lost lead again when the person asks again', async () => {
    const { leadId, as, priya, listingId } = await lead();
    await advance(leadId, as, 'LOST', { reason: 'BUDGET' });
    const [contact] = await world.rows<{ phone: string }>(
      `select phone from crm.contact c join crm.lead l on l.contact_id = c.id where l.id = $1`,
      [leadId],
    );
    const { createLead } = expectData<{ createLead: object }>(
      await world.createLead({ listingId, contact }, priya),
    );
    expect(createLead).toMatchObject({
      leadId,
      capture: 'RECAPTURED',
      routingStatus: 'ASSIGNED',
      lead: { stage: 'INCOMING' },
    });
  });

  it('is marked as seen once, by the agent who has it', async () => {
    const { leadId, as, organizationId } = await lead(false);
    const mark = (viewer: typeof as) =>
      run('markLeadSeen', 'MarkLeadSeenInput', { leadId }, viewer, 'lead { assignment { seenAt } }');
    const first = expectData(await mark(as));
    expect(first).toEqual({
      markLeadSeen: { lead: { assignment: { seenAt: NOON.toISOString() } } },
    });
    world.advance({ seconds: 5 });
    expect(expectData(await mark(as))).toEqual(first);
    expect(await facts(leadId, 'LeadSeen')).toEqual([
      expect.objectContaining({ agentId: as.agentId, seenAt: NOON.toISOString() }),
    ]);
    const colleague = await world.agent({ organizationId });
    expectErrorCode(await mark(agent(organizationId, colleague)), 'LEAD_NOT_FOUND');
  });

  it('is withdrawn by the buyer, with every permission', async () => {
    const { leadId, priya, agentId } = await lead();
    expect(stageOf(await run('withdrawLead', 'WithdrawLeadInput', { leadId }, priya))).toBe('LOST');
    expect(
      await world.rows(
        `select 1 from crm.consent where revoked_at is null and contact_id =
      (select contact_id from crm.lead where id = $1)`,
        [leadId],
      ),
    ).toEqual([]);
    const told = await world.rows(`select kind, reason from crm.agent_feed where agent_id = $1 and seq = 2`, [
      agentId,
    ]);
    expect(told).toEqual([{ kind: 'TAKEN_AWAY', reason: 'WITHDRAWN_BY_BUYER' }]);
  });

  it('goes to the agent a manager names', async () => {
    const { leadId, boss, organizationId } = await lead();
    const other = await world.agent({ organizationId });
    const give = (agentId: string) =>
      run(
        'reassignLead',
        'ReassignLeadInput',
        { leadId, agentId },
        boss,
        'lead { agent { id } assignment { method } }',
      );
    expect(expectData(await give(other))).toEqual({
      reassignLead: { lead: { agent: { id: other }, assignment: { method: 'MANUAL' } } },
    });
    const full = await world.agent({ organizationId, openCap: 0 });
    expectErrorCode(await give(full), 'AGENT_NOT_ELIGIBLE');
    expectErrorCode(await give(randomUUID()), 'AGENT_NOT_ELIGIBLE');
  });
});
