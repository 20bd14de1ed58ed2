import { Migration } from '@mikro-orm/migrations';

/** When which register was imported, and what the authority's lists document besides the export. */
export class CreateRegisterImports extends Migration {
  override up(): void {
    this.addSql(`create table property.register_import (
      id uuid primary key,
      as_of date not null,
      replaced boolean not null,
      projects int not null,
      imported_at timestamptz not null default now()
    )`);
    this.addSql(`comment on table property.register_import is 'global: a journal of the public register'`);
    this.addSql(`create table property.project_evidence (
      rera_number text not null,
      kind text not null check (kind in ('OCCUPANCY_CERTIFICATE', 'FORM_4', 'LAPSE', 'EXTENSION')),
      occurred_on date not null,
      extended_to date,
      first_seen_on date not null,
      primary key (rera_number, kind, occurred_on),
      check ((kind = 'EXTENSION') = (extended_to is not null))
    )`);
    this.addSql(
      `comment on table property.project_evidence is 'global: lists that the authority publishes about registrations'`,
    );
    this.addSql('grant select, insert on property.register_import to propmubi_app');
    this.addSql('grant select, insert, update, delete on property.project_evidence to propmubi_app');
    this.addSql('alter table property.project add column completed_on date, add column lapsed_on date');
    this.addSql(`alter table property.revoked_registration add column pin_code text,
      add column matched_by text check (matched_by in ('NAME_AND_DISTRICT', 'NAME_AND_PIN', 'NAME'))`);
    this.addSql(`alter table property.builder add column districts text[] not null default '{}',
      add column spellings text[] not null default '{}'`);
  }

  override down(): void {
    this.addSql('alter table property.builder drop column districts, drop column spellings');
    this.addSql('alter table property.revoked_registration drop column pin_code, drop column matched_by');
    this.addSql('alter table property.project drop column completed_on, drop column lapsed_on');
    this.addSql('drop table property.project_evidence, property.register_import');
  }
}
