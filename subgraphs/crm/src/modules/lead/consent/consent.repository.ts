import { type EntityManager, newId, query, sql } from '@propmubi/runtime';
import type { ConsentPurpose, ContactChannel } from '../lead.enums.js';
import { eventFacts, type LeadKey } from '../lead-key.js';
import type { LeadTransaction } from '../lead-transaction.js';

export interface ConsentDetails {
  channel: ContactChannel;
  purpose: ConsentPurpose;
}

/**
 * Keeps what the buyer agrees to. A consent already in force stays as it was first given, and is announced like a new one:
 * given again it holds for longer, and what an agent wrote down is the buyer's own word from then on.
 */
export async function giveConsents(
  transaction: LeadTransaction,
  { contactId, lead, consents }: { contactId: string; lead: LeadKey; consents: readonly ConsentDetails[] },
): Promise<void> {
  const { em, organizationId, now } = transaction;
  const rows = JSON.stringify(consents.map(({ channel, purpose }) => ({ id: newId(), channel, purpose })));
  await query(
    em,
    sql`
      insert into crm.consent (id, organization_id, contact_id, channel, purpose, given_at)
      select id, ${organizationId}, ${contactId}, channel, purpose, ${now}
        from jsonb_to_recordset(${rows}::jsonb) as given (id uuid, channel text, purpose text)
      on conflict (contact_id, channel, purpose) where revoked_at is null do nothing`,
  );
  recordConsents(transaction, lead, consents, true);
}

/** Takes consents back: those of the given channel and purpose, each optional. Returns them. */
export async function revokeConsents(
  transaction: LeadTransaction,
  {
    contactId,
    lead,
    channel = null,
    purpose = null,
  }: { contactId: string; lead: LeadKey; channel?: string | null; purpose?: string | null },
): Promise<ConsentDetails[]> {
  const { em, now } = transaction;
  const revoked = await query(
    em,
    sql<ConsentDetails>`
      update crm.consent set revoked_at = ${now}
       where contact_id = ${contactId} and revoked_at is null
         and channel = coalesce(${channel}, channel) and purpose = coalesce(${purpose}, purpose)
      returning channel, purpose`,
  );
  recordConsents(transaction, lead, revoked, false);
  return revoked;
}

export async function mayContact(
  em: EntityManager,
  contactId: string,
  channel: ContactChannel,
): Promise<boolean> {
  const found = await query(
    em,
    sql`
      select 1 from crm.consent
       where contact_id = ${contactId} and channel = ${channel} and purpose = 'LEAD_FOLLOW_UP' and revoked_at is null`,
  );
  return found.length > 0;
}

/** Records the events that follow from given or revoked consents. */
export function recordConsents(
  { events, organizationId, now }: LeadTransaction,
  lead: LeadKey,
  consents: readonly ConsentDetails[],
  granted: boolean,
): void {
  for (const { channel, purpose } of consents) {
    events.push({
      type: 'ConsentChanged',
      organizationId,
      data: { ...eventFacts(organizationId, lead), channel, purpose, granted, changedAt: now.toISOString() },
    });
  }
}
