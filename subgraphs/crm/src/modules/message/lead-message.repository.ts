import {
  type EntityManager,
  entityColumns,
  keyset,
  newId,
  type Page,
  pgArray,
  pgTextArray,
  query,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import type { Lead } from '../lead/lead.entity.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { LeadMessage, LeadMessageParty } from '../lead/message/lead-message.entity.js';

/** Unread messages are counted up to this. */
export const MOST_UNREAD = 100;
/** Within this time an unread message is notified of once, however many follow it. */
const NOTIFY_AGAIN_MS = 60 * 60_000;

export interface NewMessage {
  lead: Lead;
  author: LeadMessageParty;
  text: string;
  /** When the agent got the lead; null when no agent has it. */
  heldSince: Date | null;
}

/**
 * Adds a message to the thread of a lead whose row is locked. `isAwaited`: the other side was notified of one of the last hour
 * that it has not read, and need not be again; what was written to an agent before does not count for the next.
 */
export async function insertMessage(
  { em, organizationId, actorUserId, now }: LeadTransaction,
  { lead, author, text, heldSince }: NewMessage,
): Promise<{ id: string; isAwaited: boolean }> {
  const id = newId();
  const isAgents = author === LeadMessageParty.AGENT;
  const reader = isAgents ? LeadMessageParty.BUYER : LeadMessageParty.AGENT;
  const readerId = isAgents ? lead.buyerUserId : lead.agentId;
  const since = new Date(
    Math.max(now.getTime() - NOTIFY_AGAIN_MS, isAgents ? 0 : (heldSince?.getTime() ?? 0)),
  );
  const [row] = await query(
    em,
    sql<{ awaited: boolean }>`
      with added as (
        insert into crm.lead_message (id, organization_id, lead_id, seq, author, author_user_id, agent_id, buyer_user_id,
                                      text, sent_at)
        select ${id}, ${organizationId}, ${lead.id}, coalesce(max(seq), 0) + 1, ${author}, ${actorUserId},
               ${isAgents ? lead.agentId : null}::uuid, ${lead.buyerUserId}, ${text}, ${now}
          from crm.lead_message where lead_id = ${lead.id}
      )
      select exists (
        select from crm.lead_message m
         where m.lead_id = ${lead.id} and m.author = ${author} and m.sent_at >= ${since} and m.sent_at <= ${now}
           and m.seq > coalesce((select k.seq from crm.lead_message_mark k where k.lead_id = m.lead_id
                                  and k.reader = ${reader} and k.reader_id = ${readerId}), 0)) as awaited`,
  );
  return { id, isAwaited: row?.awaited ?? false };
}

const NEWEST_FIRST: SortOrder = { columns: [['m.seq', 'integer']], direction: 'desc' };

/** A page of the lead's thread; with `buyerUserId` what was written while the lead was this account's. */
export async function messagesOf(
  em: EntityManager,
  { leadId, buyerUserId }: { leadId: string; buyerUserId: string | null },
  page: Page,
): Promise<LeadMessage[]> {
  const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
  const { list, read } = entityColumns(em, LeadMessage, 'm');
  const conditions = [
    sql`m.lead_id = ${leadId}`,
    ...(buyerUserId ? [sql`m.buyer_user_id = ${buyerUserId}`] : []),
    ...within,
  ];
  const rows = await query(
    em,
    sql<Record<string, unknown>>`
      select ${sql.raw(list)} from crm.lead_message m where ${sql.join(conditions, sql` and `)}
       order by ${orderBy} limit ${limit}`,
  );
  return rows.map(read);
}

/** Who reads: an agent by id, or the buyer's account. */
export interface MessageReader {
  leadId: string;
  party: LeadMessageParty;
  readerId: string;
}

/** Moves the reader's mark up to the message, never back. Undefined when the thread has no such message for this reader. */
export async function moveMark(
  { em, organizationId, now }: LeadTransaction,
  { leadId, party, readerId }: MessageReader,
  messageId: string,
): Promise<{ isMoved: boolean } | undefined> {
  const [row] = await query(
    em,
    sql<{ moved: boolean }>`
      with wanted as (
        select m.seq from crm.lead_message m where m.id = ${messageId} and m.lead_id = ${leadId}
           and (${party} = 'AGENT' or m.buyer_user_id = ${readerId})
      ), moved as (
        insert into crm.lead_message_mark as k (organization_id, lead_id, reader, reader_id, seq, read_at)
        select ${organizationId}::uuid, ${leadId}::uuid, ${party}, ${readerId}::uuid, seq, ${now}::timestamptz from wanted
        on conflict (lead_id, reader, reader_id) do update set seq = excluded.seq, read_at = excluded.read_at
          where k.seq < excluded.seq
        returning 1
      )
      select exists (select from moved) as moved from wanted`,
  );
  return row && { isMoved: row.moved };
}

/** How many messages of the other side each reader has not read, up to MOST_UNREAD, with one statement. */
export async function countUnread(em: EntityManager, readers: readonly MessageReader[]): Promise<number[]> {
  const rows = await query(
    em,
    sql<{ n: number; count: number }>`
      select asked.n::int as n, counted.count
        from unnest(${pgArray(readers.map(({ leadId }) => leadId))}::uuid[],
                    ${pgTextArray(readers.map(({ party }) => party))}::text[],
                    ${pgArray(readers.map(({ readerId }) => readerId))}::uuid[])
             with ordinality as asked (lead_id, reader, reader_id, n)
       cross join lateral (
         select count(*)::int as count from (
           select from crm.lead_message m
            where m.lead_id = asked.lead_id and m.author <> asked.reader
              and (asked.reader = 'AGENT' or m.buyer_user_id = asked.reader_id)
              and m.seq > coalesce((select k.seq from crm.lead_message_mark k where k.lead_id = asked.lead_id
                                     and k.reader = asked.reader and k.reader_id = asked.reader_id), 0)
            limit ${sql.lit(MOST_UNREAD)}) unread
       ) counted`,
  );
  const counts = new Map(rows.map(({ n, count }) => [n, count]));
  return readers.map((_, position) => counts.get(position + 1) ?? 0);
}

/** Up to which message of each thread one side has read, as any of its agents, with one statement. */
export async function readUpTo(
  em: EntityManager,
  asked: readonly { leadId: string; reader: LeadMessageParty }[],
): Promise<number[]> {
  const rows = await query(
    em,
    sql<{ lead_id: string; reader: LeadMessageParty; seq: number }>`
      select lead_id, reader, max(seq) as seq from crm.lead_message_mark
       where lead_id = any(${pgArray(asked.map(({ leadId }) => leadId))}::uuid[]) group by 1, 2`,
  );
  const marks = new Map(rows.map(({ lead_id, reader, seq }) => [`${lead_id} ${reader}`, seq]));
  return asked.map(({ leadId, reader }) => marks.get(`${leadId} ${reader}`) ?? 0);
}
