import { Migration } from '@mikro-orm/migrations';
import { tenantOwned, USER } from '@propmubi/runtime';

/**
 * A number that was typed is not a number that was proven. Contacts say who vouches for them, accounts prove numbers by
 * digest (`ContactVerified`), and a contact becomes an account's only by that proof. Every enquiry is kept.
 */
export class AddContactProof extends Migration {
  override up(): void {
    this.addSql(`create table crm.verified_contact (
      digest text primary key,
      user_id uuid not null,
      verified_at timestamptz not null
    )`);
    this.addSql(
      `comment on table crm.verified_contact is 'global: which account proved a number, as a keyed digest; no personal data'`,
    );
    this.addSql(`create index verified_contact_by_user on crm.verified_contact (user_id)`);
    this.addSql(`grant select, insert, update, delete on crm.verified_contact to propmubi_app`);

    this.addSql(`alter table crm.contact no force row level security`);
    this.addSql(`alter table crm.contact add column phone_digest text, add column created_by uuid,
      add column provenance text not null default 'BROKERAGE'
        check (provenance in ('OWNER', 'BROKERAGE', 'PARTNER', 'UNVERIFIED'))`);
    // Until its account signs in again, a number typed by an account is one that was typed.
    this.addSql(
      `update crm.contact set provenance = 'UNVERIFIED', created_by = user_id where user_id is not null`,
    );
    // The oldest contact of an account stays its own; leads keep their buyer.
    this.addSql(`update crm.contact c set user_id = null where exists (select from crm.contact older
      where older.organization_id = c.organization_id and older.user_id = c.user_id
        and (older.created_at, older.id) < (c.created_at, c.id))`);
    this.addSql(`alter table crm.contact force row level security`);
    this.addSql(`drop index crm.contact_phone, crm.contact_email`);
    this.addSql(`create unique index contact_of_account on crm.contact (organization_id, user_id)
      where user_id is not null`);
    for (const value of ['phone', 'email']) {
      this
        .addSql(`create unique index contact_${value}_of_brokerage on crm.contact (organization_id, ${value})
        where user_id is null and provenance = 'BROKERAGE' and ${value} is not null`);
      this
        .addSql(`create unique index contact_${value}_of_partner on crm.contact (organization_id, created_by, ${value})
        where user_id is null and provenance = 'PARTNER' and ${value} is not null`);
      this.addSql(`create index contact_by_${value} on crm.contact (organization_id, ${value})
        where ${value} is not null`);
    }
    this.addSql(`create index contact_by_phone_digest on crm.contact (phone_digest)`);
    this.addSql(`create policy owner_reads on crm.contact for select to current_user using (true)`);
    this.addSql(`create function crm.contacts_with_phone(wanted text, claimer uuid)
      returns table (organization_id uuid)
      language sql stable security definer set search_path = ''
      as 'select distinct organization_id from crm.contact
           where phone_digest = wanted and user_id is null or user_id = claimer'`);
    this.addSql(`revoke all on function crm.contacts_with_phone(text, uuid) from public`);
    this.addSql(`grant execute on function crm.contacts_with_phone(text, uuid) to propmubi_app`);

    this.addSql(`create table crm.lead_enquiry (
      id uuid primary key,
      organization_id uuid not null,
      lead_id uuid not null references crm.lead,
      listing_id uuid,
      project_id uuid,
      message text,
      source text not null,
      asked_by uuid,
      asked_at timestamptz not null
    )`);
    this.addSql(`create index lead_enquiry_by_lead on crm.lead_enquiry (lead_id, asked_at desc, id desc)`);
    this.addSql(`alter table crm.lead no force row level security`);
    this.addSql(`alter table crm.activity no force row level security`);
    this.addSql(`insert into crm.lead_enquiry
      select id, organization_id, id, listing_id, project_id, message, first_source, buyer_user_id, created_at from crm.lead
      union all
      select id, organization_id, lead_id, (facts ->> 'listingId')::uuid, null, note,
             coalesce(facts ->> 'source', 'LISTING_PAGE'), actor_user_id, at
        from crm.activity where kind = 'RECAPTURED'`);
    this.addSql(`alter table crm.lead force row level security`);
    this.addSql(`alter table crm.activity force row level security`);
    for (const statement of tenantOwned('crm.lead_enquiry')) this.addSql(statement);
    this.addSql(`create policy buyer on crm.lead_enquiry for select using (
      lead_id in (select id from crm.lead where buyer_user_id = ${USER}))`);
  }

  override down(): void {
    this.addSql(`drop table crm.lead_enquiry`);
    this.addSql(`drop function crm.contacts_with_phone(text, uuid)`);
    this.addSql(`drop policy owner_reads on crm.contact`);
    this
      .addSql(`drop index crm.contact_of_account, crm.contact_phone_of_brokerage, crm.contact_phone_of_partner,
      crm.contact_email_of_brokerage, crm.contact_email_of_partner, crm.contact_by_phone, crm.contact_by_email`);
    this.addSql(
      `alter table crm.contact drop column phone_digest, drop column created_by, drop column provenance`,
    );
    // Contacts may share a number now, so the former unique indexes come back as plain ones.
    this.addSql(`create index contact_phone on crm.contact (organization_id, phone) where phone is not null`);
    this.addSql(`create index contact_email on crm.contact (organization_id, email) where email is not null`);
    this.addSql(`drop table crm.verified_contact`);
  }
}
