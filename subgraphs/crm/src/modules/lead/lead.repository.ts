import {
  connectionTypes,
  type Connection,
  countRows,
  entityColumns,
  COUNT_CAP,
  cursorInstant,
  type EntityManager,
  keyset,
  type Page,
  query,
  type RawBuilder,
  readPage,
  type SortOrder,
  sql,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import type { CrmContext } from '../../context.js';
import { Lead } from './lead.entity.js';
import { leadsSeenBy } from './lead.policy.js';
import type { LeadFilter, LeadsArgs } from './lead.inputs.js';
import { allOf, branchesOf, isOneOf } from './lead-branches.js';

export const { ConnectionType: LeadConnection } = connectionTypes(Lead, 'Lead', { counted: true });

const cursorShape = z.tuple([cursorInstant, z.uuid()]);
const NEWEST_FIRST: SortOrder = {
  columns: [
    ['created_at', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'desc',
};

/** Of which brokerage, and which of its leads. */
interface WantedLeads {
  organizationId?: string;
  filter?: LeadFilter | null | undefined;
}

/** A page of leads the viewer may see, newest first; `within` narrows it to a brokerage's. */
export async function leadsPage(
  { db, viewer }: CrmContext,
  args: LeadsArgs,
  within: { organizationId?: string } = {},
): Promise<Connection<Lead>> {
  const page = readPage(args, cursorShape);
  const rows = await db.read(async (em) => {
    const { list, read } = entityColumns(em, Lead, 'l');
    const leads = leadsQuery(leadsSeenBy(viewer), page, { ...within, filter: args.filter }, list);
    return leads ? (await query(em, leads)).map(read) : [];
  });
  const wanted = { ...within, filter: args.filter };
  return toConnection(
    rows,
    page,
    ({ createdAt, id }) => [createdAt.toISOString(), id],
    () => db.read((em) => countLeads(em, leadsSeenBy(viewer), wanted)),
  );
}

/**
 * One branch for each way in which the viewer may see a lead, each of which reads its index from the cursor on and stops
 * at the page's length: a condition with `or` would read and sort all of the brokerage's leads. Undefined when the viewer
 * sees none.
 */
export function leadsQuery(
  alternatives: ReturnType<typeof leadsSeenBy>,
  page: Page,
  wanted: WantedLeads,
  columns: string,
): RawBuilder<Record<string, unknown>> | undefined {
  const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
  const branches = leadBranches(alternatives, wanted).map(
    (branch) => sql`
      (select ${sql.raw(columns)} from crm.lead l where ${sql.join([...branch, ...within], sql` and `)}
        order by ${orderBy} limit ${limit})`,
  );
  if (branches.length === 0) return undefined;
  return sql<Record<string, unknown>>`
    select * from (${sql.join(branches, sql` union all `)}) page
     order by ${orderBy} limit ${limit}`;
}

/** How many the viewer may see, up to COUNT_CAP. */
async function countLeads(
  em: EntityManager,
  alternatives: ReturnType<typeof leadsSeenBy>,
  wanted: WantedLeads,
): Promise<number> {
  const branches = leadBranches(alternatives, wanted).map(
    (branch) => sql`(select 1 from crm.lead l where ${sql.join(branch, sql` and `)} limit ${COUNT_CAP})`,
  );
  return branches.length === 0 ? 0 : countRows(em, sql.join(branches, sql` union all `));
}

function leadBranches(
  alternatives: ReturnType<typeof leadsSeenBy>,
  { organizationId, filter }: WantedLeads,
): RawBuilder<unknown>[][] {
  const brokerage = organizationId === undefined ? [] : allOf({ organizationId });
  const conditions = [...matching(filter ?? {}), ...brokerage];
  return branchesOf(alternatives, filter ?? {}).map((branch) => [...branch, ...conditions]);
}

function matching(filter: LeadFilter): RawBuilder<unknown>[] {
  const { stages, routingStatuses, agentId, listingId, projectId, createdFrom, createdBefore } = filter;
  const conditions: RawBuilder<unknown>[] = [];
  if (stages?.length) conditions.push(isOneOf('stage', stages));
  if (routingStatuses?.length) conditions.push(isOneOf('routing_status', routingStatuses));
  if (agentId) conditions.push(sql`l.agent_id = ${agentId}`);
  if (listingId) conditions.push(sql`l.listing_id = ${listingId}`);
  if (projectId) conditions.push(sql`l.project_id = ${projectId}`);
  if (createdFrom) conditions.push(sql`l.created_at >= ${createdFrom}`);
  if (createdBefore) conditions.push(sql`l.created_at < ${createdBefore}`);
  return conditions;
}
