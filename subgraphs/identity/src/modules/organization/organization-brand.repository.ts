import { type EntityManager, execute, pgArray, query, sql } from '@propmubi/runtime';
import type { BrandFields } from './organization-brand.rules.js';
import type { OrganizationBrand } from './organization-brand.types.js';

export async function findBrands(em: EntityManager, ids: readonly string[]): Promise<OrganizationBrand[]> {
  return query(
    em,
    sql<OrganizationBrand>`
      select organization_id as "organizationId", logo, colour, about, website_url as "websiteUrl",
             contact_email as "contactEmail", contact_phone as "contactPhone"
        from identity.organization_brand where organization_id = any (${pgArray(ids)}::uuid[])`,
  );
}

/** Replaces all of it; contacts that are new are the manager’s. Acts in the tenant. */
export async function saveBrand(
  em: EntityManager,
  { organizationId, userId }: { organizationId: string; userId: string },
  brand: BrandFields,
  at: Date,
): Promise<void> {
  const { logo, colour, about, websiteUrl, contactEmail, contactPhone } = brand;
  await execute(
    em,
    sql`insert into identity.organization_brand as b
          (organization_id, logo, colour, about, website_url, contact_email, contact_email_of, contact_phone,
           contact_phone_of, updated_at)
        values (${organizationId}, ${logo}, ${colour}, ${about}, ${websiteUrl},
                ${contactEmail}, ${contactEmail === null ? null : userId}::uuid,
                ${contactPhone}, ${contactPhone === null ? null : userId}::uuid, ${at}::timestamptz)
        on conflict (organization_id) do update set
          logo = excluded.logo, colour = excluded.colour, about = excluded.about, website_url = excluded.website_url,
          contact_email = excluded.contact_email, contact_phone = excluded.contact_phone,
          contact_email_of = case when b.contact_email = excluded.contact_email then b.contact_email_of
                                  else excluded.contact_email_of end,
          contact_phone_of = case when b.contact_phone = excluded.contact_phone then b.contact_phone_of
                                  else excluded.contact_phone_of end,
          updated_at = excluded.updated_at`,
  );
}

/** Who manages the firm no more is not who answers for it. Acts in the tenant. */
export async function withdrawContacts(
  em: EntityManager,
  organizationId: string,
  userIds: readonly string[],
): Promise<void> {
  const gone = sql`any (${pgArray(userIds)}::uuid[])`;
  for (const contact of ['contact_email', 'contact_phone'].map((name) => sql.raw(name))) {
    await execute(
      em,
      sql`update identity.organization_brand set ${contact} = null, ${contact}_of = null
           where organization_id = ${organizationId} and ${contact}_of = ${gone}`,
    );
  }
}

/** The name that waits for a reviewer. Acts in the tenant. */
export async function setRequestedName(
  em: EntityManager,
  organizationId: string,
  name: string | null,
): Promise<void> {
  await execute(
    em,
    sql`update identity.organization_registration set requested_name = ${name} where organization_id = ${organizationId}`,
  );
}

/** Acts in the tenant. */
export async function findRequestedName(em: EntityManager, organizationId: string): Promise<string | null> {
  const [row] = await query(
    em,
    sql<{ requested_name: string | null }>`
      select requested_name from identity.organization_registration where organization_id = ${organizationId}`,
  );
  return row?.requested_name ?? null;
}
