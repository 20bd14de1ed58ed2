import { type EntityManager, organizationsOfMember, query, sql } from '@propmubi/runtime';

/**
 * Brokerages that the person of this transaction works for, or once did: agents by their profiles, which are asked across
 * tenants, and members of any role since their memberships are announced.
 */
export async function brokeragesOf(em: EntityManager, userId: string): Promise<ReadonlySet<string>> {
  const members = await organizationsOfMember(em, userId);
  const rows = await query(em, sql<{ id: string }>`select id from crm.brokerages_of(${userId}) as id`);
  return new Set([...members, ...rows.map(({ id }) => id)]);
}
