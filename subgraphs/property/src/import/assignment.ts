import { createHash } from 'node:crypto';
import { idOf, query, sql, type EntityManager } from '@propmubi/runtime';
import type { StagedListing } from './listings.rows.js';

/** Who may be given imported listings: the agents of the demo world (`platform/src/demo-world.ts`). */
export interface ListingAgents {
  agents: readonly { reraNumber: string; organizationKey: string; localities: readonly string[] }[];
}

/** The register begins in 2017, so an older building than this cannot be one of its projects. */
const REGISTER_AGE_YEARS = 7;

/**
 * The flats file names neither agent nor project. So that a listing shows all that the platform knows about a real
 * one, it is given, by a hash of its id and therefore always the same: an agent who works in its locality (any, if
 * none does), and, unless the building is older than the register, a residential project whose nearest locality is
 * the flat's. Both are made up, and every such listing says so (`isAssignmentSynthetic`).
 */
export async function createAssignment(em: EntityManager, { agents }: ListingAgents) {
  const projects = await query<{ id: string; builder_id: string; locality_id: string }>(
    em,
    sql`select id, builder_id, locality_id from property.project
      where locality_id is not null and project_type in ('RESIDENTIAL', 'MIXED') and status = 'ACTIVE'
      order by rera_number`,
  );
  const byLocality = Map.groupBy(projects, (project) => project.locality_id);
  return (listing: StagedListing, localityName: string | undefined) => {
    const local = agents.filter(
      ({ localities }) => localityName !== undefined && localities.includes(localityName),
    );
    const agent = pick(local.length > 0 ? local : agents, `agent|${listing.id}`);
    const isOlder = listing.age_years !== null && listing.age_years > REGISTER_AGE_YEARS;
    const nearby = isOlder ? undefined : byLocality.get(listing.locality_id ?? '');
    const project = nearby && pick(nearby, `project|${listing.id}`);
    return {
      organization_id: agent ? idOf('Organization', agent.organizationKey) : null,
      agent_id: agent ? idOf('Agent', agent.reraNumber) : null,
      project_id: project?.id ?? null,
      builder_id: project?.builder_id ?? null,
    };
  };
}

function pick<T>(from: readonly T[], seed: string): T | undefined {
  if (from.length === 0) return undefined;
  return from[createHash('sha256').update(seed).digest().readUInt32BE() % from.length];
}
