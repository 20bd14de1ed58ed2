import {
  connectionTypes,
  type Connection,
  decodeCursor,
  entityColumns,
  query,
  type RawBuilder,
  sql,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import type { CrmContext } from '../../context.js';
import { Lead } from './lead.entity.js';
import { leadsSeenBy } from './lead.policy.js';
import type { LeadFilter, LeadsArgs } from './lead.inputs.js';
import { allOf, branchesOf, isOneOf } from './lead-branches.js';

export const { ConnectionType: LeadConnection } = connectionTypes(Lead, 'Lead');

/** A page of leads the viewer may see, newest first; `within` narrows it to a brokerage's. */
export async function leadsPage(
  { db, viewer }: CrmContext,
  args: LeadsArgs,
  within: { organizationId?: string } = {},
): Promise<Connection<Lead>> {
  const rows = await db.read(async (em) => {
    const { list, read } = entityColumns(em, Lead, 'l');
    const page = leadsQuery(leadsSeenBy(viewer), args, within, list);
    return page ? (await query(em, page)).map(read) : [];
  });
  return toConnection(rows, args, ({ createdAt, id }) => [createdAt.toISOString(), id]);
}

/**
 * One branch for each way in which the viewer may see a lead, each of which reads its index from the cursor on and stops
 * at the page's length: a condition with `or` would read and sort all of the brokerage's leads. Undefined when the viewer
 * sees none.
 */
export function leadsQuery(
  alternatives: ReturnType<typeof leadsSeenBy>,
  { first, after, filter }: LeadsArgs,
  within: { organizationId?: string },
  columns: string,
): RawBuilder<Record<string, unknown>> | undefined {
  const conditions = [...matching(filter ?? {}), ...allOf(within), ...beyond(after)];
  const branches = branchesOf(alternatives, filter ?? {}).map(
    (branch) => sql`
      (select ${sql.raw(columns)} from crm.lead l where ${sql.join([...branch, ...conditions], sql` and `)}
        order by l.created_at desc, l.id desc limit ${first + 1})`,
  );
  if (branches.length === 0) return undefined;
  return sql<Record<string, unknown>>`
    select * from (${sql.join(branches, sql` union all `)}) page
     order by created_at desc, id desc limit ${first + 1}`;
}

function beyond(after: string | null | undefined): RawBuilder<unknown>[] {
  if (after == null) return [];
  const [at, id] = decodeCursor(after, z.tuple([z.iso.datetime(), z.uuid()]));
  return [sql`(l.created_at, l.id) < (${at}::timestamptz, ${id}::uuid)`];
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
