import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { agent, buyer, CrmWorld, manager } from './crm-world.js';

const ADD = `mutation ($input: AddLeadTaskInput!) { addLeadTask(input: $input) { task { id title dueAt status } } }`;
const UPDATE = `mutation ($input: UpdateLeadTaskInput!) { updateLeadTask(input: $input) { task { status closedAt dueAt } } }`;
const DAY = `query ($on: LocalDate) { myDay(on: $on) {
  date toAccept { id } toContact { id } visits { id status } tasks { id title lead { id } } } }`;

describe('tasks of a lead', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  async function lead(agents = 1) {
    const brokerage = await world.brokerage({ agents });
    const priya = buyer();
    const { createLead } = expectData<{ createLead: { leadId: string; lead: { agent: { id: string } } } }>(
      await world.createLead({ listingId: brokerage.listingId }, priya),
    );
    const { leadId } = createLead;
    const [row] = await world.rows<{ agent_id: string }>(`select agent_id from crm.lead where id = $1`, [
      leadId,
    ]);
    return { ...brokerage, priya, leadId, working: agent(brokerage.organizationId, row?.agent_id as string) };
  }
  const inMinutes = (minutes: number) => new Date(world.now.getTime() + minutes * 60_000).toISOString();
  const add = (leadId: string, as: Viewer, given: object = {}) => {
    const input = {
      leadId,
      idempotencyKey: randomUUID(),
      title: 'Send floor plans',
      dueAt: inMinutes(60),
      ...given,
    };
    return world.ask(ADD, { input }, as);
  };
  const idOf = async (answer: ReturnType<typeof add>) =>
    expectData<{ addLeadTask: { task: { id: string } } }>(await answer).addLeadTask.task.id;
  /** Meets the lead's deadlines, so that it stays with its agent. */
  async function contact(leadId: string, working: Viewer) {
    expectData(
      await world.ask(`mutation { acceptLead(input: { leadId: "${leadId}" }) { lead { id } } }`, {}, working),
    );
    expectData(
      await world.ask(
        `mutation { recordFirstContact(input: { leadId: "${leadId}", channel: CALL }) { lead { id } } }`,
        {},
        working,
      ),
    );
  }
  const feedOf = (leadId: string) =>
    world.rows(`select kind from crm.agent_feed where lead_id = $1 and kind = 'TASK_DUE'`, [leadId]);

  it('are added once a key, shown to the brokerage and not to the buyer', async () => {
    const { leadId, working, priya, organizationId } = await lead();
    const key = randomUUID();
    const taskId = await idOf(add(leadId, working, { idempotencyKey: key }));
    expect(await idOf(add(leadId, working, { idempotencyKey: key }))).toBe(taskId);
    const read = `query ($id: ID!) { lead(id: $id) { tasks { id } allowedStages } }`;
    const seenBy = async (as: Viewer) =>
      expectData<{ lead: unknown }>(await world.ask(read, { id: leadId }, as)).lead;
    const shown = { tasks: [{ id: taskId }], allowedStages: ['PROSPECT', 'UNQUALIFIED', 'LOST'] };
    expect(await seenBy(working)).toEqual(shown);
    expect(await seenBy(manager(organizationId))).toEqual(shown);
    expect(await seenBy(priya)).toEqual({ tasks: null, allowedStages: null });
  });

  it('remind the agent who has the lead once, when they are due, and again when they were moved', async () => {
    const { leadId, working } = await lead();
    await contact(leadId, working);
    const taskId = await idOf(add(leadId, working));
    await world.subgraph.sweepDeadlines();
    expect(await feedOf(leadId)).toHaveLength(0);
    world.advance({ minutes: 60 });
    for (let sweep = 0; sweep < 2; sweep++) await world.subgraph.sweepDeadlines();
    expect(await feedOf(leadId)).toHaveLength(1);
    expectData(await world.ask(UPDATE, { input: { taskId, dueAt: inMinutes(30) } }, working));
    world.advance({ minutes: 30 });
    await world.subgraph.sweepDeadlines();
    expect(await feedOf(leadId)).toHaveLength(2);
  });

  it('are closed, after which they remind no longer, and reopened', async () => {
    const { leadId, working } = await lead();
    await contact(leadId, working);
    const taskId = await idOf(add(leadId, working));
    const update = async (input: object) =>
      expectData<{ updateLeadTask: { task: object } }>(
        await world.ask(UPDATE, { input: { taskId, ...input } }, working),
      ).updateLeadTask.task;
    expect(await update({ status: 'DONE' })).toMatchObject({
      status: 'DONE',
      closedAt: world.now.toISOString(),
    });
    world.advance({ minutes: 61 });
    await world.subgraph.sweepDeadlines();
    expect(await feedOf(leadId)).toHaveLength(0);
    expect(await update({ status: 'OPEN', dueAt: inMinutes(5) })).toMatchObject({
      status: 'OPEN',
      closedAt: null,
    });
  });

  it('are refused on another’s lead, in the past, too far ahead and beyond fifty', async () => {
    const { leadId, working, organizationId, agentIds } = await lead(2);
    const other = agentIds.find((id) => id !== working.agentId) as string;
    expectErrorCode(await add(leadId, agent(organizationId, other)), 'LEAD_NOT_FOUND');
    const { organizationId: foreign, agentId } = await world.brokerage();
    expectErrorCode(await add(leadId, agent(foreign, agentId)), 'LEAD_NOT_FOUND');
    expectErrorCode(await add(leadId, manager(foreign)), 'LEAD_NOT_FOUND');
    expectErrorCode(await add(leadId, working, { dueAt: inMinutes(-1) }), 'TASK_DUE_IN_THE_PAST');
    expectErrorCode(await add(leadId, working, { dueAt: inMinutes(366 * 24 * 60) }), 'TASK_TOO_FAR_AHEAD');
    const taskId = await idOf(add(leadId, working));
    const change = { input: { taskId, status: 'DONE' } };
    expectErrorCode(await world.ask(UPDATE, change, agent(foreign, agentId)), 'TASK_NOT_FOUND');
    expectErrorCode(await world.ask(UPDATE, change, agent(organizationId, other)), 'TASK_NOT_FOUND');
    for (let n = 1; n < 50; n++) await idOf(add(leadId, working));
    expectErrorCode(await add(leadId, working), 'TOO_MANY_TASKS');
  });

  it('make the agent’s day, with what waits for an answer and the visits, and go on with the lead', async () => {
    const { leadId, working, organizationId, agentIds, priya } = await lead(2);
    const taskId = await idOf(add(leadId, working));
    await idOf(add(leadId, working, { dueAt: inMinutes(36 * 60) }));
    const visit = { leadId, idempotencyKey: randomUUID(), scheduledFor: inMinutes(120) };
    expectData(
      await world.ask(
        `mutation ($input: RequestSiteVisitInput!) { requestSiteVisit(input: $input) { visit { id } } }`,
        { input: visit },
        priya,
      ),
    );
    const day = async (as: Viewer, on?: string) =>
      expectData<{ myDay: object }>(await world.ask(DAY, { on }, as)).myDay;
    const today = await day(working);
    expect(today).toMatchObject({
      date: world.now.toISOString().slice(0, 10),
      toAccept: [{ id: leadId }],
      toContact: [],
      visits: [{ status: 'REQUESTED' }],
      tasks: [{ id: taskId, lead: { id: leadId } }],
    });
    const inTwoDays = inMinutes(48 * 60).slice(0, 10);
    expect(await day(working, inTwoDays)).toMatchObject({ visits: [], tasks: [{ id: taskId }, {}] });
    const other = agentIds.find((id) => id !== working.agentId) as string;
    const nothing = { toAccept: [], toContact: [], visits: [], tasks: [] };
    expect(await day(agent(organizationId, other))).toMatchObject(nothing);
    expectData(
      await world.ask(
        `mutation ($input: ReassignLeadInput!) { reassignLead(input: $input) { lead { id } } }`,
        { input: { leadId, agentId: other } },
        manager(organizationId),
      ),
    );
    expect(await day(working)).toMatchObject(nothing);
    expect(await day(agent(organizationId, other))).toMatchObject({
      toAccept: [{ id: leadId }],
      visits: [{ status: 'REQUESTED' }],
      tasks: [{ id: taskId }],
    });
    expectErrorCode(await world.ask(DAY, {}, manager(organizationId)), 'NOT_A_BROKERAGE_AGENT');
  });
});
