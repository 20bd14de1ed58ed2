import { type EntityManager, execute, type FieldUsageReport, query, sql } from '@propmubi/runtime';
import { MOST_USAGE, type FieldUsage } from './field-usage.types.js';

/** In the place of an organization for those who act for none. */
export const NO_ORGANIZATION = '00000000-0000-0000-0000-000000000000';

/** Of one organization: some forty programs with what each uses. Names of programs are made up at will. */
const MOST_ROWS_A_DAY = 20_000;

export interface UsageFilter {
  /** The first day, in India. */
  since: string;
  coordinate: string | null;
  clientName: string | null;
  deprecated: boolean;
  /** Of all organizations, and of those who act for none; else of the transaction’s. */
  ofAll: boolean;
}

/** The most used first. */
export async function findFieldUsage(em: EntityManager, filter: UsageFilter): Promise<FieldUsage[]> {
  const { since, coordinate, clientName, deprecated, ofAll } = filter;
  const rows = ofAll ? sql`identity.field_usage_of_all(${since}::date)` : sql`identity.field_usage`;
  return query(
    em,
    sql<FieldUsage>`
      select coordinate, bool_or(deprecated) as "isDeprecated", client_name as "clientName",
             client_version as "clientVersion", nullif(organization_id, ${NO_ORGANIZATION}::uuid) as "organizationId",
             sum(requests)::float8 as requests, max(day)::text as "lastDay"
        from ${rows} u
       where day >= ${since}::date
         and (${coordinate}::text is null or coordinate = ${coordinate}::text)
         and (${clientName}::text is null or client_name = ${clientName}::text)
         and (deprecated or not ${deprecated}::boolean)
       group by coordinate, client_name, client_version, organization_id
       order by requests desc, coordinate, client_name, client_version, organization_id limit ${MOST_USAGE}`,
  );
}

/**
 * Adds a report; the transaction acts in its tenant. Where the organization has its most rows of the day, what would be another
 * row is counted under `others`.
 */
export async function addFieldUsage(em: EntityManager, report: FieldUsageReport): Promise<void> {
  const { day, organizationId, clientName, clientVersion, requests, deprecated } = report;
  await execute(
    em,
    sql`with place as (
          select ${organizationId ?? NO_ORGANIZATION}::uuid as organization, ${day}::date as day),
        size as (
          select count(*) >= ${MOST_ROWS_A_DAY} as is_full from (
            select from identity.field_usage f, place p
             where f.organization_id = p.organization and f.day = p.day limit ${sql.lit(MOST_ROWS_A_DAY)}) counted),
        given as (
          select p.*, key as coordinate, value::bigint as requests,
                 not s.is_full or exists (
                   select from identity.field_usage f
                    where f.organization_id = p.organization and f.day = p.day and f.coordinate = key
                      and f.client_name = ${clientName}::text and f.client_version = ${clientVersion}::text) as is_named
            from place p, size s, jsonb_each_text(${JSON.stringify(requests)}::jsonb))
        insert into identity.field_usage as u
          (organization_id, day, coordinate, client_name, client_version, deprecated, requests)
        select organization, day, coordinate, case when is_named then ${clientName}::text else 'others' end,
               case when is_named then ${clientVersion}::text else '' end,
               jsonb_exists(${JSON.stringify(deprecated)}::jsonb, coordinate), requests
          from given order by coordinate
        on conflict (organization_id, day, coordinate, client_name, client_version)
        do update set requests = u.requests + excluded.requests, deprecated = excluded.deprecated`,
  );
}

/** Where reports were taken up to. Holds it until the end of the transaction: another process waits. */
export async function lockPosition(em: EntityManager): Promise<string> {
  const [row] = await query(
    em,
    sql<{ position: string }>`select position from identity.field_usage_position for update`,
  );
  return row?.position ?? '-';
}

export async function movePosition(em: EntityManager, position: string): Promise<void> {
  await execute(em, sql`update identity.field_usage_position set position = ${position}`);
}

export async function trimFieldUsage(em: EntityManager, before: string): Promise<void> {
  await execute(em, sql`select identity.trim_field_usage(${before}::date)`);
}
