import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createRetentionJob, type RetentionJob } from '@propmubi/privacy';
import {
  createDatabase,
  createLogger,
  createRegistry,
  type Database,
  PLATFORM_CHAIN,
} from '@propmubi/runtime';
import { migratedDatabase } from './support/migrated-database.js';

const YEAR = 365;

/** Rules run as the application's role, over rows of several tenants that are aged by their timestamps. */
describe('retention', () => {
  let world: Awaited<ReturnType<typeof migratedDatabase>>;
  const databases: Database[] = [];
  const retention: Record<string, RetentionJob> = {};

  beforeAll(async () => {
    world = await migratedDatabase();
    for (const map of world.maps) {
      const database = await createDatabase({
        schema: map.schema,
        url: world.appUrl,
        poolMax: 1,
        entities: [],
      });
      databases.push(database);
      const logger = createLogger('test', 'silent');
      retention[map.schema] = createRetentionJob({ map, database: () => database, logger, everyMs: 0 });
    }
  });

  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await world?.close();
  });

  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  /** What a rule counts, then removes, then no longer finds. */
  async function run(schema: string, rule: string) {
    const rules = retention[schema] as RetentionJob;
    const due = (await rules.preview())[rule];
    const removed = (await rules.apply())[rule];
    expect(await rules.preview()).toMatchObject({ [rule]: 0 });
    return [due, removed];
  }

  async function lead(days: number, stage: string) {
    const [organization, contact, id] = [randomUUID(), randomUUID(), randomUUID()];
    await world.rows(
      `insert into crm.contact (id, organization_id, name, phone, phone_digest, email, created_at)
       values ($1, $2, 'Asha', '+919812312312', 'digest', 'asha@example.in', now())`,
      [contact, organization],
    );
    await world.rows(
      `insert into crm.lead (id, organization_id, contact_id, message, first_source, last_source, stage, routing_status,
         created_at, updated_at) values ($1, $2, $3, 'words', 'LISTING_PAGE', 'LISTING_PAGE', $4, 'CLOSED', $5, $5)`,
      [id, organization, contact, stage, ago(days)],
    );
    const tables = ['lead_enquiry (message, source, asked_at)', 'activity (note, kind, at)'];
    for (const table of tables) {
      const [name, columns = ''] = table.split(/[()]/);
      await world.rows(
        `insert into crm.${name} (id, organization_id, lead_id, ${columns})
         values (gen_random_uuid(), $1, $2, 'words', 'NOTE', now())`,
        [organization, id],
      );
    }
    await world.rows(
      `insert into crm.lead_task (id, organization_id, lead_id, title, due_at, created_by, created_at)
       values (gen_random_uuid(), $1, $2, 'words', now(), $1, now())`,
      [organization, id],
    );
    await world.rows(
      `insert into crm.lead_message (id, organization_id, lead_id, seq, author, author_user_id, buyer_user_id, text, sent_at)
       values (gen_random_uuid(), $1, $2, 1, 'BUYER', $1, $1, 'words', now())`,
      [organization, id],
    );
    return id;
  }
  const leftOf = async (id: string) => {
    const [row] = await world.rows<{ left: number }>(
      `select count(*)::int as left from (
         select unnest(array[c.name, c.phone, c.phone_digest, c.email, l.message]) as value
           from crm.lead l join crm.contact c on c.id = l.contact_id where l.id = $1
         union all select message from crm.lead_enquiry where lead_id = $1
         union all select note from crm.activity where lead_id = $1
         union all select title from crm.lead_task where lead_id = $1
         union all select text from crm.lead_message where lead_id = $1) as values where value is not null`,
      [id],
    );
    return row?.left;
  };

  it('makes leads that were closed three years ago numbers, in all brokerages, and no others', async () => {
    const old = [await lead(3 * YEAR + 1, 'LOST'), await lead(4 * YEAR, 'UNQUALIFIED')];
    const kept = [
      await lead(3 * YEAR - 1, 'LOST'),
      await lead(9 * YEAR, 'BOOKED'),
      await lead(9 * YEAR, 'INCOMING'),
    ];
    expect(await run('crm', 'closed_leads')).toEqual([2, 2]);
    // Not what was only counted, nor what found nothing; and nothing of whose it was.
    const acts = await world.rows<{ data: object }>(
      `select event -> 'data' as data from crm.outbox where event ->> 'type' = 'ActionsAudited'`,
    );
    expect(acts.map(({ data }) => data)).toMatchObject([
      {
        chainId: PLATFORM_CHAIN,
        actions: [
          {
            action: 'RETENTION_APPLIED',
            actorId: null,
            role: 'SYSTEM',
            subjectId: PLATFORM_CHAIN,
            after: { rule: 'CLOSED_LEADS', rows: 2 },
          },
        ],
      },
    ]);
    for (const id of old) expect(await leftOf(id)).toBe(0);
    for (const id of kept) expect(await leftOf(id)).toBe(9);
  });

  it('empties the statements of disputes three years after the decision', async () => {
    const dispute = (days: number | null) =>
      world.rows(
        `insert into trust.dispute (id, organization_id, subject_type, subject_id, severity, statement, status, opened_by,
           opened_at, decide_by, resolved_at)
         values (gen_random_uuid(), gen_random_uuid(), 'AGENT', gen_random_uuid(), 'MINOR', 'words', $1, gen_random_uuid(),
           now(), now(), $2)`,
        [days === null ? 'OPEN' : 'UPHELD', days === null ? null : ago(days)],
      );
    for (const days of [null, 3 * YEAR - 1, 3 * YEAR + 1]) await dispute(days);
    expect(await run('trust', 'dispute_statements')).toEqual([1, 1]);
    expect(
      await world.rows(`select statement, count(*)::int from trust.dispute group by 1 order by 1`),
    ).toEqual([
      { statement: '', count: 1 },
      { statement: 'words', count: 2 },
    ]);
  });

  it('empties names and notes of documents that ended three years ago, not of those in force', async () => {
    const document = async (status: string, days: number) => {
      const id = randomUUID();
      await world.rows(
        `insert into trust.document (id, organization_id, subject_type, subject_id, type, status, sha256, size_bytes,
           media_type, file_name, submitted_by, submitted_at, decided_at)
         values ($1, $1, 'LISTING', $1, 'TITLE_REPORT', $2, $3, 1, 'application/pdf', 'asha.pdf', $1, now(), $4)`,
        [id, status, 'a'.repeat(64), ago(days)],
      );
      await world.rows(
        `insert into trust.document_entry (id, document_id, organization_id, action, note, at)
         values (gen_random_uuid(), $1, $1, 'ANSWERED', 'words', now())`,
        [id],
      );
    };
    await document('REJECTED', 3 * YEAR + 1);
    await document('REJECTED', 3 * YEAR - 1);
    await document('VERIFIED', 9 * YEAR);
    expect(await run('trust', 'document_words')).toEqual([1, 1]);
    expect(await world.rows('select count(file_name)::int as names from trust.document')).toEqual([
      { names: 2 },
    ]);
    expect(await world.rows('select count(note)::int as notes from trust.document_entry')).toEqual([
      { notes: 2 },
    ]);
  });

  it('empties what a moderator did not show, after a year, in batches', async () => {
    const many = 1_203;
    await world.rows(
      `insert into reputation.review (id, author_id, subject_type, subject_id, stars, text, basis, basis_id, status,
         moderated_at, submitted_at)
       select gen_random_uuid(), gen_random_uuid(), 'AGENT', gen_random_uuid(), 1, 'words', 'VISIT', gen_random_uuid(),
              case n % 3 when 0 then 'REJECTED' when 1 then 'REMOVED' else 'PUBLISHED' end,
              now() - make_interval(days => case when n < 30 then 300 else 400 end), now()
         from generate_series(1, $1::int) n`,
      [many],
    );
    expect(await run('reputation', 'rejected_reviews')).toEqual([783, 783]);
    const [left] = await world.rows('select count(text)::int as texts from reputation.review');
    expect(left).toEqual({ texts: many - 783 });
    expect(await run('reputation', 'rejected_replies')).toEqual([0, 0]);
  });

  it('deletes invitations and applications some time after they ended', async () => {
    const [organization, user] = [randomUUID(), randomUUID()];
    await world.rows(`insert into identity.organization (id, name, city) values ($1, 'Office', 'Mumbai')`, [
      organization,
    ]);
    await world.rows(`insert into identity.user_account (id) values ($1)`, [user]);
    for (const [decided, expires] of [
      [null, 181],
      [181, 0],
      [179, 400],
      [null, -7],
    ] as const) {
      await world.rows(
        `insert into identity.invitation (id, organization_id, role, phone_hash, status, invited_by, created_at, expires_at,
           decided_at) values (gen_random_uuid(), $1, 'AGENT', gen_random_uuid()::text, 'PENDING', $1, now(), $2, $3)`,
        [organization, ago(expires), decided === null ? null : ago(decided)],
      );
    }
    for (const [status, days] of [
      ['CONFIRMED', YEAR + 1],
      ['REJECTED', YEAR - 1],
      ['PENDING', 2 * YEAR],
    ] as const) {
      await world.rows(
        `insert into identity.agent_application (id, organization_id, user_id, rera_number, name, licence_expires_on, profile,
           reasons, status, created_at, decided_at)
         values (gen_random_uuid(), $1, $2, 'A51800000001', 'Asha', now(), '{}', '{}', $3, now(), $4)`,
        [organization, user, status, ago(days)],
      );
    }
    expect(await run('identity', 'invitations')).toEqual([2, 2]);
    // It ran with the other: `apply` is all rules.
    expect(await world.rows(`select status from identity.agent_application order by 1`)).toEqual([
      { status: 'PENDING' },
      { status: 'REJECTED' },
    ]);
  });

  it('counts what it removed in the metrics of the process', async () => {
    const registry = createRegistry();
    for (const one of Object.values(retention)) one.registerMetrics(registry);
    const text = await registry.metrics();
    expect(text).toContain(
      'propmubi_retention_rows_total{subgraph="reputation",rule="rejected_reviews"} 783',
    );
    expect(text).toMatch(
      /propmubi_retention_last_run_timestamp_seconds\{subgraph="crm",rule="closed_leads"\} \d+/,
    );
  });
});
