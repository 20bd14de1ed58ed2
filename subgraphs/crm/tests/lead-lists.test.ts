import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ConnectionArgs, query, readPage, sql, type Viewer } from '@propmubi/runtime';
import { expectData } from '@propmubi/testkit';
import { z } from 'zod';
import type { LeadFilter } from '../src/modules/lead/lead.inputs.js';
import { leadsSeenBy } from '../src/modules/lead/lead.policy.js';
import { leadsQuery } from '../src/modules/lead/lead.repository.js';
import { agent, buyer, CrmWorld, manager } from './crm-world.js';

const LEADS = 20_000;
const FIRST = 50;
/** An agent's own leads and the pond, which are read whole when a stage is asked for: about 500, of 16,000. */
const MOST_ROWS = 650;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

describe('lists of leads', () => {
  let world: CrmWorld;
  let organizationId: string;
  const agentId = randomUUID();
  const buyerId = randomUUID();

  beforeAll(async () => {
    world = await CrmWorld.open();
    organizationId = await world.organization();
    const other = await world.organization();
    await world.rows(
      `with people as (
         insert into crm.contact (id, organization_id, phone, created_at)
         select gen_random_uuid(), case when n % 5 = 0 then $2::uuid else $1::uuid end,
                '+9190' || lpad(n::text, 8, '0'), now() from generate_series(1, ${LEADS}) n
         returning id, organization_id, phone
       ), numbered as (
         select id, organization_id, right(phone, 8)::int as n from people
       )
       insert into crm.lead (id, organization_id, contact_id, buyer_user_id, first_source, last_source, stage,
           routing_status, agent_id, created_at, updated_at)
       select gen_random_uuid(), organization_id, id, case when n % 997 = 0 then $4::uuid end, 'PHONE', 'PHONE',
              case when n % 500 = 1 then 'BOOKED' when n % 3 = 0 then 'PROSPECT' else 'INCOMING' end,
              case when n % 200 = 3 then 'POND' when n % 500 = 1 then 'CLOSED' else 'ASSIGNED' end,
              case when n % 200 = 3 then null when n % 40 = 7 then $3::uuid else gen_random_uuid() end,
              date_trunc('milliseconds', now()) - n * interval '1 minute', now()
         from numbered`,
      [organizationId, other, agentId, buyerId],
    );
    await world.rows(`analyze crm.lead`);
  });
  afterAll(() => world?.close());

  const viewers: [string, () => Viewer][] = [
    ['manager', () => manager(organizationId)],
    ['agent', () => agent(organizationId, agentId)],
    ['buyer', () => buyer({ userId: buyerId })],
  ];
  const filters: [string, LeadFilter][] = [
    ['all', {}],
    ['a rare stage', { stages: ['BOOKED'] as LeadFilter['stages'] }],
    ['two stages', { stages: ['BOOKED', 'PROSPECT'] as LeadFilter['stages'] }],
    ['the pond', { routingStatuses: ['POND'] as LeadFilter['routingStatuses'] }],
  ];
  const pageOf = async (viewer: Viewer, filter: LeadFilter, place: ConnectionArgs = { first: FIRST }) =>
    expectData<{ leads: { edges: { cursor: string; node: { id: string } }[] } }>(
      await world.ask(
        `query ($filter: LeadFilter, $first: Int, $after: String, $last: Int, $before: String) {
          leads(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
            edges { cursor node { id } } } }`,
        { filter, ...place },
        viewer,
      ),
    ).leads.edges;

  describe.each(viewers)('of a %s', (_role, as) => {
    it.each(filters)('read as much as they return (%s), from either end and deep', async (_name, filter) => {
      const viewer = as();
      const deep = (await pageOf(viewer, filter)).at(-1)?.cursor;
      const places = [
        { first: FIRST },
        { last: FIRST },
        { first: FIRST, after: deep },
        { last: FIRST, before: deep },
      ];
      for (const place of places) {
        const nodes = nodesOf(await planOf(viewer, filter, place)).filter(
          (node) => node['Relation Name'] === 'lead',
        );
        expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
        const read = nodes.reduce(
          (sum, node) =>
            sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
          0,
        );
        expect(read).toBeLessThanOrEqual(MOST_ROWS);
      }
    });

    it.each(filters)('are whole and without repetition over their pages (%s)', async (_name, filter) => {
      const viewer = as();
      const seen: string[] = [];
      let after: string | undefined;
      for (let page = 0; page < 4; page++) {
        const edges = await pageOf(viewer, filter, { first: FIRST, ...(after && { after }) });
        seen.push(...edges.map(({ node }) => node.id));
        after = edges.at(-1)?.cursor;
        if (edges.length < FIRST) break;
      }
      expect(seen).toEqual(await expected(viewer, filter, seen.length));
    });
  });

  /** As one plain condition, by the superuser. */
  async function expected(viewer: Viewer, { stages, routingStatuses }: LeadFilter, count: number) {
    const seen = leadsSeenBy(viewer).map(
      ({ organizationId: brokerage, agentId: own, buyerUserId, routingStatus }) =>
        [
          brokerage && `organization_id = '${brokerage}'`,
          own && `agent_id = '${own}'`,
          buyerUserId && `buyer_user_id = '${buyerUserId}'`,
          routingStatus && `routing_status = '${routingStatus}'`,
        ]
          .filter(Boolean)
          .join(' and '),
    );
    const rows = await world.rows<{ id: string }>(
      `select id from crm.lead where (${seen.map((one) => `(${one})`).join(' or ')})
          and ($1::text[] is null or stage = any ($1)) and ($2::text[] is null or routing_status = any ($2))
        order by created_at desc, id desc limit ${Math.min(count + 1, 4 * FIRST)}`,
      [stages ?? null, routingStatuses ?? null],
    );
    return rows.map(({ id }) => id);
  }

  async function planOf(viewer: Viewer, filter: LeadFilter, place: ConnectionArgs): Promise<PlanNode> {
    const asked = readPage(place, z.tuple([z.iso.datetime(), z.uuid()]));
    const page = leadsQuery(leadsSeenBy(viewer), asked, { filter }, 'l.*');
    const scope = world.subgraph.database.scope(viewer);
    const [row] = await scope
      .read((em) =>
        query(em, sql<{ 'QUERY PLAN': { Plan: PlanNode }[] }>`explain (analyze, format json) ${page}`),
      )
      .finally(() => scope.close());
    const plan = row?.['QUERY PLAN'];
    return ((typeof plan === 'string' ? JSON.parse(plan) : plan) as { Plan: PlanNode }[])[0]
      ?.Plan as PlanNode;
  }

  function nodesOf(node: PlanNode): PlanNode[] {
    return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
  }
});
