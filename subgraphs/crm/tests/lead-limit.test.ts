import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '@propmubi/runtime';
import { expectData, expectErrorCode, startRedisProcess, until } from '@propmubi/testkit';
import { createLeadLimiter } from '../src/modules/commands/lead-limiter.js';
import { agent, buyer, CrmWorld } from './crm-world.js';

describe('how many questions a buyer may ask', () => {
  let world: CrmWorld;
  let listingId: string;
  beforeAll(async () => {
    world = await CrmWorld.open({ config: { leadsPerMinute: 3, leadsPerHour: 10 } });
    ({ listingId } = await world.brokerage());
    // Whoever comes first opens the connection.
    await world.createLead({ listingId });
  });
  afterAll(() => world?.close());

  it('ends with the limit, for this buyer and for new questions only', async () => {
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

  it('holds for what else a buyer does that an agent is told of, and never for taking it back', async () => {
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
    expectData(await change('withdrawLead', 'LeadInput', { leadId }, 'lead'));
  });

  it('does not hold for an agent who writes down walk-ins', async () => {
    const { organizationId, agentId, listingId: own } = await world.brokerage();
    const asha = agent(organizationId, agentId);
    for (let walkIn = 0; walkIn < 5; walkIn++) expectData(await world.createLead({ listingId: own }, asha));
  });
});

describe('the count of questions', () => {
  const silent = createLogger('test', 'silent');

  it('keeps what was refused in one window out of the other', async () => {
    await using redis = await startRedisProcess();
    const [often, seldom] = [randomUUID(), randomUUID()];
    const byMinute = createLeadLimiter(redis.url, { leadsPerMinute: 1, leadsPerHour: 5 }, silent);
    await byMinute.count(often);
    for (let again = 0; again < 3; again++)
      await expect(byMinute.count(often)).rejects.toThrow('many questions');
    expect(await redis.client.get(`crm:leads-per-hour:${often}`)).toBe('1');
    await byMinute.close();

    const byHour = createLeadLimiter(redis.url, { leadsPerMinute: 0, leadsPerHour: 1 }, silent);
    await byHour.count(seldom);
    const refused = await byHour.count(seldom).catch((error: unknown) => error);
    expect(refused).toMatchObject({ extensions: { code: 'LEAD_RATE_LIMITED' } });
    const { retryAfterSeconds } = (refused as { extensions: { retryAfterSeconds: number } }).extensions;
    expect(retryAfterSeconds).toBeGreaterThan(60);
    await byHour.close();
  });

  it('lets everybody through while Redis does not answer, says so once, and counts again afterwards', async () => {
    await using redis = await startRedisProcess();
    const lines: string[] = [];
    const logger = createLogger('test', 'warn', { write: (line: string) => void lines.push(line) });
    const limiter = createLeadLimiter(redis.url, { leadsPerMinute: 1, leadsPerHour: 0 }, logger);
    const priya = randomUUID();
    await limiter.count(priya);
    redis.freeze();
    for (let question = 0; question < 5; question++) await limiter.count(priya);
    expect(lines).toEqual([expect.stringContaining('leads are not limited')]);
    redis.thaw();
    await until(
      () =>
        limiter.count(priya).then(
          () => false,
          () => true,
        ),
      {
        timeoutMs: 20_000,
        what: 'the limit to hold again',
      },
    );
    await limiter.close();
  });
});

interface Created {
  createLead: { leadId: string };
}
