import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { agent, buyer, CrmWorld, manager } from './crm-world.js';

describe('a manager with many leads', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  const create = async (listingId: string, as = buyer()) =>
    expectData<{ createLead: { leadId: string } }>(await world.createLead({ listingId }, as)).createLead
      .leadId;
  const holderOf = async (leadId: string) =>
    (
      await world.rows<{ agent_id: string | null }>(`select agent_id from crm.lead where id = $1`, [leadId])
    )[0]?.agent_id;
  const hand = (input: object, as = manager(randomUUID())) =>
    world.ask(
      `mutation ($input: ReassignLeadsInput!) { reassignLeads(input: $input) { leadIds refused { leadId code } } }`,
      { input },
      as,
    );

  describe('Mutation.reassignLeads', () => {
    it('hands on every open lead of an agent who is absent, and leaves the others', async () => {
      const { organizationId, listingId, agentIds } = await world.brokerage({ agents: 3 });
      const leadIds: string[] = [];
      for (let n = 0; n < 6; n++) leadIds.push(await create(listingId));
      const absent = (await holderOf(leadIds[0] as string)) as string;
      const theirs: string[] = [];
      for (const leadId of leadIds) if ((await holderOf(leadId)) === absent) theirs.push(leadId);
      const to = agentIds.find((id) => id !== absent) as string;
      const answer = await hand(
        { fromAgentId: absent, agentId: to, note: 'On leave' },
        manager(organizationId),
      );
      expect(expectData(answer)).toEqual({ reassignLeads: { leadIds: theirs, refused: [] } });
      for (const leadId of leadIds) {
        expect((await holderOf(leadId)) === to || !theirs.includes(leadId)).toBe(true);
        expect(await holderOf(leadId)).not.toBe(absent);
      }
    });

    it('says of each lead that was refused why, and does the others', async () => {
      const { organizationId, listingId, agentIds } = await world.brokerage({ agents: 2 });
      const [mine, closed] = [await create(listingId), await create(listingId)];
      await world.rows(`update crm.lead set stage = 'LOST', routing_status = 'CLOSED' where id = $1`, [
        closed,
      ]);
      const { listingId: elsewhere } = await world.brokerage();
      const foreign = await create(elsewhere);
      const before = await holderOf(foreign);
      const to = agentIds.find((id) => id !== undefined) as string;
      const answer = await hand({ leadIds: [foreign, closed, mine], agentId: to }, manager(organizationId));
      expect(expectData(answer)).toEqual({
        reassignLeads: {
          leadIds: [mine],
          refused: [
            { leadId: foreign, code: 'LEAD_NOT_FOUND' },
            { leadId: closed, code: 'LEAD_CLOSED' },
          ],
        },
      });
      expect(await holderOf(foreign)).toBe(before);
    });

    it('wants leads or an agent, and not both, of its own brokerage', async () => {
      const { organizationId, listingId } = await world.brokerage();
      const leadId = await create(listingId);
      const holder = await holderOf(leadId);
      const own = manager(organizationId);
      expectErrorCode(await hand({}, own), 'LEADS_REQUIRED');
      expectErrorCode(await hand({ leadIds: [leadId], fromAgentId: holder }, own), 'LEADS_REQUIRED');
      expect(expectData(await hand({ fromAgentId: holder }))).toEqual({
        reassignLeads: { leadIds: [], refused: [] },
      });
      expect(await holderOf(leadId)).toBe(holder);
    });
  });

  describe('Query.leadStats', () => {
    const STATS = `query ($input: LeadStatsInput!) { leadStats(input: $input) {
      group agent { id } leads accepted contacted booked closed slaKept slaBreaches medianSecondsToAccept } }`;
    const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };
    const stats = (input: object, as = manager(randomUUID())) =>
      world.ask(STATS, { input: { ...NOVEMBER, ...input } }, as);

    it('counts by agent, stage, source and time, for managers all and for agents their own', async () => {
      const { organizationId, listingId } = await world.brokerage({ agents: 2 });
      const [first, second] = [await create(listingId), await create(listingId)];
      const working = (await holderOf(first)) as string;
      await world.rows(
        `update crm.lead set accepted_at = created_at + interval '90 seconds', stage = 'BOOKED' where id = $1`,
        [first],
      );
      await world.rows(`update crm.lead set agent_id = null, misses = 2, stage = 'LOST' where id = $1`, [
        second,
      ]);
      const of = async (input: object, as = manager(organizationId)) =>
        expectData<{ leadStats: object[] }>(await stats(input, as)).leadStats;
      const none = { accepted: 0, contacted: 0, booked: 0, medianSecondsToAccept: null };
      const won = { leads: 1, accepted: 1, contacted: 0, booked: 1, closed: 0, slaKept: 1, slaBreaches: 0 };
      const lost = { ...none, leads: 1, closed: 1, slaKept: 0, slaBreaches: 2 };
      expect(await of({ groupBy: 'AGENT' })).toEqual([
        { ...won, group: null, agent: { id: working }, medianSecondsToAccept: 90 },
        { ...lost, group: null, agent: null },
      ]);
      expect(await of({ groupBy: 'ALL' })).toEqual([
        { ...won, group: null, agent: null, leads: 2, closed: 1, slaBreaches: 2, medianSecondsToAccept: 90 },
      ]);
      expect(await of({ groupBy: 'STAGE' })).toMatchObject([{ group: 'BOOKED' }, { group: 'LOST' }]);
      expect(await of({ groupBy: 'SOURCE' })).toMatchObject([{ group: 'LISTING_PAGE', leads: 2 }]);
      expect(await of({ groupBy: 'DAY' })).toMatchObject([{ group: '2026-11-21', leads: 2, slaBreaches: 2 }]);
      expect(await of({ groupBy: 'MONTH' })).toMatchObject([{ group: '2026-11-01', leads: 2 }]);
      const own = agent(organizationId, working);
      expect(await of({ groupBy: 'STAGE' }, own)).toMatchObject([{ group: 'BOOKED', leads: 1 }]);
      expect(await of({ groupBy: 'STAGE', from: '2026-11-22' })).toEqual([]);
    });

    it('shows nothing of another brokerage and refuses periods beyond a year', async () => {
      const { listingId } = await world.brokerage();
      await create(listingId);
      expect(expectData(await stats({ groupBy: 'AGENT' }))).toEqual({ leadStats: [] });
      expectErrorCode(await stats({ groupBy: 'DAY', from: '2025-11-29' }), 'INVALID_PERIOD');
      expectErrorCode(await stats({ groupBy: 'DAY', from: '2026-12-01' }), 'INVALID_PERIOD');
    });
  });

  it('a visit is an iCalendar entry that a later file moves and cancels', async () => {
    const { organizationId, listingId } = await world.brokerage();
    const priya = buyer();
    const leadId = await create(listingId, priya);
    const ask = async (mutation: string, input: object, as = priya) => {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const document = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { visit { id ics } } }`;
      return expectData<{ answer: { visit: { id: string; ics: string } } }>(
        await world.ask(document, { input }, as),
      ).answer.visit;
    };
    const at = { leadId, idempotencyKey: randomUUID(), scheduledFor: '2026-11-25T05:30:00Z' };
    const { id: visitId, ics } = await ask('requestSiteVisit', at);
    const line = (text: string, name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(text)?.[1]?.trim();
    expect(ics).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(line(ics, 'UID')).toBe(`${visitId}@propmubi`);
    expect([line(ics, 'STATUS'), line(ics, 'DTSTART'), line(ics, 'DTEND')]).toEqual([
      'TENTATIVE',
      '20261125T053000Z',
      '20261125T063000Z',
    ]);
    expect(ics).not.toContain('Priya');
    world.advance({ minutes: 5 });
    await world.rows(`update crm.lead set stage = 'OPPORTUNITY' where id = $1`, [leadId]);
    const moved = await ask(
      'rescheduleSiteVisit',
      { visitId, scheduledFor: '2026-11-26T05:30:00Z' },
      manager(organizationId),
    );
    expect([line(moved.ics, 'STATUS'), line(moved.ics, 'DTSTART')]).toEqual([
      'CONFIRMED',
      '20261126T053000Z',
    ]);
    expect(Number(line(moved.ics, 'SEQUENCE'))).toBeGreaterThan(Number(line(ics, 'SEQUENCE')));
    const cancelled = await ask('cancelSiteVisit', { visitId });
    expect([line(cancelled.ics, 'METHOD'), line(cancelled.ics, 'STATUS')]).toEqual(['CANCEL', 'CANCELLED']);
    expect(line(cancelled.ics, 'UID')).toBe(line(ics, 'UID'));
  });

  it('the outcome of each contact stands on the timeline', async () => {
    const { organizationId, listingId } = await world.brokerage();
    const leadId = await create(listingId);
    const working = agent(organizationId, (await holderOf(leadId)) as string);
    expectData(
      await world.ask(`mutation { acceptLead(input: { leadId: "${leadId}" }) { lead { id } } }`, {}, working),
    );
    for (const outcome of ['NO_ANSWER', 'REACHED']) {
      const input = { leadId, channel: 'CALL', outcome };
      expectData(
        await world.ask(
          `mutation ($input: RecordFirstContactInput!) { recordFirstContact(input: $input) { lead { id } } }`,
          { input },
          working,
        ),
      );
      world.advance({ seconds: 1 });
    }
    const { lead } = expectData<{ lead: { activities: { edges: { node: object }[] } } }>(
      await world.ask(
        `query ($id: ID!) { lead(id: $id) { activities(first: 2) { edges { node { kind contactOutcome } } } } }`,
        { id: leadId },
        working,
      ),
    );
    expect(lead.activities.edges.map(({ node }) => node)).toEqual([
      { kind: 'CONTACTED', contactOutcome: 'REACHED' },
      { kind: 'FIRST_CONTACTED', contactOutcome: 'NO_ANSWER' },
    ]);
  });
});
