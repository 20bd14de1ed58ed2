import { randomUUID } from 'node:crypto';
import { expectData } from '@propmubi/testkit';
import { agent, CrmWorld, manager } from '../../subgraphs/crm/tests/crm-world.js';
import type { GrowingData } from './line.js';

const LEADS = `query($filter: LeadFilter) { leads(first: 50, filter: $filter) { nodes { id stage } } }`;
const AGENTS = 200;
const BATCH = 50_000;
const AT_ONCE = 20;
const NO_CAP = 1_000_000;

/** One brokerage with half of all leads and 200 agents, and what it does. */
export async function openLeads(): Promise<GrowingData> {
  const world = await CrmWorld.open();
  const large = await world.brokerage({ agents: AGENTS, dailyCap: NO_CAP, openCap: NO_CAP });
  const small = await Promise.all(
    Array.from({ length: AT_ONCE }, () => world.brokerage({ agents: 10, dailyCap: NO_CAP, openCap: NO_CAP })),
  );
  const [boss, one] = [manager(large.organizationId), agent(large.organizationId, large.agentId)];
  const read =
    (filter: object, viewer = boss) =>
    async () =>
      expectData(await world.ask(LEADS, { filter }, viewer));
  const takeAtOnce = (listings: readonly string[]) => async () => {
    const answers = await Promise.all(listings.map((listingId) => world.createLead({ listingId })));
    answers.forEach((answer) => expectData(answer));
  };
  let from = 0;
  return {
    of: 'leads',
    async grow(to, onProgress) {
      for (; from < to; onProgress(from)) {
        const next = Math.min(from + BATCH, to);
        await world.rows(ADD_LEADS, [from, next - 1, large.organizationId, randomUUID(), large.agentIds]);
        from = next;
      }
      await world.rows('analyze crm.lead');
    },
    lines: [
      { name: 'leads of a manager', run: read({}) },
      { name: 'leads of a manager, a rare stage', run: read({ stages: ['BOOKED'] }) },
      { name: 'the pond', run: read({ routingStatuses: ['POND'] }) },
      { name: 'leads of an agent', run: read({}, one) },
      { name: 'a sweep of deadlines, nothing due', run: () => world.subgraph.sweepDeadlines() },
      {
        name: `${AT_ONCE} new leads at once, one brokerage`,
        run: takeAtOnce(Array.from({ length: AT_ONCE }, () => large.listingId)),
      },
      {
        name: `${AT_ONCE} new leads at once, ${AT_ONCE} brokerages`,
        run: takeAtOnce(small.map(({ listingId }) => listingId)),
      },
    ],
    close: () => world.close(),
  };
}

const ADD_LEADS = `
  with people as (
    insert into crm.contact (id, organization_id, phone, created_at)
    select md5('contact' || n)::uuid, case when n % 2 = 0 then $3::uuid else $4::uuid end,
           '+91' || lpad((9000000000 + n)::text, 10, '0'), now()
      from generate_series($1::int, $2::int) n
    returning id, organization_id, right(phone, 9)::int as n
  )
  insert into crm.lead (id, organization_id, contact_id, first_source, last_source, stage, routing_status, agent_id,
      created_at, updated_at)
  select gen_random_uuid(), organization_id, id, 'PHONE', 'PHONE',
         case when n % 5000 = 2 then 'BOOKED' when n % 3 = 0 then 'PROSPECT' else 'INCOMING' end,
         case when n % 2000 = 4 then 'POND' when n % 5000 = 2 then 'CLOSED' else 'ASSIGNED' end,
         case when n % 2000 <> 4 then ($5::uuid[])[1 + n / 2 % ${AGENTS}] end,
         date_trunc('milliseconds', now()) - n * interval '1 minute', now()
    from people`;
