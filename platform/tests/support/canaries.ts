import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface PlantedPerson {
  /** a or b: a word in every value of theirs. */
  tag: string;
  userId: string;
  phone: string;
}

export interface Ground {
  rows<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Where the object store keeps its files. */
  storeDirectory: string;
  organizationId: string;
}

/** The value that a column of a person's rows is given. */
export const canary = (tag: string, column: string) => `canary-${tag}-${column.replace(/[._]/g, '-')}`;

/**
 * Gives a person a row in every table with personal data, with a value of its own in every such column. Returns values that must be gone
 * after erasure, by `schema.table.column`.
 */
export async function plant(ground: Ground, person: PlantedPerson): Promise<Map<string, string>> {
  const values = new Map<string, string>();
  const word = (column: string) => {
    const value = canary(person.tag, column);
    values.set(column, value);
    return value;
  };
  for (const plantIn of [inAccount, inLeads, inDocuments, inDisputesAndReviews])
    await plantIn(ground, person, word, values);
  // Values that are made and not chosen are looked for as they are.
  for (const [column, sql] of Object.entries(MADE)) {
    const [row] = await ground.rows<{ value: string }>(sql, [person.userId]);
    if (!row?.value) throw new Error(`${column} was not planted`);
    values.set(column, row.value);
  }
  for (const column of ['identity.user_contact.phone_sealed', 'crm.contact.phone'])
    values.set(column, person.phone.slice(3));
  return values;
}

const MADE: Record<string, string> = {
  'identity.personal_key.wrapped_key':
    'select wrapped_key as value from identity.personal_key where user_id = $1',
  'identity.credential.lookup_hash':
    'select lookup_hash as value from identity.credential where user_id = $1',
};

type Word = (column: string) => string;
type Plant = (
  ground: Ground,
  person: PlantedPerson,
  word: Word,
  values: Map<string, string>,
) => Promise<void>;

const inAccount: Plant = async ({ rows, organizationId }, { userId, tag }, word, values) => {
  const number = `A9991110000${tag === 'a' ? 1 : 2}`;
  values.set('identity.agent_application.rera_number', number);
  await rows(
    `update identity.user_account set name = $2, languages = array[$3], aadhaar_last_four = '4711' where id = $1`,
    [userId, word('identity.user_account.name'), word('identity.user_account.languages')],
  );
  const profile = (column: string) => JSON.stringify({ note: word(column) });
  await rows(
    `insert into identity.agent_application (id, organization_id, user_id, rera_number, name, licence_expires_on, profile,
       reasons, created_at) values ($1, $2, $3, $4, $5, now(), $6, '{}', now())`,
    [
      ...[randomUUID(), organizationId, userId, number],
      ...[word('identity.agent_application.name'), profile('identity.agent_application.profile')],
    ],
  );
  await rows(
    `insert into identity.invitation (id, organization_id, role, phone_hash, profile, invited_by, created_at, expires_at)
     select $1, $2, 'AGENT', lookup_hash, $4, $1, now(), now() + interval '7 days' from identity.credential where user_id = $3`,
    [randomUUID(), organizationId, userId, profile('identity.invitation.profile')],
  );
  await rows('update identity.session set name = $2 where user_id = $1', [
    userId,
    word('identity.session.name'),
  ]);
  await rows('update identity.refresh_token set used_network = $2 where user_id = $1', [
    userId,
    word('identity.refresh_token.used_network'),
  ]);
  await rows(
    `insert into identity.passkey (id, user_id, credential_id, public_key, sign_count, backed_up, name, created_at)
     values ($1, $2, $3, 'key', 0, false, $4, now())`,
    [randomUUID(), userId, word('identity.passkey.credential_id'), word('identity.passkey.name')],
  );
  await rows('insert into identity.password (user_id, hash, changed_at) values ($1, $2, now())', [
    userId,
    word('identity.password.hash'),
  ]);
  // After those that the person has by now.
  await rows(
    `insert into identity.notification (id, user_id, seq, kind, event_id, subject_id, facts, listed, created_at)
     values ($1, $2, 1000, 'LEAD_ASSIGNED', $1, $1, $3, false, now())`,
    [randomUUID(), userId, profile('identity.notification.facts')],
  );
  await rows(
    `insert into identity.push_subscription (id, user_id, lookup_hash, sealed, created_at) values ($1, $2, $3, $4, now())`,
    [
      ...[randomUUID(), userId],
      ...[word('identity.push_subscription.lookup_hash'), word('identity.push_subscription.sealed')],
    ],
  );
  await rows(`insert into identity.user_device values ($1, $2, now(), now())`, [
    userId,
    word('identity.user_device.digest'),
  ]);
  await rows(
    `insert into identity.api_key (id, user_id, name, secret_hash, scopes, created_at, expires_at)
     values ($1, $2, $3, 'hash', '{}', now(), now())`,
    [randomUUID(), userId, word('identity.api_key.name')],
  );
  await rows(
    `insert into identity.bulk_query (id, user_id, session_id, via_key, query, status, created_at, finished_at, expires_at)
     values ($1, $2, $1, false, $3, 'DONE', now(), now(), now() + interval '7 days')`,
    [randomUUID(), userId, word('identity.bulk_query.query')],
  );
  await rows(`insert into identity.second_factor (user_id, secret, created_at) values ($1, $2, now())`, [
    userId,
    word('identity.second_factor.secret'),
  ]);
};

