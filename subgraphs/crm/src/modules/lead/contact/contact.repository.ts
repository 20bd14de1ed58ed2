import { rowsOf, arrayOf } from '@propmubi/runtime';
import { createHash } from 'node:crypto';
import type { LeadTransaction } from '../lead-transaction.js';

export interface ContactDetails {
  name: string | null;
  /** E.164. */
  phone: string | null;
  /** Lower case. */
  email: string | null;
  userId: string | null;
}

/**
 * The person behind the details within this brokerage: known by phone, else by e-mail, else undefined. Requests about
 * the same phone or e-mail take turns until they commit, so that two at once cannot make the person known twice.
 */
export async function recognize(
  { em, organizationId }: LeadTransaction,
  { phone, email }: ContactDetails,
): Promise<string | undefined> {
  const keys = [phone, email].filter((key) => key !== null);
  await rowsOf(em, `select pg_advisory_xact_lock(k) from (select unnest(?::bigint[]) as k order by 1) keys`, [
    arrayOf(keys.map((key) => lockKey(organizationId, key))),
  ]);
  const [found] = await rowsOf<{ id: string }>(
    em,
    `select id from crm.contact
      where organization_id = ? and (phone = ? or email = ?)
      order by (phone is not distinct from ?) desc, created_at limit 1`,
    [organizationId, phone, email, phone],
  );
  return found?.id;
}

/** A known person told something new: it fills gaps, what is known stays. */
export async function completeContact(
  { em }: LeadTransaction,
  contactId: string,
  { name, phone, email }: ContactDetails,
): Promise<void> {
  await em.execute(
    `update crm.contact c set name = coalesce(c.name, ?), phone = coalesce(c.phone, ?),
        email = case when c.email is null and not exists (
          select from crm.contact other where other.organization_id = c.organization_id and other.email = ?
        ) then ? else c.email end
      where id = ?`,
    [name, phone, email, email, contactId],
  );
}

function lockKey(organizationId: string, key: string): string {
  return createHash('sha256').update(`${organizationId}\n${key}`).digest().readBigInt64BE(0).toString();
}
