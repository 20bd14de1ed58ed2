import { type EntityManager, query, sql } from '@propmubi/runtime';

/** Brokerages that the person works for as an agent, or once did; asked across tenants. */
export async function brokeragesOf(em: EntityManager, userId: string): Promise<ReadonlySet<string>> {
  const rows = await query(em, sql<{ id: string }>`select id from crm.brokerages_of(${userId}) as id`);
  return new Set(rows.map(({ id }) => id));
}
