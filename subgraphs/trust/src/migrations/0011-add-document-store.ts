import { Migration } from '@mikro-orm/migrations';

const tenant = `nullif(current_setting('app.tenant', true), '')::uuid`;
const user = `nullif(current_setting('app.user', true), '')::uuid`;
const own = `organization_id = ${tenant} and user_id = ${user}`;
/** Set by `readAcrossTenants`. */
const sweeping = `current_setting('app.reviewing', true) = 'on'`;

/** Papers lie in an object store; those that came before stay in `document_content` and are read from there. */
export class AddDocumentStore extends Migration {
  override up(): void {
    for (const sql of [
      'alter table trust.document add column storage_key text unique',
      `alter table trust.document add column original_sha256 text check (original_sha256 ~ '^[0-9a-f]{64}$')`,
      `create table trust.document_upload (
         id uuid primary key,
         organization_id uuid not null,
         user_id uuid not null,
         media_type text not null,
         size_bytes int not null check (size_bytes > 0),
         status text not null check (status in ('OPEN', 'CHECKING', 'SUBMITTED')),
         storage_key text,
         created_at timestamptz not null,
         claimed_at timestamptz
       )`,
      'create index document_upload_organization on trust.document_upload (organization_id)',
      'create index document_upload_age on trust.document_upload (created_at)',
      'alter table trust.document_upload enable row level security, force row level security',
      `create policy owned on trust.document_upload using (${own}) with check (${own})`,
      // What colleagues have under way counts against the same budget.
      `create policy counted on trust.document_upload for select using (organization_id = ${tenant})`,
      `create policy swept on trust.document_upload for select using (${sweeping})`,
      `create policy removed on trust.document_upload for delete using (${sweeping})`,
      'grant select, insert, update, delete on trust.document_upload to propmubi_app',
    ])
      this.addSql(sql);
  }

  override down(): void {
    this.addSql('drop table trust.document_upload');
    this.addSql('alter table trust.document drop column storage_key, drop column original_sha256');
  }
}
