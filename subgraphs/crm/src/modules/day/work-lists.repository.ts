import type { EntityClass } from '@mikro-orm/core';
import {
  type Connection,
  type ConnectionArgs,
  countRows,
  cursorInstant,
  entityColumns,
  keyset,
  pgTextArray,
  query,
  type RawBuilder,
  readPage,
  type SortOrder,
  sql,
  toConnection,
  type Viewer,
} from '@propmubi/runtime';
import { z } from 'zod';
import type { CrmContext } from '../../context.js';
import { LeadAlert } from '../lead/alert/alert.entity.js';
import { isAgent, isManager } from '../lead/lead.policy.js';
import { LeadTask } from '../task/lead-task.entity.js';
import { SiteVisit } from '../visit/site-visit.entity.js';
import type { LeadAlertsArgs, LeadTasksArgs, SiteVisitsArgs } from './work-lists.inputs.js';

const cursorShape = z.tuple([cursorInstant, z.uuid()]);

interface WorkList<Row> {
  entity: EntityClass<Row>;
  /** Its rows as `w`, with their leads as `l`. */
  from: RawBuilder<unknown>;
  /** By which column of `w`, and which way. */
  column: string;
  direction: SortOrder['direction'];
  at(row: Row): Date;
  /** Undefined: the viewer has none. */
  conditions: (RawBuilder<unknown> | undefined)[] | undefined;
}

/** Visits by date: a manager's brokerage's, an agent's of the leads they have, otherwise a buyer's own. */
export function siteVisitsPage(context: CrmContext, args: SiteVisitsArgs): Promise<Connection<SiteVisit>> {
  const { from, before, statuses, agentId } = args.filter ?? {};
  const buyer = context.viewer.userId;
  const seen = workOf(context.viewer) ?? (buyer === null ? undefined : sql`l.buyer_user_id = ${buyer}`);
  return pageOf(context, args, {
    entity: SiteVisit,
    from: sql`crm.site_visit w join crm.lead l on l.id = w.lead_id`,
    column: 'w.scheduled_for',
    direction: 'asc',
    at: ({ scheduledFor }) => scheduledFor,
    conditions: seen && [
      seen,
      from ? sql`w.scheduled_for >= ${from}` : undefined,
      before ? sql`w.scheduled_for < ${before}` : undefined,
      oneOf('w.status', statuses),
      agentId ? sql`l.agent_id = ${agentId}` : undefined,
    ],
  });
}

/** Tasks by when they are due: a manager's brokerage's, an agent's of the leads they have. */
export function leadTasksPage(context: CrmContext, args: LeadTasksArgs): Promise<Connection<LeadTask>> {
  const { dueFrom, dueBefore, statuses, agentId } = args.filter ?? {};
  const seen = workOf(context.viewer);
  return pageOf(context, args, {
    entity: LeadTask,
    from: sql`crm.lead_task w join crm.lead l on l.id = w.lead_id`,
    column: 'w.due_at',
    direction: 'asc',
    at: ({ dueAt }) => dueAt,
    conditions: seen && [
      seen,
      dueFrom ? sql`w.due_at >= ${dueFrom}` : undefined,
      dueBefore ? sql`w.due_at < ${dueBefore}` : undefined,
      oneOf('w.status', statuses),
      agentId ? sql`l.agent_id = ${agentId}` : undefined,
    ],
  });
}

/** Alerts of a manager's brokerage, the newest first. */
export function leadAlertsPage(context: CrmContext, args: LeadAlertsArgs): Promise<Connection<LeadAlert>> {
  const { open, kinds } = args.filter ?? {};
  const { viewer } = context;
  return pageOf(context, args, {
    entity: LeadAlert,
    from: sql`crm.alert w`,
    column: 'w.raised_at',
    direction: 'desc',
    at: ({ raisedAt }) => raisedAt,
    conditions: isManager(viewer)
      ? [
          sql`w.organization_id = ${viewer.organizationId}`,
          open == null
            ? undefined
            : sql`(w.acknowledged_at is null and w.resolved_at is null) = ${open}::boolean`,
          oneOf('w.kind', kinds),
        ]
      : undefined,
  });
}

/** Of the brokerage for its managers, of the leads they have for agents. */
function workOf(viewer: Viewer): RawBuilder<unknown> | undefined {
  if (isManager(viewer)) return sql`w.organization_id = ${viewer.organizationId}`;
  if (!isAgent(viewer)) return undefined;
  return sql`w.organization_id = ${viewer.organizationId} and l.agent_id = ${viewer.agentId}`;
}

function oneOf(column: string, values: readonly string[] | null | undefined) {
  return values?.length ? sql`${sql.raw(column)} = any (${pgTextArray(values)})` : undefined;
}

async function pageOf<Row extends { id: string }>(
  { db }: CrmContext,
  args: ConnectionArgs,
  { entity, from, column, direction, at, conditions }: WorkList<Row>,
): Promise<Connection<Row>> {
  const page = readPage(args, cursorShape);
  const cursorOf = (row: Row) => [at(row).toISOString(), row.id];
  if (conditions === undefined) return toConnection<Row>([], page, cursorOf, () => Promise.resolve(0));
  const order: SortOrder = {
    columns: [
      [column, 'timestamptz'],
      ['w.id', 'uuid'],
    ],
    direction,
  };
  const given = conditions.filter((condition) => condition !== undefined);
  const { within, orderBy, limit } = keyset(page, order);
  const rows = await db.read(async (em) => {
    const { list, read } = entityColumns(em, entity, 'w');
    const found = await query(
      em,
      sql<Record<string, unknown>>`
        select ${sql.raw(list)} from ${from} where ${sql.join([...given, ...within], sql` and `)}
         order by ${orderBy} limit ${limit}`,
    );
    return found.map(read);
  });
  return toConnection(rows, page, cursorOf, () =>
    db.read((em) => countRows(em, sql`select 1 from ${from} where ${sql.join(given, sql` and `)}`)),
  );
}
