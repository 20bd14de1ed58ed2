import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLimitService, createLogger, type Limit, limitKeys } from '@propmubi/runtime';
import { expectData, expectErrorCode, startRedisProcess } from '@propmubi/testkit';
import { createLeadLimiter } from '../src/modules/commands/lead-limiter.js';
import type { Enquirer } from '../src/modules/lead/contact/contact.repository.js';
import { agent, buyer, CrmWorld, manager, NOON } from './crm-world.js';

describe('how many enquiries a buyer may make', () => {
  let world: CrmWorld;
  let listingId: string;
  beforeAll(async () => {
    world = await CrmWorld.open({ config: { leadsPerMinute: 3, leadsPerHour: 10 } });
    ({ listingId } = await world.brokerage());
  });
  afterAll(() => world?.close());

  it('ends with the limit, for this buyer and for new enquiries only', async () => {
    const priya = buyer();
    const first = { listingId, idempotencyKey: randomUUID(), contact: { phone: '+919876500001' } };
    const { createLead } = expectData<Created>(await world.createLead(first, priya));
    for (let more = 0; more < 2; more++) expectData(await world.createLead({ listingId }, priya));
    const refused = await world.createLead({ listingId }, priya);
    const { extensions } = expectErrorCode(refused, 'LEAD_RATE_LIMITED');
    expect(extensions?.['retryAfterSeconds']).toBeGreaterThan(0);
    expect(extensions?.['retryAfterSeconds']).toBeLessThanOrEqual(60);
    const repeated = expectData<Created>(await world.createLead(first, priya));
    expect(repeated.createLead.leadId).toBe(createLead.leadId);
    expectData(await world.createLead({ listingId }, buyer()));
  });

  it('holds for every other change an agent is notified of, and never for taking it back', async () => {
    const priya = buyer();
    const { leadId } = expectData<Created>(await world.createLead({ listingId }, priya)).createLead;
    const change = (mutation: string, type: string, input: object, selection: string) =>
      world.ask(
        `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} { id } } }`,
        { input },
        priya,
      );
    const consent = (granted: boolean) => {
      const input = { leadId, channel: 'EMAIL', purpose: 'LEAD_FOLLOW_UP', granted };
      return change('changeLeadConsent', 'ChangeLeadConsentInput', input, 'lead');
    };
    const visit = { leadId, idempotencyKey: randomUUID(), scheduledFor: '2026-11-25T05:30:00Z' };
    expectData(await change('requestSiteVisit', 'RequestSiteVisitInput', visit, 'visit'));
    for (let again = 0; again < 2; again++) {
      expectData(await consent(true));
      expectData(await consent(false));
    }
    expectErrorCode(await consent(true), 'LEAD_RATE_LIMITED');
    const another = { ...visit, idempotencyKey: randomUUID() };
    const refused = await change('requestSiteVisit', 'RequestSiteVisitInput', another, 'visit');
    expectErrorCode(refused, 'LEAD_RATE_LIMITED');
    expectData(await consent(false));
    expectData(await change('withdrawLead', 'WithdrawLeadInput', { leadId }, 'lead'));
  });

  it('keeps a brokerage from flooding the buyer of a lead with payments, visits and agents', async () => {
    const { organizationId, agentId, listingId: own } = await world.brokerage();
    const priya = buyer();
    const { leadId } = expectData<Created>(await world.createLead({ listingId: own }, priya)).createLead;
    const boss = manager(organizationId);
    const pay = (idempotencyKey: string) => {
      const input = { leadId, idempotencyKey, kind: 'TOKEN', amount: 1, receivedAt: NOON.toISOString() };
      const text = `mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { payment { id } } }`;
      return world.ask(text, { input }, boss);
    };
    const first = randomUUID();
    const paid = expectData(await pay(first));
    for (let more = 1; more < 30; more++) expectData(await pay(randomUUID()));
    expectErrorCode(await pay(randomUUID()), 'LEAD_RATE_LIMITED');
    expect(expectData(await pay(first))).toEqual(paid);
    const visit = { leadId, idempotencyKey: randomUUID(), scheduledFor: '2026-11-25T05:30:00Z' };
    const schedule = `mutation ($input: ScheduleSiteVisitInput!) { scheduleSiteVisit(input: $input) { visit { id } } }`;
    expectErrorCode(await world.ask(schedule, { input: visit }, boss), 'LEAD_RATE_LIMITED');
    const reassign = `mutation ($input: ReassignLeadInput!) { reassignLead(input: $input) { lead { id } } }`;
    expectErrorCode(await world.ask(reassign, { input: { leadId } }, boss), 'LEAD_RATE_LIMITED');
    const accept = `mutation ($input: AcceptLeadInput!) { acceptLead(input: $input) { lead { id } } }`;
    expectData(await world.ask(accept, { input: { leadId } }, agent(organizationId, agentId)));
  });

  it('keeps a brokerage from flooding the agent of a lead with reminders', async () => {
    const { organizationId, listingId: own } = await world.brokerage();
    const { leadId } = expectData<Created>(await world.createLead({ listingId: own })).createLead;
    const boss = manager(organizationId);
    const at = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000).toISOString();
    const add = (minutes: number) => {
      const input = { leadId, idempotencyKey: randomUUID(), title: 'Call', dueAt: at(minutes) };
      const text = `mutation ($input: AddLeadTaskInput!) { addLeadTask(input: $input) { task { id } } }`;
      return world.ask(text, { input }, boss);
    };
    const { addLeadTask } = expectData<{ addLeadTask: { task: { id: string } } }>(await add(60));
    const change = (changes: object) => {
      const input = { taskId: addLeadTask.task.id, ...changes };
      const text = `mutation ($input: UpdateLeadTaskInput!) { updateLeadTask(input: $input) { task { id } } }`;
      return world.ask(text, { input }, boss);
    };
    for (let moved = 1; moved < 100; moved++) expectData(await change({ dueAt: at(60 + moved) }));
    expectErrorCode(await change({ dueAt: at(30) }), 'LEAD_RATE_LIMITED');
    expectErrorCode(await add(30), 'LEAD_RATE_LIMITED');
    expectData(await change({ title: 'Call again', status: 'DONE' }));
    expectErrorCode(await change({ status: 'OPEN' }), 'LEAD_RATE_LIMITED');
  });

  it('does not hold for an agent who writes down walk-ins', async () => {
    const { organizationId, agentId, listingId: own } = await world.brokerage();
    const asha = agent(organizationId, agentId);
    for (let walkIn = 0; walkIn < 5; walkIn++) expectData(await world.createLead({ listingId: own }, asha));
  });
});

