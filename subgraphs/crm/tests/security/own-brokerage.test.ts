import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { deliverEvent, expectData, expectErrorCode } from '@propmubi/testkit';
import { agent, buyer, CrmWorld, manager } from '../crm-world.js';

describe('who works for the brokerage is no buyer of it', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  const run = (mutation: string, type: string, input: object, as: Viewer, selection: string) =>
    world.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`, { input }, as);

  it.each(['agent', 'manager'] as const)('an enquiry of its %s is a person they met', async (who) => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const member = who === 'agent' ? agent(organizationId, agentId) : manager(organizationId);
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId }, member),
    );
    const [lead] = await world.rows(
      `select l.buyer_user_id, c.user_id, c.provenance
         from crm.lead l join crm.contact c on c.id = l.contact_id where l.id = $1`,
      [createLead.leadId],
    );
    expect(lead).toEqual({ buyer_user_id: null, user_id: null, provenance: 'BROKERAGE' });
    const { listingId: foreign } = await world.brokerage();
    expectErrorCode(await world.createLead({ listingId: foreign }, member), 'LISTING_OF_ANOTHER_BROKERAGE');
  });

  it('who joins later confirms no payment and reads no code of a visit', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const priya = buyer();
    const as = agent(organizationId, agentId);
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId }, priya),
    );
    const { leadId } = createLead;
    expectData(await run('acceptLead', 'AcceptLeadInput', { leadId }, as, 'lead { id }'));
    const joined: Viewer = { ...priya, organizationId };
    const payment = {
      leadId,
      idempotencyKey: randomUUID(),
      kind: 'TOKEN',
      amount: 1,
      receivedAt: '2026-11-20T05:30:00Z',
    };
    const { recordPayment } = expectData<{ recordPayment: { payment: { id: string } } }>(
      await run('recordPayment', 'RecordPaymentInput', payment, as, 'payment { id }'),
    );
    const input = { paymentId: recordPayment.payment.id };
    const confirm = (who: Viewer) =>
      run('confirmPayment', 'ConfirmPaymentInput', input, who, 'payment { verified }');
    expectErrorCode(await confirm(joined), 'OWN_BROKERAGE');
    expectData(await confirm(priya));
    const visit = { leadId, idempotencyKey: randomUUID(), scheduledFor: '2026-11-23T05:30:00Z' };
    expectData(await run('requestSiteVisit', 'RequestSiteVisitInput', visit, priya, 'visit { id }'));
    const codes = `query ($id: ID!) { lead(id: $id) { siteVisits { buyerCode } } }`;
    const codeOf = async (who: Viewer) =>
      expectData<{ lead: { siteVisits: { buyerCode: string | null }[] } }>(
        await world.ask(codes, { id: leadId }, who),
      ).lead.siteVisits[0]?.buyerCode;
    expect(await codeOf(priya)).toMatch(/^\d{6}$/);
    expect(await codeOf(joined)).toBeNull();
  });

  it('who left, enquired and came back confirms no payment and reads no code of a visit, away or back', async () => {
    const { organizationId, agentIds, listingId } = await world.brokerage({ agents: 2 });
    const [friend, leaver] = agentIds as [string, string];
    const away = buyer();
    await world.rows(`update crm.agent set user_id = $2, status = 'LEFT' where id = $1`, [
      leaver,
      away.userId,
    ]);
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId }, away),
    );
    const { leadId } = createLead;
    const as = agent(organizationId, friend);
    expectData(await run('acceptLead', 'AcceptLeadInput', { leadId }, as, 'lead { id }'));
    const payment = {
      ...{ leadId, idempotencyKey: randomUUID(), kind: 'TOKEN', amount: 1 },
      receivedAt: '2026-11-20T05:30:00Z',
    };
    const { recordPayment } = expectData<{ recordPayment: { payment: { id: string } } }>(
      await run('recordPayment', 'RecordPaymentInput', payment, as, 'payment { id }'),
    );
    const visit = { leadId, idempotencyKey: randomUUID(), scheduledFor: '2026-11-23T05:30:00Z' };
    expectData(await run('requestSiteVisit', 'RequestSiteVisitInput', visit, away, 'visit { id }'));
    const back = agent(organizationId, leaver);
    for (const who of [away, { ...back, userId: away.userId }]) {
      const input = { paymentId: recordPayment.payment.id };
      expectErrorCode(
        await run('confirmPayment', 'ConfirmPaymentInput', input, who, 'payment { verified }'),
        'OWN_BROKERAGE',
      );
      const { lead } = expectData<{ lead: { siteVisits: { buyerCode: string | null }[] } }>(
        await world.ask(
          `query ($id: ID!) { lead(id: $id) { siteVisits { buyerCode } } }`,
          { id: leadId },
          who,
        ),
      );
      expect(lead.siteVisits).toEqual([{ buyerCode: null }]);
    }
  });

  it('who managed it and left confirms no payment', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const [former, stranger] = [buyer(), buyer()];
    await deliverEvent(
      world.subgraph,
      'BrokerageMembershipChanged',
      {
        ...{ userId: former.userId as string, organizationId, role: 'BROKERAGE_MANAGER' },
        ...{ active: false, changedAt: '2026-11-01T00:00:00Z' },
      },
      organizationId,
    );
    const as = agent(organizationId, agentId);
    const confirmed = async (who: Viewer) => {
      const { createLead } = expectData<{ createLead: { leadId: string } }>(
        await world.createLead({ listingId }, who),
      );
      const { leadId } = createLead;
      expectData(await run('acceptLead', 'AcceptLeadInput', { leadId }, as, 'lead { id }'));
      const payment = {
        ...{ leadId, idempotencyKey: randomUUID(), kind: 'TOKEN', amount: 1 },
        receivedAt: '2026-11-20T05:30:00Z',
      };
      const { recordPayment } = expectData<{ recordPayment: { payment: { id: string } } }>(
        await run('recordPayment', 'RecordPaymentInput', payment, as, 'payment { id }'),
      );
      const input = { paymentId: recordPayment.payment.id };
      return run('confirmPayment', 'ConfirmPaymentInput', input, who, 'payment { verified }');
    };
    expectErrorCode(await confirmed(former), 'OWN_BROKERAGE');
    expectData(await confirmed(stranger));
  });
});
