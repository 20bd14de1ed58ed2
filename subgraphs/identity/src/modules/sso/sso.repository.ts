import { type EntityManager, execute, query, sql } from '@propmubi/runtime';
import type { SsoDomain } from './sso.types.js';

export interface StoredConnection {
  organizationId: string;
  issuer: string;
  clientId: string;
  secretSealed: string;
  enforced: boolean;
  /** Changes with every change of the settings. */
  updatedAt: Date;
}

interface ConnectionRow {
  organization_id: string;
  issuer: string;
  client_id: string;
  secret_sealed: string;
  enforced: boolean;
  updated_at: string;
}

/** Which organization has proved a domain; needs no tenant. */
export async function findOrganizationByDomain(
  em: EntityManager,
  domain: string,
): Promise<string | undefined> {
  const [row] = await query<{ id: string | null }>(
    em,
    sql`select identity.sso_organization(${domain}) as id`,
  );
  return row?.id ?? undefined;
}

/** Of the acting tenant. */
export async function readConnection(
  em: EntityManager,
  organizationId: string,
): Promise<StoredConnection | undefined> {
  const [row] = await query<ConnectionRow>(
    em,
    sql`select organization_id, issuer, client_id, secret_sealed, enforced, updated_at
          from identity.sso_connection where organization_id = ${organizationId}`,
  );
  return (
    row && {
      organizationId: row.organization_id,
      issuer: row.issuer,
      clientId: row.client_id,
      secretSealed: row.secret_sealed,
      enforced: row.enforced,
      updatedAt: new Date(row.updated_at),
    }
  );
}

/** A provider that changes enforces nothing until its manager says so again. */
export async function upsertConnection(
  em: EntityManager,
  {
    organizationId,
    issuer,
    clientId,
    secretSealed,
    at,
  }: Omit<StoredConnection, 'enforced' | 'updatedAt'> & { at: Date },
): Promise<void> {
  await execute(
    em,
    sql`insert into identity.sso_connection
          (organization_id, issuer, client_id, secret_sealed, created_at, updated_at)
        values (${organizationId}, ${issuer}, ${clientId}, ${secretSealed}, ${at}::timestamptz, ${at}::timestamptz)
        on conflict (organization_id) do update
          set issuer = excluded.issuer, client_id = excluded.client_id, secret_sealed = excluded.secret_sealed,
              enforced = false, updated_at = excluded.updated_at`,
  );
}

export async function setEnforced(
  em: EntityManager,
  organizationId: string,
  enforced: boolean,
  at: Date,
): Promise<boolean> {
  const changed = await execute(
    em,
    sql`update identity.sso_connection set enforced = ${enforced}, updated_at = ${at}::timestamptz
         where organization_id = ${organizationId}`,
  );
  return changed === 1;
}

export async function deleteConnection(em: EntityManager, organizationId: string): Promise<boolean> {
  const gone = sql`delete from identity.sso_connection where organization_id = ${organizationId}`;
  return (await execute(em, gone)) === 1;
}

/** Of the acting tenant, by name. */
export async function listDomains(em: EntityManager, organizationId: string): Promise<SsoDomain[]> {
  const rows = await query<{ domain: string; token: string; verified_at: string | null }>(
    em,
    sql`select domain, token, verified_at from identity.sso_domain
         where organization_id = ${organizationId} order by domain`,
  );
  return rows.map(({ domain, token, verified_at: verifiedAt }) => ({
    domain,
    recordName: `_propmubi.${domain}`,
    recordValue: `propmubi-domain=${token}`,
    verifiedAt: verifiedAt === null ? null : new Date(verifiedAt),
  }));
}

export async function insertDomain(
  em: EntityManager,
  { organizationId, domain, token, at }: { organizationId: string; domain: string; token: string; at: Date },
): Promise<void> {
  await execute(
    em,
    sql`insert into identity.sso_domain (organization_id, domain, token, created_at)
        values (${organizationId}, ${domain}, ${token}, ${at}::timestamptz) on conflict do nothing`,
  );
}

export async function markDomainVerified(
  em: EntityManager,
  organizationId: string,
  domain: string,
  at: Date,
): Promise<void> {
  await execute(
    em,
    sql`update identity.sso_domain set verified_at = coalesce(verified_at, ${at}::timestamptz)
         where organization_id = ${organizationId} and domain = ${domain}`,
  );
}

export async function deleteDomain(
  em: EntityManager,
  organizationId: string,
  domain: string,
): Promise<boolean> {
  const gone = sql`delete from identity.sso_domain where organization_id = ${organizationId} and domain = ${domain}`;
  return (await execute(em, gone)) === 1;
}

/** Forgets the provider’s accounts of the acting user, once they work for no one: who comes back proves their number again. */
export async function unlinkSso(em: EntityManager, userId: string): Promise<void> {
  await execute(
    em,
    sql`delete from identity.credential where user_id = ${userId} and kind = 'SSO'
           and not exists (select from identity.membership m where m.user_id = ${userId})`,
  );
}

/** Everyone of the acting tenant. */
export async function listMembers(em: EntityManager, organizationId: string): Promise<string[]> {
  const rows = await query<{ user_id: string }>(
    em,
    sql`select distinct user_id from identity.membership where organization_id = ${organizationId}`,
  );
  return rows.map(({ user_id }) => user_id);
}

/** People of the acting tenant whom enforcement concerns: all but its managers. */
export async function listBoundMembers(em: EntityManager, organizationId: string): Promise<string[]> {
  const rows = await query<{ user_id: string }>(
    em,
    sql`select user_id from identity.membership where organization_id = ${organizationId}
         group by user_id having not bool_or(role = 'BROKERAGE_MANAGER')`,
  );
  return rows.map(({ user_id }) => user_id);
}
