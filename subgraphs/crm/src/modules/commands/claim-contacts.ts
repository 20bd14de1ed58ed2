import { contactDigest } from '@propmubi/domain';
import { type EntityManager, query, sql } from '@propmubi/runtime';
import { giveConsents } from '../lead/consent/consent.repository.js';
import { claimContact, lockContactKeys } from '../lead/contact/contact.repository.js';
import { Lead } from '../lead/lead.entity.js';
import type { ConsentPurpose, ContactChannel } from '../lead/lead.enums.js';
import { type CommandServices, inEachBrokerage, type LeadTransaction } from '../lead/lead-transaction.js';
import { mergeLeads } from './merge-leads.js';

export interface PhoneProof {
  userId: string;
  digest: string;
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
  services: CommandServices & { contactDigestKey: string },
  proof: PhoneProof,
): Promise<void> {
  const { userId, digest, verifiedAt } = proof;
  const newest = await query(
    em,
    sql`
      insert into crm.verified_contact as v (digest, user_id, verified_at) values (${digest}, ${userId}, ${verifiedAt})
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
    }>`select organization_id from crm.contacts_with_phone(${digest}, ${userId})`,
  );
  const brokerageIds = brokerages.map(({ organization_id }) => organization_id);
  await inEachBrokerage(em, { services, actor: { userId } }, brokerageIds, (transaction) =>
    claimWithin(transaction, services.contactDigestKey, proof),
  );
}

async function claimWithin(
  transaction: LeadTransaction,
  digestKey: string,
  { userId, digest }: PhoneProof,
): Promise<void> {
  const { em, organizationId } = transaction;
  const contacts = await query(
    em,
    sql<ContactRow>`
      select id, user_id, phone, phone_digest from crm.contact
       where organization_id = ${organizationId}
         and (user_id = ${userId} or (user_id is null and phone_digest = ${digest}))
       order by created_at, id`,
  );
  const digestOf = ({ phone, phone_digest }: ContactRow) =>
    phone_digest ?? (phone && contactDigest(digestKey, 'PHONE', phone));
  const phone = contacts.find((contact) => digestOf(contact) === digest)?.phone;
  if (!phone) return;
  await lockContactKeys(transaction, [userId, phone]);
  let own = contacts.find(({ user_id }) => user_id === userId);
  if (own && digestOf(own) === digest) {
    await query(
      em,
      sql`update crm.contact set provenance = 'OWNER', phone_digest = ${digest} where id = ${own.id}`,
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
