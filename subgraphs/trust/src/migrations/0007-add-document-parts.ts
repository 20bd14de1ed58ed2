import { Migration } from '@mikro-orm/migrations';

const tenant = `nullif(current_setting('app.tenant', true), '')::uuid`;
const user = `nullif(current_setting('app.user', true), '')::uuid`;
const own = `organization_id = ${tenant} and user_id = ${user}`;
/** Set by `readAcrossTenants`. */
const sweeping = `current_setting('app.reviewing', true) = 'on'`;
const abandoned = `added_at < now() - interval '1 day'`;

/** Documents larger than a request come in parts, and are read in parts. */
export class AddDocumentParts extends Migration {
  override up(): void {
    for (const sql of [
      // Uncompressed outside the row: a part is read without the others. Scans are compressed already.
      'alter table trust.document_content alter column content set storage external',
      'alter table trust.document add column upload_id uuid',
      `create table trust.document_upload_part (
         organization_id uuid not null,
         upload_id uuid not null,
         number int not null check (number >= 0),
         user_id uuid not null,
         content bytea not null,
         added_at timestamptz not null default now(),
         primary key (organization_id, upload_id, number)
       )`,
      'alter table trust.document_upload_part alter column content set storage external',
      'create index document_upload_part_age on trust.document_upload_part (added_at)',
      'alter table trust.document_upload_part enable row level security, force row level security',
      `create policy owned on trust.document_upload_part using (${own}) with check (${own})`,
      `create policy swept on trust.document_upload_part for select using (${sweeping} and ${abandoned})`,
      `create policy removed on trust.document_upload_part for delete using (${sweeping} and ${abandoned})`,
      'grant select, insert, update, delete on trust.document_upload_part to propmubi_app',
    ])
      this.addSql(sql);
  }

  override down(): void {
    this.addSql('drop table trust.document_upload_part');
    this.addSql('alter table trust.document drop column upload_id');
  }
}
