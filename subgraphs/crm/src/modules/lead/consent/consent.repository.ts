import { newId, type EntityManager, rowsOf } from '@propmubi/runtime';
import type { LeadTransaction } from '../lead-transaction.js';
import type { ConsentPurpose, ContactChannel } from '../lead.enums.js';
import { eventFacts, type LeadKey } from '../lead-key.js';

interface Permission {
  channel: ContactChannel;
  purpose: ConsentPurpose;
}

/** Keeps what the buyer agrees to; a permission already in force stays as it was given. */
export async function giveConsents(
  transaction: LeadTransaction,
  { contactId, lead, consents }: { contactId: string; lead: LeadKey; consents: readonly Permission[] },
): Promise<void> {
  const { em, organizationId, now } = transaction;
  const given = await rowsOf<Permission>(
    em,
    `insert into crm.consent (id, organization_id, contact_id, channel, purpose, given_at)
     select id, ?, ?, channel, purpose, ?
       from jsonb_to_recordset(?::jsonb) as given (id uuid, channel text, purpose text)
     on conflict (contact_id, channel, purpose) where revoked_at is null do nothing
     returning channel, purpose`,
    [
      organizationId,
      contactId,
      now,
      JSON.stringify(consents.map(({ channel, purpose }) => ({ id: newId(), channel, purpose }))),
    ],
  );
  announceConsents(transaction, lead, given, true);
}

/** Takes permissions back: those of the given channel and purpose, each optional. */
export async function revokeConsents(
  transaction: LeadTransaction,
  {
    contactId,
    lead,
    channel,
    purpose,
  }: { contactId: string; lead: LeadKey; channel?: string | null; purpose?: string | null },
): Promise<number> {
  const { em, now } = transaction;
  const revoked = await rowsOf<Permission>(
    em,
    `update crm.consent set revoked_at = ? where contact_id = ? and revoked_at is null
        and channel = coalesce(?, channel) and purpose = coalesce(?, purpose) returning channel, purpose`,
    [now, contactId, channel ?? null, purpose ?? null],
  );
  announceConsents(transaction, lead, revoked, false);
  return revoked.length;
}

export async function mayContact(
  em: EntityManager,
  contactId: string,
  channel: ContactChannel,
): Promise<boolean> {
  const found = await rowsOf(
    em,
    `select 1 from crm.consent where contact_id = ? and channel = ? and purpose = 'LEAD_FOLLOW_UP' and revoked_at is null`,
    [contactId, channel],
  );
  return found.length > 0;
}

/** The facts that follow from given or revoked permissions. */
export function announceConsents(
  { events, organizationId, now }: LeadTransaction,
  lead: LeadKey,
  permissions: readonly Permission[],
  granted: boolean,
): void {
  for (const { channel, purpose } of permissions) {
    events.push({
      type: 'ConsentChanged',
      organizationId,
      data: { ...eventFacts(organizationId, lead), channel, purpose, granted, changedAt: now.toISOString() },
    });
  }
}
