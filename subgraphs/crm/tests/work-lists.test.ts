import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { agent, buyer, CrmWorld, manager } from './crm-world.js';

const VISITS = `query ($filter: SiteVisitFilter, $first: Int, $after: String) {
  list: siteVisits(filter: $filter, first: $first, after: $after) {
    totalCount nodes { id scheduledFor status lead { id } agent { id } } pageInfo { hasNextPage endCursor } } }`;
const TASKS = `query ($filter: LeadTaskFilter) { list: leadTasks(filter: $filter) { totalCount nodes { title lead { id } } } }`;
const ALERTS = `query ($filter: LeadAlertFilter) { list: leadAlerts(filter: $filter) { totalCount nodes { kind lead { id } } } }`;

interface List<Node> {
  list: { totalCount: number; nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}
interface Visit {
  id: string;
  scheduledFor: string;
  lead: { id: string };
  agent: { id: string };
}

describe('visits, tasks and alerts as lists', () => {
  let world: CrmWorld;
  let organizationId: string;
  let agents: [string, string];
  let priya: Viewer;
  const leads: string[] = [];

  /** Two agents of a brokerage, with a lead each; three visits and three tasks on either. */
  beforeAll(async () => {
    world = await CrmWorld.open();
    const brokerage = await world.brokerage({ agents: 2 });
    ({ organizationId } = brokerage);
    agents = brokerage.agentIds as [string, string];
    priya = buyer();
    for (const [place, agentId] of agents.entries()) {
      const { createLead } = expectData<{ createLead: { leadId: string } }>(
        await world.createLead({ listingId: brokerage.listingId }, place === 0 ? priya : buyer()),
      );
      const { leadId } = createLead;
      leads.push(leadId);
      await world.rows(`update crm.lead set agent_id = $2 where id = $1`, [leadId, agentId]);
      for (const day of [1, 2, 3]) {
        const at = `2026-12-0${day}T0${place}:00:00Z`;
        await world.rows(
          `insert into crm.site_visit (id, organization_id, lead_id, scheduled_for, status, buyer_code, created_at)
           values ($1, $2, $3, $4, $5, 'none', now())`,
          [randomUUID(), organizationId, leadId, at, day === 1 ? 'DONE' : 'SCHEDULED'],
        );
        await world.rows(
          `insert into crm.lead_task (id, organization_id, lead_id, title, due_at, created_by, created_at)
           values ($1, $2, $3, $4, $5, $1, now())`,
          [randomUUID(), organizationId, leadId, `${place} on day ${day}`, at],
        );
      }
    }
  });
  afterAll(() => world?.close());

  const ofManager = () => manager(organizationId);
  const read = async <Node>(document: string, as: Viewer, variables: object = {}) =>
    expectData<List<Node>>(await world.ask(document, { ...variables }, as)).list;

  it('show a manager all visits by date, page by page', async () => {
    const all = await read<Visit>(VISITS, ofManager());
    const dates = all.nodes.map(({ scheduledFor }) => scheduledFor);
    expect([all.totalCount, dates.length, dates]).toEqual([6, 6, dates.toSorted()]);
    const pages: string[] = [];
    for (let after: string | null = null; ;) {
      const page: List<Visit>['list'] = await read<Visit>(VISITS, ofManager(), { first: 4, after });
      pages.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(pages).toEqual(all.nodes.map(({ id }) => id));
  });

  it('are narrowed by day, outcome and agent', async () => {
    const filter = {
      from: '2026-12-01T12:00:00Z',
      before: '2026-12-03T00:30:00Z',
      statuses: ['SCHEDULED'],
    };
    const found = await read<Visit>(VISITS, ofManager(), { filter });
    expect(found.nodes.map(({ scheduledFor }) => scheduledFor.slice(0, 13))).toEqual([
      '2026-12-02T00',
      '2026-12-02T01',
      '2026-12-03T00',
    ]);
    expect(found.totalCount).toBe(3);
    const [, second] = agents;
    const theirs = await read<Visit>(VISITS, ofManager(), { filter: { agentId: second } });
    expect(theirs.nodes.map(({ lead }) => lead.id)).toEqual(Array(3).fill(leads[1]));
    const due = await read<{ title: string }>(TASKS, ofManager(), {
      filter: { dueFrom: '2026-12-02T00:00:00Z', dueBefore: '2026-12-03T00:00:00Z', agentId: second },
    });
    expect(due).toMatchObject({ totalCount: 1, nodes: [{ title: '1 on day 2' }] });
    expect(await read(TASKS, ofManager(), { filter: { statuses: ['DONE'] } })).toMatchObject({
      totalCount: 0,
    });
  });

  it('show agents those of the leads they have, buyers their own visits, and strangers none', async () => {
    const own = await read<Visit>(VISITS, agent(organizationId, agents[0]));
    expect(new Set(own.nodes.map(({ lead }) => lead.id))).toEqual(new Set([leads[0]]));
    expect((await read(TASKS, agent(organizationId, agents[0]))).totalCount).toBe(3);
    expect((await read<Visit>(VISITS, priya)).nodes.map(({ lead }) => lead.id)).toEqual(
      Array(3).fill(leads[0]),
    );
    expectErrorCode(await world.ask(TASKS, {}, priya), 'MISSING_SCOPE');
    expectErrorCode(await world.ask(ALERTS, {}, agent(organizationId, agents[0])), 'MISSING_SCOPE');
    const others = await world.organization();
    for (const stranger of [buyer(), manager(others)])
      expect(await read(VISITS, stranger)).toMatchObject({ totalCount: 0, nodes: [] });
    const query = { filter: { agentId: agents[0] } };
    expect(await read(TASKS, manager(others), query)).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('show managers open alerts, those that ended, or both', async () => {
    for (const [kind, resolved] of [
      ['LEAD_IN_POND', true],
      ['AGENT_LEFT', false],
    ] as const)
      await world.rows(
        `insert into crm.alert (id, organization_id, lead_id, kind, raised_at, resolved_at) values ($1, $2, $3, $4, $5, $6)`,
        [randomUUID(), organizationId, leads[0], kind, world.now, resolved ? world.now : null],
      );
    const kindsOf = async (filter?: object) =>
      (await read<{ kind: string }>(ALERTS, ofManager(), { filter })).nodes.map(({ kind }) => kind).sort();
    expect(await kindsOf()).toEqual(['AGENT_LEFT', 'LEAD_IN_POND']);
    expect(await kindsOf({ open: true })).toEqual(['AGENT_LEFT']);
    expect(await kindsOf({ open: false })).toEqual(['LEAD_IN_POND']);
    expect(await kindsOf({ kinds: ['LEAD_IN_POND'] })).toEqual(['LEAD_IN_POND']);
  });
});
