import { query, sql, type EntityManager } from '@propmubi/runtime';

export interface StandingChange {
  projectId: string;
  reraNumber: string;
  builderId: string;
  from: string;
  to: string;
}

/**
 * What becomes of the standing of a known project: an export that does not tell standing (all ACTIVE) never revives what
 * is known to have ended, and nothing but a replacement takes a revocation back.
 */
export const STANDING = `case when excluded.status = 'ACTIVE' or target.status = 'REVOKED' then target.status
  else excluded.status end`;

/** Known projects whose standing the staged ones change. */
export function standingChanges(em: EntityManager, { replace = false } = {}): Promise<StandingChange[]> {
  const unless = replace ? '' : `and s.status <> 'ACTIVE' and p.status <> 'REVOKED'`;
  return query<StandingChange>(
    em,
    sql`select p.id as "projectId", p.rera_number as "reraNumber", s.builder_id as "builderId",
               p.status as "from", s.status as "to"
          from property.project p join staged_project s using (id)
         where s.status <> p.status ${sql.raw(unless)}
         order by p.rera_number`,
  );
}
