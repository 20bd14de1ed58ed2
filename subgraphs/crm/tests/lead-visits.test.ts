import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { buyer, CrmWorld, NOON } from './crm-world.js';
import { leadSteps } from './lead-steps.js';

describe('visits of a lead', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterEach(() => {
    world.now = NOON;
  });
  afterAll(() => world?.close());

  const { run, advance, lead, facts } = leadSteps(() => world);

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
    expect(await facts(leadId, 'SiteVisitCompleted')).toEqual([expect.objectContaining({ verified: false })]);
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

  it.each([
    ['before it', '2026-11-24T05:30:00Z', 'next'],
    ['after it', '2026-11-25T06:30:00Z', 'first'],
  ] as const)(
    'counts for the agent who had the lead then, when that was reassigned %s',
    async (_when, at, whose) => {
      const { leadId, visitId, organizationId, agentId: first, boss } = await visit();
      const next = await world.agent({ organizationId });
      world.now = new Date(at);
      expectData(await run('reassignLead', 'ReassignLeadInput', { leadId, agentId: next }, boss));
      const shown = await world.ask(
        `query ($id: ID!) { siteVisit(id: $id) { agent { id } } }`,
        { id: visitId },
        boss,
      );
      expect(expectData(shown)).toEqual({ siteVisit: { agent: { id: next } } });
      world.now = new Date('2026-11-25T07:30:00Z');
      expectData(await complete(visitId, boss, { outcome: 'AGENT_NO_SHOW' }));
      expect(await facts(leadId, 'SiteVisitCompleted')).toEqual([
        expect.objectContaining({ outcome: 'AGENT_NO_SHOW', agentId: { first, next }[whose] }),
      ]);
    },
  );

  it('is with its lead in no list of the agent who had it before', async () => {
    const { leadId, visitId, organizationId, as, boss } = await visit();
    const lists = async () =>
      expectData(
        await world.ask(
          `query ($leadId: ID!, $visitId: ID!) {
             lead(id: $leadId) { id } leads { nodes { id } } siteVisit(id: $visitId) { id }
             myDay(on: "2026-11-25") { visits { id } } }`,
          { leadId, visitId },
          as,
        ),
      );
    expect(await lists()).toMatchObject({
      leads: { nodes: [{ id: leadId }] },
      myDay: { visits: [{ id: visitId }] },
    });
    const agentId = await world.agent({ organizationId });
    expectData(await run('reassignLead', 'ReassignLeadInput', { leadId, agentId }, boss));
    expect(await lists()).toEqual({
      lead: null,
      leads: { nodes: [] },
      siteVisit: null,
      myDay: { visits: [] },
    });
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
