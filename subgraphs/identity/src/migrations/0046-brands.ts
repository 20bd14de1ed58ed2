import { Migration } from '@mikro-orm/migrations';

/** How an organization shows itself, and the name that one which is verified wants instead of the checked one. */
export class AddBrands extends Migration {
  override up(): void {
    this.addSql(`create table identity.organization_brand (
      organization_id uuid primary key references identity.organization (id),
      logo text,
      colour text check (colour ~ '^#[0-9a-f]{6}$'),
      about text,
      website_url text,
      contact_email text,
      contact_phone text,
      updated_at timestamptz not null)`);
    this.addSql(`comment on table identity.organization_brand is
      'global: how a firm shows itself to all; row level security lets only the tenant change its row'`);
    this.addSql(
      `alter table identity.organization_brand enable row level security, force row level security`,
    );
    this.addSql(`create policy public_profile on identity.organization_brand for select using (
      exists (select from identity.organization o where o.id = organization_id))`);
    this.addSql(
      `create policy own_insert on identity.organization_brand for insert with check (organization_id = identity.tenant_id())`,
    );
    this.addSql(
      `create policy own_update on identity.organization_brand for update using (organization_id = identity.tenant_id())`,
    );
    this.addSql(
      `create policy own_delete on identity.organization_brand for delete using (organization_id = identity.tenant_id())`,
    );
    this.addSql(`grant select, insert, update, delete on identity.organization_brand to propmubi_app`);
    this.addSql(`alter table identity.organization_registration add column requested_name text`);
  }

  override down(): void {
    this.addSql(`alter table identity.organization_registration drop column requested_name`);
    this.addSql(`drop table identity.organization_brand`);
  }
}
