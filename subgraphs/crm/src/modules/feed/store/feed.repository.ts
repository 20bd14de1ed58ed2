import {
  pgArray,
  type Database,
  entityColumns,
  type EntityManager,
  query,
  sql,
  systemViewer,
  type TenantScope,
} from '@propmubi/runtime';
import { Assignment } from '../../lead/assignment.entity.js';
import { Lead } from '../../lead/lead.entity.js';
import type { FeedOwner } from './feed-cursor.js';
import type { FeedEntry } from './feed-entry.js';

export const FEED_PAGE = 256;

export interface FeedState {
  /** Seq of the newest entry. */
  head: number;
  /** Entries up to this one are gone. */
  floor: number;
  /** Where a subscriber without a cursor begins: before the oldest lead that still waits for an answer. */
  pending: number;
}

export interface Head extends FeedOwner {
  head: number;
}

export interface FeedReader {
  /** Undefined when the agent has no desk in the brokerage, or left. */
  state(owner: FeedOwner): Promise<FeedState | undefined>;
  /** Entries after `seq`, in order, with lead and assignment; at most a page, and none once the agent has left. */
  after(owner: FeedOwner, seq: number): Promise<{ active: boolean; entries: FeedEntry[] }>;
  /** Heads of all these agents, in every brokerage they have a desk in, with one statement. */
  heads(agentIds: readonly string[]): Promise<Head[]>;
}

/** Reads feeds as the platform inside the one tenant; what a subscriber may see of an entry is decided at its emit. */
export function createFeedReader(database: () => Database): FeedReader {
  const within = async <T>(
    organizationId: string | null,
    work: (em: EntityManager) => Promise<T>,
  ): Promise<T> => {
    const scope: TenantScope = database().scope(systemViewer(organizationId));
    try {
      return await scope.read(work);
    } finally {
      await scope.close();
    }
  };
  return {
    state: ({ organizationId, agentId }) =>
      within(organizationId, async (em) => {
        const desk = await deskOf(em, { organizationId, agentId });
        if (!desk) return undefined;
        const [row] = await query<{ oldest: string | null }>(
          em,
          sql`select min(f.seq) as oldest from crm.agent_feed f join crm.assignment a on a.id = f.assignment_id
            where f.organization_id = ${organizationId} and f.agent_id = ${agentId} and f.kind = 'ASSIGNED'
              and a.organization_id = f.organization_id and a.agent_id = f.agent_id
              and a.ended_at is null and a.accepted_at is null`,
        );
        const pending = row?.oldest ? Number(row.oldest) - 1 : desk.head;
        return { ...desk, pending };
      }),
    after: ({ organizationId, agentId }, seq) =>
      within(organizationId, async (em) => {
        if (!(await deskOf(em, { organizationId, agentId }))) return { active: false, entries: [] };
        const entries = await entriesAfter(em, { organizationId, agentId }, seq);
        return { active: true, entries };
      }),
    heads: (agentIds) =>
      within(null, async (em) => {
        const rows = await query<{ agent_id: string; organization_id: string; head: string }>(
          em,
          sql`select agent_id, organization_id, head from crm.feed_heads(${pgArray(agentIds)}::uuid[])`,
        );
        return rows.map((row) => ({
          agentId: row.agent_id,
          organizationId: row.organization_id,
          head: Number(row.head),
        }));
      }),
  };
}

/** Where the agent's feed stands; undefined when they have no desk in the brokerage, or left. */
async function deskOf(
  em: EntityManager,
  { organizationId, agentId }: FeedOwner,
): Promise<Omit<FeedState, 'pending'> | undefined> {
  const [desk] = await query<{ head: string; floor: string }>(
    em,
    sql`select feed_seq as head, feed_floor as floor from crm.agent
      where organization_id = ${organizationId} and id = ${agentId} and status not in ('LEFT', 'SUSPENDED')`,
  );
  return desk && { head: Number(desk.head), floor: Number(desk.floor) };
}

async function entriesAfter(
  em: EntityManager,
  { organizationId, agentId }: FeedOwner,
  seq: number,
): Promise<FeedEntry[]> {
  const lead = entityColumns(em, Lead, 'l', 'lead_');
  const assignment = entityColumns(em, Assignment, 'a', 'assignment_');
  const rows = await query<EntryRow>(
    em,
    sql`select f.seq, f.event_id, f.kind, f.reason, f.at, ${sql.raw(lead.list)}, ${sql.raw(assignment.list)}
       from crm.agent_feed f join crm.lead l on l.id = f.lead_id join crm.assignment a on a.id = f.assignment_id
      where f.organization_id = ${organizationId} and f.agent_id = ${agentId} and f.seq > ${seq} order by f.seq limit ${sql.lit(FEED_PAGE)}`,
  );
  return rows.map((row) => ({
    seq: Number(row.seq),
    eventId: row.event_id,
    kind: row.kind,
    lead: lead.read(row),
    assignment: assignment.read(row),
    reason: row.reason,
    at: new Date(row.at),
  }));
}

interface EntryRow extends Record<string, unknown> {
  seq: string;
  event_id: string;
  kind: FeedEntry['kind'];
  reason: string | null;
  at: string;
}
