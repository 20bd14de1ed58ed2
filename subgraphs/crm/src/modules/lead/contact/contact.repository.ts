import { pgArray, pgTextArray, query, sql } from '@propmubi/runtime';
import { createHash } from 'node:crypto';
import type { LeadTransaction } from '../lead-transaction.js';
import { LeadActivityKind } from '../lead.enums.js';
import { addActivities } from '../timeline/activity.repository.js';
import { ContactProvenance } from './contact.entity.js';

/** Who enquires: a buyer for themselves, an agent or a manager for a person they met, a partner for a customer. */
export interface Enquirer {
  kind: 'BUYER' | 'AGENT' | 'PARTNER';
  userId: string;
}

export interface ContactDetails {
  name: string | null;
  /** E.164. */
  phone: string | null;
  /** Keyed digests of the phone, the one that is stored first; what an account proved is known by them. None without a phone. */
  phoneDigests: readonly string[];
  /** Lower case. */
  email: string | null;
}

/** The contact that new details are about, and who would vouch for them. */
export interface Recognition {
  contactId: string | undefined;
  provenance: ContactProvenance;
  /** The contact belonged to no account until this buyer proved its number. */
  claimed: boolean;
}

/**
 * The contact of this brokerage that an enquiry belongs to. What another person typed is never a reason to take two
 * enquiries for one:
 * - a buyer is known by their account; a contact that the brokerage or a partner wrote down becomes theirs when its
 *   number is one that the account proved,
 * - an agent's entry is known by the brokerage's own contacts and by numbers their owners proved, by phone, then e-mail,
 * - a partner's entry is known by what the same partner handed on before.
 * Enquiries with one key take turns until they commit, so two at once cannot make a person known twice.
 */
export async function recognizeContact(
  transaction: LeadTransaction,
  enquirer: Enquirer,
  details: ContactDetails,
): Promise<Recognition> {
  const account = enquirer.kind === 'BUYER' ? enquirer.userId : null;
  await lockContactKeys(
    transaction,
    [account, details.phone, details.email].filter((key) => key !== null),
  );
  if (enquirer.kind === 'BUYER') return recognizeBuyer(transaction, enquirer.userId, details);
  return enquirer.kind === 'AGENT'
    ? recognizeForAgent(transaction, details)
    : recognizeForPartner(transaction, enquirer.userId, details);
}

async function recognizeBuyer(
  { em, organizationId }: LeadTransaction,
  userId: string,
  { phone, phoneDigests }: ContactDetails,
): Promise<Recognition> {
  const [found] = await query(
    em,
    sql<{ own: string | null; unclaimed: string | null; proven: boolean }>`
      with proof as (
        select exists (
          select from crm.verified_contact where digest = any(${pgTextArray(phoneDigests)}::text[]) and user_id = ${userId}
        ) as proven
      )
      select proof.proven,
             (select id from crm.contact where organization_id = ${organizationId} and user_id = ${userId}) as own,
             (select id from crm.contact
               where proof.proven and organization_id = ${organizationId} and user_id is null
                 and provenance in ('BROKERAGE', 'PARTNER') and phone = ${phone}
               order by created_at, id limit 1) as unclaimed
        from proof`,
  );
  return {
    contactId: found?.own ?? found?.unclaimed ?? undefined,
    provenance: found?.proven ? ContactProvenance.OWNER : ContactProvenance.UNVERIFIED,
    claimed: Boolean(!found?.own && found?.unclaimed),
  };
}

async function recognizeForAgent(
  { em, organizationId }: LeadTransaction,
  { phone, email }: ContactDetails,
): Promise<Recognition> {
  const [found] = await query(
    em,
    sql<{ id: string }>`
      select id from crm.contact
       where organization_id = ${organizationId} and provenance in ('OWNER', 'BROKERAGE')
         and (phone = ${phone} or (email = ${email} and provenance = 'BROKERAGE'))
       order by (phone is not distinct from ${phone}) desc, (provenance = 'OWNER') desc, created_at, id limit 1`,
  );
  return { contactId: found?.id, provenance: ContactProvenance.BROKERAGE, claimed: false };
}

async function recognizeForPartner(
  { em, organizationId }: LeadTransaction,
  partnerId: string,
  { phone, email }: ContactDetails,
): Promise<Recognition> {
  const [found] = await query(
    em,
    sql<{ id: string }>`
      select id from crm.contact
       where organization_id = ${organizationId} and provenance = 'PARTNER' and created_by = ${partnerId}
         and user_id is null and (phone = ${phone} or email = ${email})
       order by (phone is not distinct from ${phone}) desc, created_at, id limit 1`,
  );
  return { contactId: found?.id, provenance: ContactProvenance.PARTNER, claimed: false };
}

/** Details of a contact that is known: they fill gaps, what is known stays; proof replaces what was only typed. */
export async function completeContact(
  { em }: LeadTransaction,
  contactId: string,
  { name, phone, phoneDigests, email }: ContactDetails,
  provenance: ContactProvenance,
): Promise<void> {
  const proven = provenance === ContactProvenance.OWNER;
  const phoneDigest = phoneDigests[0] ?? null;
  await query(
    em,
    sql`
      update crm.contact c set
          name = coalesce(c.name, ${name}),
          phone = case when ${proven}::boolean then ${phone}::text else coalesce(c.phone, ${phone}) end,
          phone_digest = case when ${proven}::boolean then ${phoneDigest}::text else
              case when c.phone is null then ${phoneDigest}::text else c.phone_digest end end,
          provenance = case when ${proven}::boolean then 'OWNER' else c.provenance end,
          email = case when c.email is null and not exists (
            select from crm.contact other
             where other.organization_id = c.organization_id and other.email = ${email} and other.id <> c.id
          ) then ${email}::text else c.email end
       where id = ${contactId}`,
  );
}

/** A contact becomes the account's, which proved its number; its lead with it. */
export async function claimContact(
  transaction: LeadTransaction,
  contactId: string,
  userId: string,
): Promise<void> {
  const claimed = await query(
    transaction.em,
    sql<{ id: string }>`
      with claimed as (
        update crm.contact set user_id = ${userId}, provenance = 'OWNER'
         where id = ${contactId} and user_id is null returning id
      )
      update crm.lead set buyer_user_id = ${userId} where contact_id in (select id from claimed) returning id`,
  );
  addActivities(
    transaction,
    claimed.map(({ id }) => ({ leadId: id, kind: LeadActivityKind.CONTACT_VERIFIED })),
  );
}

/** Makes requests about one of these accounts, numbers or addresses take turns until they commit. */
export async function lockContactKeys(
  { em, organizationId }: Pick<LeadTransaction, 'em' | 'organizationId'>,
  keys: readonly string[],
): Promise<void> {
  await query(
    em,
    sql`
      select pg_advisory_xact_lock(k) from (
        select unnest(${pgArray(keys.map((key) => lockKey(organizationId, key)))}::bigint[]) as k order by 1
      ) keys`,
  );
}

function lockKey(organizationId: string, key: string): string {
  return createHash('sha256').update(`${organizationId}\n${key}`).digest().readBigInt64BE(0).toString();
}