const inLeads: Plant = async ({ rows, organizationId }, { userId, phone }, word) => {
  const [contact, lead] = [randomUUID(), randomUUID()];
  await rows(
    `insert into crm.contact (id, organization_id, user_id, name, phone, phone_digest, email, provenance, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'OWNER', now())`,
    [
      ...[contact, organizationId, userId, word('crm.contact.name'), phone, word('crm.contact.phone_digest')],
      `${word('crm.contact.email')}@example.in`,
    ],
  );
  await rows('insert into crm.verified_contact (digest, user_id, verified_at) values ($1, $2, now())', [
    word('crm.verified_contact.digest'),
    userId,
  ]);
  await rows(
    `insert into crm.lead (id, organization_id, contact_id, buyer_user_id, message, first_source, last_source, stage,
       routing_status, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 'LISTING_PAGE', 'LISTING_PAGE', 'INCOMING', 'POND', now(), now())`,
    [lead, organizationId, contact, userId, word('crm.lead.message')],
  );
  await rows(
    `insert into crm.lead_enquiry (id, organization_id, lead_id, message, source, asked_by, asked_at)
     values ($1, $2, $3, $4, 'LISTING_PAGE', $5, now())`,
    [randomUUID(), organizationId, lead, word('crm.lead_enquiry.message'), userId],
  );
  await rows(
    `insert into crm.activity (id, organization_id, lead_id, kind, note, at) values ($1, $2, $3, 'NOTE', $4, now())`,
    [randomUUID(), organizationId, lead, word('crm.activity.note')],
  );
  await rows(
    `insert into crm.lead_task (id, organization_id, lead_id, title, due_at, created_by, created_at)
     values ($1, $2, $3, $4, now() + interval '1 year', $1, now())`,
    [randomUUID(), organizationId, lead, word('crm.lead_task.title')],
  );
  await rows(
    `insert into crm.lead_message (id, organization_id, lead_id, seq, author, author_user_id, buyer_user_id, text, sent_at)
     values ($1, $2, $3, 1, 'BUYER', $4, $4, $5, now())`,
    [randomUUID(), organizationId, lead, userId, word('crm.lead_message.text')],
  );
};

const inDocuments: Plant = async ({ rows, storeDirectory, organizationId }, { userId }, word) => {
  const document = async (
    subjectType: string,
    subjectId: string,
    given: { name?: string; key?: string } = {},
  ) => {
    const id = randomUUID();
    await rows(
      `insert into trust.document (id, organization_id, subject_type, subject_id, type, status, sha256, size_bytes, media_type,
         file_name, storage_key, submitted_by, submitted_at)
       values ($1, $2, $3, $4, 'KYC', 'VERIFIED', $5, 1, 'application/pdf', $6, $7, $8, now())`,
      [
        id,
        organizationId,
        subjectType,
        subjectId,
        'a'.repeat(64),
        given.name ?? null,
        given.key ?? null,
        userId,
      ],
    );
    return id;
  };
  const listing = await document('LISTING', randomUUID(), { name: word('trust.document.file_name') });
  await rows(
    `insert into trust.document_entry (id, document_id, organization_id, action, note, actor_id, at)
     values ($1, $2, $3, 'ANSWERED', $4, $5, now())`,
    [randomUUID(), listing, organizationId, word('trust.document_entry.note'), userId],
  );
  const key = `documents/${randomUUID()}`;
  mkdirSync(dirname(join(storeDirectory, key)), { recursive: true });
  writeFileSync(join(storeDirectory, key), word('trust.document.storage_key'));
  await document('USER', userId, { key });
  const old = await document('USER', userId);
  await rows(
    'insert into trust.document_content (document_id, organization_id, content) values ($1, $2, $3)',
    [old, organizationId, Buffer.from(word('trust.document_content.content'))],
  );
};

const inDisputesAndReviews: Plant = async ({ rows, organizationId }, { userId }, word) => {
  await rows(
    `insert into property.saved_search (id, user_id, name, alert, text, is_read, said_words, said_number, created_at)
     values ($1, $2, $3, 'NONE', $4, true, quote_literal($5::text)::tsquery, $6, now())`,
    [
      randomUUID(),
      userId,
      ...['name', 'text', 'said_words', 'said_number'].map((column) =>
        word(`property.saved_search.${column}`),
      ),
    ],
  );
  await rows(`insert into reputation.rater_key values ($1, 'DEVICE', $2, now())`, [
    userId,
    word('reputation.rater_key.digest'),
  ]);
  await rows(
    `insert into trust.dispute (id, organization_id, subject_type, subject_id, severity, statement, status, opened_by, opened_at,
       decide_by) values ($1, $2, 'AGENT', $1, 'MINOR', $3, 'DISMISSED', $4, now(), now())`,
    [randomUUID(), organizationId, word('trust.dispute.statement'), userId],
  );
  const review = randomUUID();
  await rows(
    `insert into reputation.review (id, author_id, subject_type, subject_id, stars, text, basis, basis_id, status, submitted_at)
     values ($1, $2, 'AGENT', $1, 4, $3, 'VISIT', $1, 'PUBLISHED', now())`,
    [review, userId, word('reputation.review.text')],
  );
  await rows(
    `insert into reputation.review_reply (id, review_id, author_id, text, status, submitted_at)
     values ($1, $2, $3, $4, 'PUBLISHED', now())`,
    [randomUUID(), review, userId, word('reputation.review_reply.text')],
  );
};
