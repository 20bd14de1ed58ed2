import type { ContactDigests } from '@propmubi/domain';
import { type EntityManager, pgTextArray, query, sql } from '@propmubi/runtime';
import { giveConsents } from '../lead/consent/consent.repository.js';
import { claimContact, lockContactKeys } from '../lead/contact/contact.repository.js';
import { Lead } from '../lead/lead.entity.js';
import type { ConsentPurpose, ContactChannel } from '../lead/lead.enums.js';
import { type CommandServices, inEachBrokerage, type LeadTransaction } from '../lead/lead-transaction.js';
import { mergeLeads } from './merge-leads.js';

export interface PhoneProof {
  userId: string;
  digest: string;
  otherDigests: readonly string[];
  verifiedAt: string;
}

interface ContactRow {
  id: string;
  user_id: string | null;
  phone: string | null;
  phone_digest: string | null;
}

/**
 * An account proved a number. In every brokerage, contacts with this number that belong to no account become the
 * account's, and their leads with them; what other accounts typed stays theirs and unverified. Idempotent.
 */
export async function claimContacts(
  em: EntityManager,
  services: CommandServices & { contactDigests: ContactDigests },
  proof: PhoneProof,
): Promise<void> {
  const { userId, verifiedAt } = proof;
  const digests = digestsOf(services.contactDigests, proof);
  const newest = await query(
    em,
    sql`
      insert into crm.verified_contact as v (digest, user_id, verified_at)
      select digest, ${userId}::uuid, ${verifiedAt}::timestamptz from unnest(${pgTextArray(digests)}::text[]) digest
       where not exists (select from crm.verified_contact newer
                          where newer.digest = any(${pgTextArray(digests)}::text[]) and newer.verified_at > ${verifiedAt}::timestamptz)
      on conflict (digest) do update set user_id = excluded.user_id, verified_at = excluded.verified_at
        where excluded.verified_at >= v.verified_at
      returning 1`,
  );
  // A replayed proof of a number that is another account's by now.
  if (newest.length === 0) return;
  const brokerages = await query(
    em,
    sql<{
      organization_id: string;
    }>`select organization_id from crm.contacts_with_phones(${pgTextArray(digests)}::text[], ${userId})`,
  );
  const brokerageIds = brokerages.map(({ organization_id }) => organization_id);
  await inEachBrokerage(em, { services, actor: { userId } }, brokerageIds, (transaction) =>
    claimWithin(transaction, services.contactDigests, userId, digests),
  );
}

async function claimWithin(
  transaction: LeadTransaction,
  keyed: ContactDigests,
  userId: string,
  digests: readonly string[],
): Promise<void> {
  const { em, organizationId } = transaction;
  const contacts = await query(
    em,
    sql<ContactRow>`
      select id, user_id, phone, phone_digest from crm.contact
       where organization_id = ${organizationId}
         and (user_id = ${userId} or (user_id is null and phone_digest = any(${pgTextArray(digests)}::text[])))
       order by created_at, id`,
  );
  const isProven = ({ phone, phone_digest }: ContactRow) => {
    const digest = phone_digest ?? (phone && keyed.of('PHONE', phone));
    return digest !== null && digests.includes(digest);
  };
  const phone = contacts.find(isProven)?.phone;
  if (!phone) return;
  await lockContactKeys(transaction, [userId, phone]);
  let own = contacts.find(({ user_id }) => user_id === userId);
  if (own && isProven(own)) {
    await query(
      em,
      sql`update crm.contact set provenance = 'OWNER', phone_digest = ${keyed.of('PHONE', phone)} where id = ${own.id}`,
    );
  }
  for (const contact of contacts.filter(({ user_id }) => user_id === null)) {
    if (own) own = await mergeContacts(transaction, userId, own, contact);
    else {
      await claimContact(transaction, contact.id, userId);
      own = contact;
    }
  }
}

/**
 * Under every key by which the number may be stored here, in one order: rows that wait for each other must do so in the same order.
 * An event from before a key was replaced is lifted to it.
 */
function digestsOf({ chain }: ContactDigests, { digest, otherDigests }: PhoneProof): string[] {
  const given = [digest, ...otherDigests];
  return [...new Set([...given, ...given.flatMap((one) => chain.lift(one))])].sort();
}

/** The account's contact and one that turned out to be the same person; returns the one whose lead stays. */
async function mergeContacts(
  transaction: LeadTransaction,
  userId: string,
  own: ContactRow,
  unclaimed: ContactRow,
): Promise<ContactRow> {
  const { em } = transaction;
  const leads = await lockLeadsOf(em, [own.id, unclaimed.id]);
  const ownLead = leads.find(({ contactId }) => contactId === own.id);
  const otherLead = leads.find(({ contactId }) => contactId === unclaimed.id);
  if (!ownLead || !otherLead) return own;
  const kept = await mergeLeads(transaction, ownLead, otherLead);
  await query(em, sql`update crm.lead set buyer_user_id = ${userId} where id = ${otherLead.id}`);
  if (kept.id === ownLead.id) return own;
  await query(em, sql`update crm.contact set user_id = null where id = ${own.id}`);
  await claimContact(transaction, unclaimed.id, userId);
  // What the buyer agreed to themselves holds for the lead that stays, too.
  const consents = await query(
    em,
    sql<{ channel: ContactChannel; purpose: ConsentPurpose }>`
      select channel, purpose from crm.consent where contact_id = ${own.id} and revoked_at is null`,
  );
  const lead = { ...kept, buyerUserId: userId };
  await giveConsents(transaction, { contactId: unclaimed.id, lead, consents });
  return unclaimed;
}

async function lockLeadsOf(em: EntityManager, contactIds: readonly string[]): Promise<Lead[]> {
  const locked = await query(
    em,
    sql<{ id: string }>`
      select id from crm.lead where contact_id in (${sql.join(contactIds)}) order by id for update`,
  );
  return em.find(Lead, { id: locked.map(({ id }) => id) }, { refresh: true });
}
