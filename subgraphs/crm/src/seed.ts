import { type Database, idOf, newId, query, sql, systemViewer } from '@propmubi/runtime';
import { settingsOf } from './modules/settings/settings.repository.js';

/** The brokerages to set up; `platform/src/demo-world.ts` is one. Ids follow from the keys. */
export interface CrmWorld {
  organizations: readonly { key: string }[];
}

/** Enough for a day of demonstrations: with the real cap the leads would soon be in the pond. */
const DEMO_DAILY_CAP = 200;
const CRORE = 10_000_000;

/**
 * How the brokerages of a synthetic world route: around the clock, so that a demonstration works at any hour, and with
 * a rule besides the default. Agents and listings come by events. False when it is already there.
 */
export async function seedCrm(database: Database, { organizations }: CrmWorld): Promise<boolean> {
  let seeded = false;
  for (const { key } of organizations) {
    const organizationId = idOf('Organization', key);
    await database.scope(systemViewer(organizationId)).write(async (em) => {
      await settingsOf(em, organizationId);
      const inserted = await query(
        em,
        sql`insert into crm.routing_rule (id, organization_id, position, name, conditions)
         values (${newId()}, ${organizationId}, 100, 'Homes above 5 crore', ${JSON.stringify({ minPrice: 5 * CRORE })}::jsonb) on conflict (organization_id, position) do nothing returning 1`,
      );
      if (inserted.length === 0) return;
      seeded = true;
      await query(
        em,
        sql`update crm.organization_settings set opens_at_minute = 0, closes_at_minute = 1440, daily_cap = ${DEMO_DAILY_CAP}
          where organization_id = ${organizationId}`,
      );
    });
  }
  return seeded;
}
