/** The tenant the transaction acts for; null (and so no rows) when none is set. */
export const TENANT = `(select nullif(current_setting('app.tenant', true), '')::uuid)`;
/** The user the transaction acts for; null when the viewer is anonymous or the platform itself. */
export const USER = `(select nullif(current_setting('app.user', true), '')::uuid)`;

/**
 * Statements that make a table tenant-owned: forced row level security by `organization_id`, and the application's
 * grants. Policies for others than the tenant (a buyer sees their own lead) are added beside it.
 * `table` is qualified: `crm.lead`.
 */
export function tenantOwned(table: string, grants = 'select, insert, update, delete'): string[] {
  return [
    `alter table ${table} enable row level security, force row level security`,
    `create policy tenant on ${table} using (organization_id = ${TENANT}) with check (organization_id = ${TENANT})`,
    `grant ${grants} on ${table} to propmubi_app`,
  ];
}

/**
 * Lets the owner role read the table, which forced row level security denies even to it: narrow `security definer`
 * functions run as the owner and return ids across tenants.
 */
export function readableByOwner(table: string): string {
  return `create policy owner_reads on ${table} for select to current_user using (true)`;
}
