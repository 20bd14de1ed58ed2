import { pgArray, query, sql, type EntityManager } from '@propmubi/runtime';
import type { Evidence } from '../score/model/evidence.js';
import type { AgentFacts } from './agent.evidence.js';
import type { ListingFacts } from './listing.evidence.js';
import type { ProjectFacts } from './project.facts.js';
import type { Subject } from './subject.js';

export type StoredEvidence = Evidence & {
  subjectType: Subject['type'];
  subjectId: string;
  cap: string | null;
};

/** How far a rater is believed who cannot be told from a fake. */
const LEAST_CREDIBILITY = 0.1;

/** An observation of at least this speaks for its subject. */
export const SPEAKS_FOR = 0.5;

const asSubjects = (subjects: readonly Subject[]) =>
  JSON.stringify(subjects.map(({ type, id }) => ({ subject_type: type, subject_id: id })));

/**
 * The observations about subjects that stand, in an order that does not depend on ids. Of the entries about one thing
 * (kind and source key) the latest counts, unless it takes the thing back. What an accepted dispute set aside does not
 * count while it speaks for the subject; what speaks against it always does. A rater's word counts as far as the rater is
 * believed now; that of one who cannot be told from a fake is a signal; of n who are one voice each counts 1/n.
 */
export function findEvidence(em: EntityManager, subjects: readonly Subject[]): Promise<StoredEvidence[]> {
  return query(
    em,
    sql<StoredEvidence>`
      select latest.subject_type as "subjectType", latest.subject_id as "subjectId", factor, latest.kind,
             case when rater.credibility <= ${LEAST_CREDIBILITY}::float8 then 'SIGNAL' else source_class end as source, value,
             latest.credibility * coalesce(rater.credibility, 1) / case when rater.voice is null then 1 else
               count(*) over (partition by latest.subject_type, latest.subject_id, latest.kind, rater.voice) end as credibility, half_life_days as "halfLifeDays",
             expires_on::text as "expiresOn", cap,
             to_char(observed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "observedAt"
        from (
          select distinct on (e.subject_type, e.subject_id, e.kind, e.source_key)
                 e.subject_type, e.subject_id, e.factor, e.kind, e.source_class, e.source_key, e.value, e.credibility,
                 e.rater_id, e.half_life_days, e.expires_on, e.cap, e.observed_at, e.withdrawn
            from json_to_recordset(${asSubjects(subjects)}::json) as asked (subject_type text, subject_id uuid)
            join trust.evidence e using (subject_type, subject_id)
           order by e.subject_type, e.subject_id, e.kind, e.source_key, e.observed_at desc, e.recorded_at desc
        ) latest left join trust.rater on rater.user_id = latest.rater_id
       where not withdrawn
         and (cap is not null or value < ${SPEAKS_FOR}::float8 or not exists (
               select from trust.frozen_evidence frozen
                where frozen.subject_type = latest.subject_type and frozen.subject_id = latest.subject_id
                  and frozen.kind = latest.kind and frozen.source_key = latest.source_key))
       order by latest.subject_type, latest.subject_id, latest.kind, observed_at, latest.source_key`,
  );
}

export function findProjectFacts(em: EntityManager, ids: readonly string[]): Promise<ProjectFacts[]> {
  return query(
    em,
    sql<ProjectFacts>`
      select project.project_id as "projectId", builder_id as "builderId", builder.score as "builderScore",
             builder.percentile as "builderPercentile", builder.coverage as "builderCoverage",
             delivery.assessment as delivery, status, district, apartments, units, cases, complaints,
             last_modified::text as "lastModified", occupancy_certificate as "occupancyCertificate", completeness,
             missing, project.as_of::text as "asOf"
        from trust.project left join trust.builder using (builder_id)
        left join trust.project_delivery delivery on delivery.project_id = project.project_id
       where project.project_id = any(${pgArray(ids)}::uuid[])`,
  );
}

export function findAgentFacts(em: EntityManager, ids: readonly string[]): Promise<AgentFacts[]> {
  return query(
    em,
    sql<AgentFacts>`
      select agent_id as "agentId", user_id as "userId", rera_number as "reraNumber",
             licence_expires_on::text as "licenceExpiresOn"
        from trust.agent where agent_id = any(${pgArray(ids)}::uuid[])`,
  );
}

export function findListingFacts(em: EntityManager, ids: readonly string[]): Promise<ListingFacts[]> {
  return query(
    em,
    sql<ListingFacts>`
      select listing.listing_id as "listingId", listing.agent_id as "agentId", listing.project_id as "projectId",
             listing.bedrooms, listing.is_assignment_synthetic as "isAssignmentSynthetic",
             project.status as "projectStatus", agent.licence_expires_on::text as "agentLicenceExpiresOn",
             listing.completeness, listing.missing,
             (listing.list_price / nullif(listing.area, 0))::float8 as "pricePerSqFt",
             case when peers.locality_id is not null then json_build_object(
               'count', peers.peers, 'logMedian', peers.log_median, 'logSpread', peers.log_spread) end as peers,
             greatest(1, coalesce(same.flats, 1))::int as "sameFlat"
        from trust.listing listing
        left join trust.project project on project.project_id = listing.project_id
        left join trust.agent agent on agent.agent_id = listing.agent_id
        left join trust.price_statistics peers
          on peers.locality_id = listing.locality_id and peers.bedrooms = listing.bedrooms
        left join lateral (
          select count(*) as flats from trust.listing other
           where other.duplicate_key = listing.duplicate_key and other.active
        ) same on true
       where listing.listing_id = any(${pgArray(ids)}::uuid[])`,
  );
}

/** Which of the users are registered. */
export async function findRegistered(em: EntityManager, ids: readonly string[]): Promise<string[]> {
  const rows = await query(
    em,
    sql<{ id: string }>`select user_id as id from trust.person where user_id = any(${pgArray(ids)}::uuid[])`,
  );
  return rows.map(({ id }) => id);
}