describe('the count of enquiries', () => {
  const silent = createLogger('test', 'silent');
  const priya = (): Enquirer => ({ kind: 'BUYER', userId: randomUUID() });
  const perHour: Limit = { name: 'leads-per-hour', points: 5, windowSeconds: 3_600, onRedisDown: 'allow' };

  it('keeps what one window refused out of the other', async () => {
    await using redis = await startRedisProcess();
    const limits = createLimitService(redis.url, silent);
    const limiter = createLeadLimiter(limits, { ...UNLIMITED, leadsPerMinute: 1, leadsPerHour: 5 });
    const often = priya();
    await limiter.countEnquiry(often, 'unused');
    for (let again = 0; again < 3; again++)
      await expect(limiter.countEnquiry(often, 'unused')).rejects.toMatchObject({
        code: 'LEAD_RATE_LIMITED',
      });
    const [state] = await limits.force([{ limit: perHour, key: limitKeys.user(often.userId), points: 0 }]);
    expect(state?.remaining).toBe(4);
    await limits.close();
  });

  it('says how long the window that takes longest needs', async () => {
    await using redis = await startRedisProcess();
    const limits = createLimitService(redis.url, silent);
    const limiter = createLeadLimiter(limits, { ...UNLIMITED, leadsPerMinute: 1, leadsPerHour: 1 });
    const often = priya();
    await limiter.countEnquiry(often, 'unused');
    const refused = await limiter.countEnquiry(often, 'unused').catch((error: unknown) => error);
    const { retryAfterSeconds } = (refused as { extensions: { retryAfterSeconds: number } }).extensions;
    expect(retryAfterSeconds).toBeGreaterThan(60);
    await limits.close();
  });

  it('goes on in each process while Redis does not answer', async () => {
    await using redis = await startRedisProcess();
    const limits = createLimitService(redis.url, silent);
    const limiter = createLeadLimiter(limits, { ...UNLIMITED, leadsPerHour: 1 });
    redis.freeze();
    const often = priya();
    await limiter.countEnquiry(often, 'unused');
    await expect(limiter.countEnquiry(often, 'unused')).rejects.toMatchObject({ code: 'LEAD_RATE_LIMITED' });
    await limiter.countEnquiry(priya(), 'unused');
    redis.thaw();
    await limits.close();
  });
});

const UNLIMITED = { leadsPerMinute: 0, leadsPerHour: 0, partnerLeadsPerMinute: 0 };

interface Created {
  createLead: { leadId: string };
}
