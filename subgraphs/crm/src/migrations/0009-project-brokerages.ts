import { Migration } from '@mikro-orm/migrations';

/** How far a price may be from the level of other brokerages' listings nearby, as a factor. */
const NEARBY = 4;
/** The same against listings anywhere in the region, where too few are nearby. */
const REGION = 12;
const SAMPLE = 500;
const FEWEST = 5;
const DECIDED_SAMPLE = 200;

/** The median price for a square foot of other brokerages' listings; null when there are fewer than five. */
const level = (where: string) => `(select case when count(*) >= ${FEWEST}
      then percentile_cont(0.5) within group (order by sample.rate) end
    from (select l.price / l.area as rate from crm.listing l
           where l.published and l.area > 0 and l.price > 0 and l.organization_id <> o.organization_id ${where}
           limit ${SAMPLE}) sample)`;

const BROKERAGES = `with offered as (
    select l.organization_id, l.builder_id, l.locality_id, l.price / nullif(l.area, 0) as rate, l.price,
           exists (select from crm.verified_listing v where v.listing_id = l.id
                     and (v.recheck_on is null or v.recheck_on >= as_of::date)) as verified
      from crm.listing l where l.project_id = wanted and l.published limit 2000
  ), levels as (
    select o.organization_id, o.locality_id, ${level('and l.locality_id = o.locality_id')} as nearby,
           ${level('')} as region
      from (select distinct organization_id, locality_id from offered) o
  ), plausible as (
    select o.organization_id, min(case when o.verified then 1 else 2 end) as rank
      from offered o join levels n on n.organization_id = o.organization_id
       and n.locality_id is not distinct from o.locality_id
     where o.price > 0 and case
             when o.rate is null then nearby is null and region is null
             when nearby is not null then o.rate between nearby / ${NEARBY} and nearby * ${NEARBY}
             when region is not null then o.rate between region / ${REGION} and region * ${REGION}
             else true end
     group by o.organization_id
  ), candidates as (
    select organization_id, rank from plausible
    union all
    select p.organization_id, 0 from crm.project_brokerage p
     where p.active and (p.project_id = wanted or p.builder_id in (select builder_id from offered))
       and exists (select from crm.agent a where a.organization_id = p.organization_id and a.status = 'ACTIVE')
  )
  select c.organization_id
    from (select organization_id, min(rank) as rank from candidates group by organization_id) c
   cross join lateral (
     select (count(*) filter (where s.end_reason is null
               or s.end_reason not in ('ACCEPT_DEADLINE_MISSED', 'CONTACT_DEADLINE_MISSED')) + 2.0)
            / (count(*) + 4.0) as kept
       from (select a.end_reason from crm.assignment a
              where a.organization_id = c.organization_id and (a.ended_at is not null or a.accepted_at is not null)
              order by a.assigned_at desc limit ${DECIDED_SAMPLE}) s
   ) service
   order by c.rank, round(service.kept, 2) desc, md5(c.organization_id::text || wanted::text) limit 1`;

/**
 * Which brokerage answers for a project: the builder's own or an appointed one, then one with a verified listing, then
 * one with a plausible listing; among equals the one that keeps its deadlines best. How many listings a brokerage has
 * counts for nothing, and a price far off the level of others counts as no listing.
 */
export class AddProjectBrokerages extends Migration {
  override up(): void {
    this.addSql(`alter table crm.listing add column area real`);
    this.addSql(`create index listing_by_locality on crm.listing (locality_id) where published`);
    this.addSql(
      `create index assignment_by_organization on crm.assignment (organization_id, assigned_at desc)`,
    );
    this.addSql(`create table crm.verified_listing (
      document_id uuid primary key,
      listing_id uuid not null,
      recheck_on date
    )`);
    this.addSql(`create index verified_listing_by_listing on crm.verified_listing (listing_id)`);
    this.addSql(
      `comment on table crm.verified_listing is 'global: which listings have a verified document is public'`,
    );
    this.addSql(`create table crm.project_brokerage (
      builder_id uuid not null,
      project_id uuid,
      organization_id uuid not null,
      active boolean not null,
      state_at timestamptz not null,
      unique nulls not distinct (builder_id, project_id, organization_id)
    )`);
    this.addSql(`create index project_brokerage_by_project on crm.project_brokerage (project_id)`);
    this.addSql(
      `comment on table crm.project_brokerage is 'global: who sells for a builder is public; it is chosen across tenants'`,
    );
    for (const table of ['verified_listing', 'project_brokerage']) {
      this.addSql(`grant select, insert, update, delete on crm.${table} to propmubi_app`);
    }
    this.addSql(`create function crm.brokerage_of_project(wanted uuid, as_of timestamptz)
      returns table (organization_id uuid)
      language sql stable security definer set search_path = ''
      as '${BROKERAGES.replaceAll("'", "''")}'`);
    this.addSql(`revoke all on function crm.brokerage_of_project(uuid, timestamptz) from public`);
    this.addSql(`grant execute on function crm.brokerage_of_project(uuid, timestamptz) to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop function crm.brokerage_of_project(uuid, timestamptz)`);
    this.addSql(`drop table crm.project_brokerage, crm.verified_listing`);
    this.addSql(`drop index crm.assignment_by_organization, crm.listing_by_locality`);
    this.addSql(`alter table crm.listing drop column area`);
  }
}
