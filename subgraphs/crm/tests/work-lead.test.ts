import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode, type Answer } from '@propmubi/testkit';
import { agent, buyer, CrmWorld, manager, NOON } from './crm-world.js';

describe('working a lead', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  const run = (mutation: string, type: string, input: object, as: Viewer, selection = 'lead { id stage }') =>
    world.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`, { input }, as);
  afterEach(() => {
    world.now = NOON;
  });
  const advance = (leadId: string, as: Viewer, stage: string, more = {}) =>
    run('advanceLead', 'AdvanceLeadInput', { leadId, stage, ...more }, as);

  async function lead(accepted = true) {
    const setting = await world.brokerage();
    const priya = buyer();
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId: setting.listingId }, priya),
    );
    const as = agent(setting.organizationId, setting.agentId);
    const { leadId } = createLead;
    if (accepted) expectData(await run('acceptLead', 'AcceptLeadInput', { leadId }, as));
    return { ...setting, leadId, as, priya, boss: manager(setting.organizationId) };
  }
  const stageOf = (answer: Answer) =>
    Object.values(expectData<Record<string, { lead: { stage: string } }>>(answer))[0]?.lead.stage;
  const facts = async (leadId: string, type: string) =>
    (
      await world.rows<{ data: Record<string, unknown> }>(
        `select event -> 'data' as data from crm.outbox where event ->> 'type' = $2 and event ->> 'subject' = $1 order by position`,
        [leadId, type],
      )
    ).map(({ data }) => data);

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

  it('keeps a timeline, newest first, in pages', async () => {
    const { leadId, as } = await lead();
    world.advance({ seconds: 1 });
    await advance(leadId, as, 'PROSPECT', { note: 'Wants to move by June.' });
    world.now = NOON;
    const timeline = `query ($id: ID!, $after: String) { lead(id: $id) { activities(first: 2, after: $after) {
      edges { node { kind note } } pageInfo { hasNextPage endCursor } } } }`;
    type Page = {
      lead: {
        activities: {
          edges: { node: { kind: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
    };
    const first = expectData<Page>(await world.ask(timeline, { id: leadId }, as)).lead.activities;
    expect(first.edges[0]?.node).toEqual({ kind: 'STAGE_CHANGED', note: 'Wants to move by June.' });
    const second = expectData<Page>(
      await world.ask(timeline, { id: leadId, after: first.pageInfo.endCursor }, as),
    ).lead.activities;
    const kinds = [...first.edges, ...second.edges].map(({ node }) => node.kind);
    expect(kinds.toSorted()).toEqual(['ACCEPTED', 'ASSIGNED', 'CREATED', 'STAGE_CHANGED']);
    expect(second.pageInfo.hasNextPage).toBe(false);
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

  it('follows the brokerage’s rules in order', async () => {
    const { organizationId, listingId } = await world.brokerage();
    const specialist = await world.agent({ organizationId });
    const boss = manager(organizationId);
    const rule = {
      name: 'WhatsApp desk',
      position: 1,
      conditions: { sources: ['WHATSAPP'] },
      agentIds: [specialist],
    };
    expectData(
      await run(
        'createRoutingRule',
        'CreateRoutingRuleInput',
        rule,
        boss,
        'rules { name isDefault agents { id } }',
      ),
    );
    expectErrorCode(
      await run('createRoutingRule', 'CreateRoutingRuleInput', rule, boss, 'rules { id }'),
      'ROUTING_POSITION_TAKEN',
    );
    const [foreign] = (await world.brokerage()).agentIds;
    for (const [code, wrong] of [
      ['ROUTING_AGENT_UNKNOWN', { agentIds: [foreign] }],
      ['ROUTING_AGENT_UNKNOWN', { agentIds: [randomUUID()] }],
      ['INVALID_BUDGET', { conditions: { minPrice: 2, maxPrice: 1 } }],
    ] as const) {
      expectErrorCode(
        await run(
          'createRoutingRule',
          'CreateRoutingRuleInput',
          { ...rule, position: 2, ...wrong },
          boss,
          'rules { id }',
        ),
        code,
      );
    }
    const preview = await world.ask(
      `query ($input: PreviewRoutingInput!) { previewRouting(input: $input) {
        isOpen rule { name } reason candidates { agent { id } match { eligible } } } }`,
      { input: { listingId, source: 'WHATSAPP' } },
      boss,
    );
    expect(expectData(preview)).toEqual({
      previewRouting: {
        isOpen: true,
        rule: { name: 'WhatsApp desk' },
        reason: 'source WHATSAPP',
        candidates: [{ agent: { id: specialist }, match: { eligible: 1 } }],
      },
    });
    const { createLead } = expectData<{ createLead: { leadId: string; lead: object } }>(
      await world.createLead({ listingId, source: 'WHATSAPP' }),
    );
    expect(createLead.lead).toMatchObject({ agent: { id: specialist } });
    const [row] = await world.rows(`select rule_name, rule_reason from crm.lead where id = $1`, [
      createLead.leadId,
    ]);
    expect(row).toEqual({ rule_name: 'WhatsApp desk', rule_reason: 'source WHATSAPP' });
    const [stored] = await world.rows<{ id: string }>(
      `select id from crm.routing_rule where organization_id = $1 and not is_default`,
      [organizationId],
    );
    const update = (changes: object) =>
      run(
        'updateRoutingRule',
        'UpdateRoutingRuleInput',
        { ruleId: stored?.id, ...changes },
        boss,
        'rules { name position agents { id } }',
      );
    expect(expectData(await update({ name: 'Messages', position: 7 }))).toMatchObject({
      updateRoutingRule: {
        rules: [{ name: 'Messages', position: 7, agents: [{ id: specialist }] }, { name: 'Everyone' }],
      },
    });
    // An agent who left is none of the rule's, and the list stays.
    await world.rows(`update crm.agent set status = 'LEFT' where id = $1`, [specialist]);
    expectErrorCode(await update({ agentIds: [specialist] }), 'ROUTING_AGENT_UNKNOWN');
    expect(expectData(await update({}))).toMatchObject({
      updateRoutingRule: { rules: [{ agents: [] }, { name: 'Everyone' }] },
    });
  });

  describe('with a visit', () => {
    async function visit() {
      const given = await lead();
      await advance(given.leadId, given.as, 'PROSPECT');
      await advance(given.leadId, given.as, 'OPPORTUNITY', { temperature: 'WARM' });
      const input = {
        leadId: given.leadId,
        idempotencyKey: randomUUID(),
        scheduledFor: '2026-11-25T05:30:00Z',
      };
      const schedule = () =>
        run(
          'scheduleSiteVisit',
          'ScheduleSiteVisitInput',
          input,
          given.as,
          'visit { id status buyerCode lead { stage } }',
        );
      const scheduled = expectData<{ scheduleSiteVisit: { visit: { id: string } } }>(await schedule());
      // The same key makes one visit.
      expect(expectData(await schedule())).toEqual(scheduled);
      expect(scheduled.scheduleSiteVisit.visit).toMatchObject({
        buyerCode: null,
        lead: { stage: 'SITE_VISIT_SCHEDULED' },
      });
      return { ...given, visitId: scheduled.scheduleSiteVisit.visit.id };
    }
    const complete = (visitId: string, as: Viewer, more: object) =>
      run(
        'completeSiteVisit',
        'CompleteSiteVisitInput',
        { visitId, outcome: 'DONE', ...more },
        as,
        'visit { verified status }',
      );

    it('is verified by the buyer’s code', async () => {
      const { leadId, visitId, as, priya } = await visit();
      const { lead: seen } = expectData<{ lead: { siteVisits: { buyerCode: string }[] } }>(
        await world.ask(
          `query ($id: ID!) { lead(id: $id) { siteVisits { buyerCode } } }`,
          { id: leadId },
          priya,
        ),
      );
      const buyerCode = seen.siteVisits[0]?.buyerCode as string;
      expectErrorCode(await complete(visitId, as, { buyerCode }), 'VISIT_NOT_YET');
      world.now = new Date('2026-11-25T05:30:00Z');
      expect(expectData(await complete(visitId, as, { buyerCode }))).toEqual({
        completeSiteVisit: { visit: { verified: true, status: 'DONE' } },
      });
      expect(await facts(leadId, 'SiteVisitCompleted')).toEqual([
        expect.objectContaining({ verified: true, outcome: 'DONE' }),
      ]);
      expectErrorCode(await complete(visitId, as, { outcome: 'BUYER_NO_SHOW' }), 'SITE_VISIT_COMPLETED');
    });

    it('is not verified by the agent’s word, and the code cannot be guessed', async () => {
      const { visitId, as, leadId } = await visit();
      const [row] = await world.rows<{ buyer_code: string }>(
        `select buyer_code from crm.site_visit where id = $1`,
        [visitId],
      );
      const wrong = row?.buyer_code === '000000' ? '000001' : '000000';
      world.now = new Date('2026-11-25T05:30:00Z');
      for (let i = 0; i < 5; i++)
        expectErrorCode(await complete(visitId, as, { buyerCode: wrong }), 'VISIT_CODE_WRONG');
      expectErrorCode(await complete(visitId, as, { buyerCode: row?.buyer_code }), 'VISIT_CODE_LOCKED');
      expectData(await complete(visitId, as, {}));
      expect(await facts(leadId, 'SiteVisitCompleted')).toEqual([
        expect.objectContaining({ verified: false }),
      ]);
    });

    it('is asked for by the buyer, agreed by the agent, moved and called off', async () => {
      const { leadId, as, priya, organizationId } = await lead();
      await advance(leadId, as, 'PROSPECT');
      await advance(leadId, as, 'OPPORTUNITY', { temperature: 'HOT' });
      const listingId = await world.listing(organizationId);
      const request = {
        leadId,
        idempotencyKey: randomUUID(),
        scheduledFor: '2026-11-25T05:30:00Z',
        listingId,
      };
      const VISIT = 'visit { id status listing { id } lead { stage } }';
      const ask = (input: object, who: Viewer) =>
        run('requestSiteVisit', 'RequestSiteVisitInput', input, who, VISIT);
      expectErrorCode(await ask(request, as), 'NOT_THE_BUYER');
      const { requestSiteVisit: asked } = expectData<{ requestSiteVisit: { visit: { id: string } } }>(
        await ask(request, priya),
      );
      expect(asked.visit).toMatchObject({
        status: 'REQUESTED',
        listing: { id: listingId },
        lead: { stage: 'OPPORTUNITY' },
      });
      const visitId = asked.visit.id;
      world.now = new Date('2026-11-25T06:00:00Z');
      expectErrorCode(await complete(visitId, as, {}), 'VISIT_NOT_CONFIRMED');
      world.now = NOON;
      const move = (scheduledFor: string, who: Viewer) =>
        run('rescheduleSiteVisit', 'RescheduleSiteVisitInput', { visitId, scheduledFor }, who, VISIT);
      expect(expectData(await move('2026-11-26T05:30:00Z', as))).toMatchObject({
        rescheduleSiteVisit: { visit: { status: 'SCHEDULED', lead: { stage: 'SITE_VISIT_SCHEDULED' } } },
      });
      expect(expectData(await move('2026-11-27T05:30:00Z', priya))).toMatchObject({
        rescheduleSiteVisit: { visit: { status: 'REQUESTED' } },
      });
      expectErrorCode(await move('2026-11-27T05:30:00Z', buyer()), 'SITE_VISIT_NOT_FOUND');
      expectErrorCode(await move('2020-01-01T00:00:00Z', priya), 'VISIT_IN_THE_PAST');
      const cancel = (who: Viewer) => run('cancelSiteVisit', 'CancelSiteVisitInput', { visitId }, who, VISIT);
      for (let again = 0; again < 2; again++) {
        expect(expectData(await cancel(priya))).toMatchObject({
          cancelSiteVisit: { visit: { status: 'CANCELLED', lead: { stage: 'OPPORTUNITY' } } },
        });
      }
      expectErrorCode(await move('2026-11-27T05:30:00Z', as), 'SITE_VISIT_CANCELLED');
    });

    it('is of a listing of the brokerage, and not one of very many', async () => {
      const { leadId, priya, organizationId } = await lead();
      const ask = (listingId: string | null) =>
        run(
          'requestSiteVisit',
          'RequestSiteVisitInput',
          { leadId, idempotencyKey: randomUUID(), scheduledFor: '2026-11-25T05:30:00Z', listingId },
          priya,
          'visit { id }',
        );
      const { listingId: foreign } = await world.brokerage();
      const withdrawn = await world.listing(organizationId, { published: false });
      for (const listingId of [foreign, withdrawn, randomUUID()]) {
        expectErrorCode(await ask(listingId), 'LISTING_NOT_FOUND');
      }
      for (let i = 0; i < 8; i++) expectData(await ask(null));
      expectErrorCode(await ask(null), 'TOO_MANY_VISITS');
    });

    it('does not lie in the past', async () => {
      const { leadId, as } = await visit();
      const input = { leadId, idempotencyKey: randomUUID(), scheduledFor: '2020-01-01T00:00:00Z' };
      expectErrorCode(
        await run('scheduleSiteVisit', 'ScheduleSiteVisitInput', input, as, 'visit { id }'),
        'VISIT_IN_THE_PAST',
      );
    });
  });

  it('records a payment, which the buyer alone verifies', async () => {
    const { leadId, as, boss, priya } = await lead();
    const pay = (key: string, who: Viewer, more = {}) =>
      run(
        'recordPayment',
        'RecordPaymentInput',
        {
          leadId,
          idempotencyKey: key,
          kind: 'TOKEN',
          amount: 100_000,
          receivedAt: '2026-11-20T05:30:00Z',
          ...more,
        },
        who,
        'payment { id amount verified }',
      );
    const confirm = (paymentId: string, who: Viewer) =>
      run('confirmPayment', 'ConfirmPaymentInput', { paymentId }, who, 'payment { verified confirmedAt }');
    const key = randomUUID();
    const { recordPayment } = expectData<{ recordPayment: { payment: { id: string } } }>(
      await pay(key, boss),
    );
    expect(recordPayment.payment).toMatchObject({ amount: 100_000, verified: false });
    expect(expectData(await pay(key, boss))).toEqual({ recordPayment });
    expectErrorCode(await pay(key, boss, { amount: 1 }), 'IDEMPOTENCY_KEY_REUSED');
    const { id } = recordPayment.payment;
    for (const who of [as, boss]) expectErrorCode(await confirm(id, who), 'NOT_THE_BUYER');
    expectErrorCode(await confirm(id, buyer()), 'PAYMENT_NOT_FOUND');
    for (let again = 0; again < 2; again++) {
      expect(expectData(await confirm(id, priya))).toMatchObject({
        confirmPayment: { payment: { verified: true } },
      });
    }
    expect((await facts(leadId, 'PaymentReceived')).map(({ verified }) => verified)).toEqual([false, true]);
    expectErrorCode(
      await pay(randomUUID(), as, { receivedAt: '2030-01-01T00:00:00Z' }),
      'PAYMENT_IN_THE_FUTURE',
    );
    expectErrorCode(await pay(randomUUID(), as, { receivedAt: '1970-01-01T00:00:00Z' }), 'PAYMENT_TOO_OLD');
    expectData(await run('withdrawLead', 'WithdrawLeadInput', { leadId }, priya));
    expectErrorCode(await pay(randomUUID(), boss), 'LEAD_CLOSED');
  });

  it('keeps every note, and says who, what and how much on the timeline', async () => {
    const { leadId, as, boss } = await lead();
    const contacted = (note: string) =>
      run('recordFirstContact', 'RecordFirstContactInput', { leadId, channel: 'CALL', note }, as);
    expectData(await contacted('No answer'));
    expectData(await contacted('Spoke, wants two bedrooms'));
    expectData(await advance(leadId, as, 'INCOMING', { note: 'Calls back on Monday' }));
    const note = { leadId, idempotencyKey: randomUUID(), note: 'Parents decide' };
    for (let again = 0; again < 2; again++) {
      expectData(await run('addLeadNote', 'AddLeadNoteInput', note, boss));
    }
    const stranger = agent(await world.organization(), randomUUID());
    expectErrorCode(
      await run('addLeadNote', 'AddLeadNoteInput', { ...note, idempotencyKey: randomUUID() }, stranger),
      'LEAD_NOT_FOUND',
    );
    const { lead: seen } = expectData<{ lead: { activities: { edges: { node: object }[] } } }>(
      await world.ask(
        `query ($id: ID!) { lead(id: $id) { activities(first: 50) { edges { node {
          kind note channel actor { id } source } } } } }`,
        { id: leadId },
        boss,
      ),
    );
    const nodes = seen.activities.edges.map(({ node }) => node);
    const by = (viewer: Viewer) => ({ actor: { id: viewer.userId } });
    expect(nodes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'FIRST_CONTACTED', note: 'No answer', channel: 'CALL', ...by(as) }),
        expect.objectContaining({ kind: 'CONTACTED', note: 'Spoke, wants two bedrooms', channel: 'CALL' }),
        expect.objectContaining({ kind: 'NOTE_ADDED', note: 'Calls back on Monday', ...by(as) }),
        expect.objectContaining({ kind: 'NOTE_ADDED', note: 'Parents decide', ...by(boss) }),
        expect.objectContaining({ kind: 'CREATED', source: 'LISTING_PAGE' }),
      ]),
    );
    expect(nodes.filter((node) => 'note' in node && node.note === 'Parents decide')).toHaveLength(1);
  });
});
