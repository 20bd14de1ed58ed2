import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { systemViewer } from '@propmubi/runtime';
import { expectData, expectErrorCode, take } from '@propmubi/testkit';
import { assign } from '../src/modules/assignment/assign.js';
import { enforceDeadlines } from '../src/modules/deadlines/enforce-deadlines.js';
import { AssignmentMethod } from '../src/modules/lead/assignment.entity.js';
import { inLeadTransaction } from '../src/modules/lead/lead-transaction.js';
import { settingsOf } from '../src/modules/settings/settings.repository.js';
import { agent, buyer, CrmWorld, manager, NOON } from './crm-world.js';

const CLAIM = `mutation ($input: ClaimLeadInput!) { claimLead(input: $input) { lead { id } } }`;

describe('what stands behind the routing lock', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());
  afterEach(() => {
    world.now = NOON;
  });

  const leadInPond = async (organizationId: string): Promise<string> => {
    const listingId = await world.listing(organizationId);
    const { createLead } = expectData<{ createLead: { leadId: string; routingStatus: string } }>(
      await world.createLead({ listingId }),
    );
    expect(createLead.routingStatus).toBe('POND');
    return createLead.leadId;
  };
  /** As routing does once it has chosen, without looking at the caps first. */
  const assignUnchecked = async (organizationId: string, leadId: string, agentId: string) => {
    const db = world.subgraph.database.scope(systemViewer(organizationId));
    const { services } = world.subgraph;
    return inLeadTransaction({ db, services }, organizationId, async (transaction) => {
      const settings = await settingsOf(transaction.em, organizationId);
      const lead = {
        id: leadId,
        buyerUserId: null,
        listingId: null,
        projectId: null,
        firstContactedAt: null,
      };
      return assign(transaction, { lead, agentId, method: AssignmentMethod.MANUAL, match: null, settings });
    });
  };
  const codeOf = (error: unknown) => (error as { extensions?: { code?: string } }).extensions?.code;

  it.each([
    ['open cap', { openCap: 2 }],
    ['daily cap', { dailyCap: 2 }],
  ])('keeps the %s to the last place', async (_what, caps) => {
    const organizationId = await world.organization();
    const leadIds = [];
    for (let i = 0; i < 3; i++) leadIds.push(await leadInPond(organizationId));
    const agentId = await world.agent({ organizationId, ...caps });
    for (const leadId of leadIds.slice(0, 2)) await assignUnchecked(organizationId, leadId, agentId);
    const refused = await assignUnchecked(organizationId, leadIds[2] as string, agentId).catch(codeOf);
    expect(refused).toBe('AGENT_NOT_ELIGIBLE');
  });

  it.each([
    ['open cap', { openCap: 3 }],
    ['daily cap', { dailyCap: 3 }],
  ])('keeps the %s when one agent claims twelve leads at once', async (_what, caps) => {
    const organizationId = await world.organization();
    const leadIds: string[] = [];
    for (let i = 0; i < 12; i++) leadIds.push(await leadInPond(organizationId));
    const agentId = await world.agent({ organizationId, ...caps });
    const answers = await Promise.all(
      leadIds.map((leadId) => world.ask(CLAIM, { input: { leadId } }, agent(organizationId, agentId))),
    );
    expect(answers.filter(({ body }) => !body.errors)).toHaveLength(3);
    for (const answer of answers.filter(({ body }) => body.errors)) {
      expectErrorCode(answer, 'AGENT_NOT_ELIGIBLE');
    }
  });

  it('calls no other violated constraint an assignment', async () => {
    const organizationId = await world.organization();
    const [leadId, other] = [await leadInPond(organizationId), await leadInPond(organizationId)];
    const agentId = await world.agent({ organizationId });
    const assignmentId = await assignUnchecked(organizationId, other, agentId);
    await world.rows(
      `insert into crm.agent_feed (organization_id, agent_id, seq, event_id, kind, lead_id, assignment_id, at)
       values ($1, $2, 2, gen_random_uuid(), 'ASSIGNED', $3, $4, now())`,
      [organizationId, agentId, other, assignmentId],
    );
    const error = await assignUnchecked(organizationId, leadId, agentId).catch((one: unknown) => one);
    expect(codeOf(error)).toBeUndefined();
    expect(error).toMatchObject({ constraint: 'agent_feed_pkey' });
    // The constraint that is about assignments keeps its code.
    const second = await world.agent({ organizationId });
    expect(await assignUnchecked(organizationId, other, second).catch(codeOf)).toBe('LEAD_ALREADY_ASSIGNED');
  });

  it('takes no lead a second before its deadline', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId }),
    );
    const { leadId } = createLead;
    const active = async () =>
      (
        await world.rows(`select agent_id from crm.assignment where lead_id = $1 and ended_at is null`, [
          leadId,
        ])
      ).length;
    world.advance({ minutes: 5, seconds: -1 });
    await enforceDeadlines(world.subgraph, organizationId, leadId);
    expect(await active()).toBe(1);
    world.advance({ seconds: 1 });
    await enforceDeadlines(world.subgraph, organizationId, leadId);
    expect(await active()).toBe(0);
    expect(agentId).toBeDefined();
  });

  it('tells the agent of enquiries, consents, visits and stages on the feed, and where it stands before any', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const [as, boss, priya] = [agent(organizationId, agentId), manager(organizationId), buyer()];
    const { leadFeedCursor } = expectData<{ leadFeedCursor: string }>(
      await world.ask(`{ leadFeedCursor }`, {}, as),
    );
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId }, priya),
    );
    const { leadId } = createLead;
    const run = async (name: string, type: string, input: object, who = priya) =>
      expectData(
        await world.ask(
          `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`,
          { input },
          who,
        ),
      );
    await run('acceptLead', 'AcceptLeadInput', { leadId }, as);
    expectData(await world.createLead({ listingId }, priya));
    const consent = { leadId, channel: 'WHATSAPP', purpose: 'LEAD_FOLLOW_UP', granted: true };
    await run('changeLeadConsent', 'ChangeLeadConsentInput', consent);
    const scheduledFor = new Date(world.now.getTime() + 86_400_000).toISOString();
    const visit = { leadId, idempotencyKey: randomUUID(), scheduledFor };
    await run('requestSiteVisit', 'RequestSiteVisitInput', visit);
    await run('advanceLead', 'AdvanceLeadInput', { leadId, stage: 'PROSPECT' }, boss);
    // Missed in the meantime, and shown by the cursor of before the first event.
    const feed = await world.subscribe(
      `subscription ($after: Cursor) { leadFeed(after: $after) { kind lead { id } } }`,
      as,
      { after: leadFeedCursor },
    );
    const kinds = ['ASSIGNED', 'ENQUIRED', 'CONSENT_CHANGED', 'VISIT_CHANGED', 'STAGE_CHANGED'];
    const events = await take(feed, kinds.length);
    await feed.return?.();
    expect(
      events.map((event) => (event as { data: { leadFeed: { kind: string } } }).data.leadFeed.kind),
    ).toEqual(kinds);
    expectErrorCode(await world.ask(`{ leadFeedCursor }`, {}, boss), 'NOT_A_BROKERAGE_AGENT');
  });
});
