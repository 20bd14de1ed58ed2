import { redactPersonalData } from '@propmubi/domain';
import { byPages, type ExportedTable, type ExportSource, PAGE } from '@propmubi/privacy';
import { type EntityManager, pgArray, query, type RawBuilder, sql } from '@propmubi/runtime';
import { setTransactionTenant } from './modules/lead/lead-transaction.js';

/** One brokerage that a person asked, and the leads there that are theirs or that they wrote to. */
interface Place {
  organizationId: string;
  leadIds: readonly string[];
}

type Row = Record<string, unknown> & { id: string };

/** What brokerages hold of a person: as a buyer in each of them, and as an agent. What others wrote is redacted, and its author left out. */
export const crmSource: ExportSource = {
  files: [
    ofLeads(
      'contacts',
      (leads, userId, after) => sql`
      c.id, c.organization_id, c.name, c.phone, c.email, c.provenance, c.created_at
        from crm.contact c join crm.lead l on l.contact_id = c.id
       where l.id = any(${leads}::uuid[]) and l.buyer_user_id = ${userId} and c.id > ${after}::uuid`,
    ),
    ofLeads(
      'leads',
      (leads, userId, after) => sql`
      id, organization_id, listing_id, project_id, locality_id, budget_min, budget_max, languages, message, first_source,
      last_source, stage, close_reason, created_at, updated_at, accepted_at, first_contacted_at
        from crm.lead where id = any(${leads}::uuid[]) and buyer_user_id = ${userId} and id > ${after}::uuid`,
    ),
    ofLeads(
      'enquiries',
      (leads, userId, after) => sql`
      e.id, e.organization_id, e.lead_id, e.listing_id, e.project_id, e.message, e.source, e.asked_at,
      e.asked_by is not distinct from ${userId}::uuid as own
        from crm.lead_enquiry e join crm.lead l on l.id = e.lead_id
       where e.lead_id = any(${leads}::uuid[]) and (e.asked_by = ${userId} or l.buyer_user_id = ${userId})
         and e.id > ${after}::uuid`,
      wordsOf('message'),
    ),
    ofLeads(
      'activities',
      (leads, userId, after) => sql`
      a.id, a.organization_id, a.lead_id, a.kind, a.note, a.at, a.actor_user_id is not distinct from ${userId}::uuid as own
        from crm.activity a join crm.lead l on l.id = a.lead_id
       where a.lead_id = any(${leads}::uuid[]) and l.buyer_user_id = ${userId} and a.id > ${after}::uuid`,
      wordsOf('note'),
    ),
    ofLeads(
      'tasks',
      (leads, userId, after) => sql`
      t.id, t.organization_id, t.lead_id, t.title, t.due_at, t.status, t.created_at, false as own
        from crm.lead_task t join crm.lead l on l.id = t.lead_id
       where t.lead_id = any(${leads}::uuid[]) and l.buyer_user_id = ${userId} and t.id > ${after}::uuid`,
      wordsOf('title'),
    ),
    ofLeads(
      'messages',
      (leads, userId, after) => sql`
      m.id, m.organization_id, m.lead_id, m.author, m.text, m.sent_at, m.author_user_id = ${userId} as own
        from crm.lead_message m
       where m.lead_id = any(${leads}::uuid[]) and m.buyer_user_id = ${userId} and m.id > ${after}::uuid`,
      wordsOf('text'),
    ),
    ofLeads(
      'consents',
      (leads, userId, after) => sql`
      s.id, s.organization_id, s.channel, s.purpose, s.given_at, s.revoked_at
        from crm.consent s join crm.lead l on l.contact_id = s.contact_id
       where l.id = any(${leads}::uuid[]) and l.buyer_user_id = ${userId} and s.id > ${after}::uuid`,
    ),
    ofLeads(
      'visits',
      (leads, userId, after) => sql`
      v.id, v.organization_id, v.lead_id, v.listing_id, v.scheduled_for, v.status, v.verified, v.completed_at, v.created_at
        from crm.site_visit v join crm.lead l on l.id = v.lead_id
       where v.lead_id = any(${leads}::uuid[]) and l.buyer_user_id = ${userId} and v.id > ${after}::uuid`,
    ),
    ofLeads(
      'payments',
      (leads, userId, after) => sql`
      p.id, p.organization_id, p.lead_id, p.kind, p.amount, p.verified, p.received_at, p.confirmed_at
        from crm.payment p join crm.lead l on l.id = p.lead_id
       where p.lead_id = any(${leads}::uuid[]) and l.buyer_user_id = ${userId} and p.id > ${after}::uuid`,
    ),
    { name: 'crm/agent.json', rows: asAgent },
  ],
};

function ofLeads(
  name: string,
  columns: (leads: string, userId: string, after: string) => RawBuilder<unknown>,
  shown: (row: Row) => object = (row) => row,
): ExportedTable {
  return {
    name: `crm/${name}.json`,
    async *rows(em, userId) {
      for (const { organizationId, leadIds } of await placesOf(em, userId)) {
        await setTransactionTenant(em, organizationId);
        const pages = byPages<Row>((after) =>
          query(em, sql<Row>`select ${columns(pgArray(leadIds), userId, after)} order by 1 limit ${PAGE}`),
        );
        for await (const row of pages) yield shown(row);
      }
      await setTransactionTenant(em, null);
    },
  };
}

/** Words of another person may name and number others; one's own are whole. */
function wordsOf(column: string) {
  return ({ own, ...row }: Row): object => {
    const text = row[column];
    return own || typeof text !== 'string' ? row : { ...row, [column]: redactPersonalData(text) };
  };
}

async function placesOf(em: EntityManager, userId: string): Promise<Place[]> {
  const rows = await query(
    em,
    sql<{ organization_id: string; lead_id: string }>`
      select organization_id, lead_id from crm.leads_of_user(${userId}) order by 1, 2`,
  );
  return [...Map.groupBy(rows, (row) => row.organization_id)].map(([organizationId, its]) => ({
    organizationId,
    leadIds: its.map(({ lead_id }) => lead_id),
  }));
}

async function* asAgent(em: EntityManager, userId: string): AsyncGenerator<object> {
  const brokerages = await query(em, sql<{ id: string }>`select crm.brokerages_of(${userId}) as id`);
  for (const { id } of brokerages) {
    await setTransactionTenant(em, id);
    yield* await query<object>(
      em,
      sql`select id, organization_id, status, licence_expires_on, languages, locality_ids, project_ids, shift_days,
                 shift_start_minute, shift_end_minute, daily_cap, open_cap from crm.agent where user_id = ${userId}`,
    );
  }
  await setTransactionTenant(em, null);
}
