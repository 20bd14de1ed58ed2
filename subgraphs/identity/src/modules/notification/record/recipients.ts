import { type EntityManager, query, sql } from '@propmubi/runtime';

/** The user behind an agent of the transaction's tenant, or of any where the agent is active. */
export async function userOfAgent(em: EntityManager, agentId: string): Promise<string[]> {
  const rows = await query(
    em,
    sql<{ user_id: string }>`select user_id from identity.agent where id = ${agentId}`,
  );
  return rows.map(({ user_id }) => user_id);
}

/** Managers of the transaction's tenant. */
export async function managersOf(em: EntityManager, organizationId: string): Promise<string[]> {
  const rows = await query(
    em,
    sql<{ user_id: string }>`select user_id from identity.membership
      where organization_id = ${organizationId} and role = 'BROKERAGE_MANAGER' order by user_id`,
  );
  return rows.map(({ user_id }) => user_id);
}
