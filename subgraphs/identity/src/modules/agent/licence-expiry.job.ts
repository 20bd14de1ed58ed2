import { type Database, query, recordEvents, sql, systemViewer } from '@propmubi/runtime';

interface Expired {
  id: string;
  rera_number: string;
  licence_expires_on: string;
}

/**
 * Announces each registration that ran out, once. Expiry is a matter of date, not of an action, so a process
 * has to look; several processes may look at once. Returns how many were announced.
 */
export async function announceExpiredLicences(database: Database, today: string): Promise<number> {
  const everywhere = database.scope(systemViewer(null));
  let organizations: { organization_id: string }[];
  try {
    // Active agents are public; what is written below is written as their brokerage.
    organizations = await everywhere.read((em) =>
      query(
        em,
        sql`select distinct organization_id from identity.agent
          where licence_expires_on < ${today} and not licence_expiry_announced and status = 'ACTIVE'`,
      ),
    );
  } finally {
    await everywhere.close();
  }
  let announced = 0;
  for (const { organization_id: organizationId } of organizations) {
    const scope = database.scope(systemViewer(organizationId));
    announced += await scope.write(async (em) => {
      const expired = await query<Expired>(
        em,
        sql`update identity.agent set licence_expiry_announced = true
          where organization_id = ${organizationId} and licence_expires_on < ${today} and not licence_expiry_announced and status = 'ACTIVE'
         returning id, rera_number, licence_expires_on::text`,
      );
      const events = expired.map(({ id, rera_number: reraNumber, licence_expires_on: expiredOn }) => ({
        type: 'AgentLicenceExpired' as const,
        organizationId,
        data: { agentId: id, organizationId, reraNumber, expiredOn },
      }));
      return (await recordEvents(em, events)).length;
    });
  }
  return announced;
}
