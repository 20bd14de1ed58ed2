import { Migration } from '@mikro-orm/migrations';

/**
 * Receipts of erasures: which key was destroyed when, and what each subgraph did. They outlive the account and name no person: who holds
 * the receipt's secret reads it. And what a person may erase of applications and invitations.
 */
export class AddErasureReceipts extends Migration {
  override up(): void {
    this.addSql(`create table identity.erasure_receipt (
      id uuid primary key,
      user_id uuid not null,
      secret_hash text not null,
      erased_at timestamptz not null,
      keys jsonb not null)`);
    this.addSql(`create unique index erasure_receipt_user on identity.erasure_receipt (user_id)`);
    this.addSql(`create table identity.erasure_part (
      user_id uuid not null,
      subgraph text not null,
      erased_at timestamptz not null,
      rows jsonb not null,
      primary key (user_id, subgraph))`);
    for (const table of ['erasure_receipt', 'erasure_part']) {
      this.addSql(`comment on table identity.${table} is
        'global: proof of an erasure; ids of people who are gone, fingerprints of destroyed keys, numbers'`);
      this.addSql(`alter table identity.${table} enable row level security, force row level security`);
      this.addSql(
        `create policy made on identity.${table} for insert with check (user_id = identity.viewer_id())`,
      );
      this.addSql(`grant select, insert on identity.${table} to propmubi_app`);
    }
    // A receipt is found by its id; the service asks for its secret.
    this.addSql(`create policy asked_for on identity.erasure_receipt for select
      using (id::text = (select current_setting('app.receipt', true)))`);
    this.addSql(`create policy asked_for on identity.erasure_part for select
      using (exists (select from identity.erasure_receipt r where r.user_id = erasure_part.user_id))`);
    this.addSql(
      `create policy own_delete on identity.agent_application for delete using (user_id = identity.viewer_id())`,
    );
    this.addSql(`grant delete on identity.agent_application to propmubi_app`);
    // Without its hash an invitation is no longer to this person, which row level security would not let them say.
    this.addSql(`create function identity.erase_invitations(at timestamptz) returns integer
      language sql volatile security definer set search_path = '' as $$
        with erased as (
          update identity.invitation i
             set phone_hash = 'erased|' || i.id, profile = '{}', decided_at = coalesce(i.decided_at, at),
                 status = case i.status when 'PENDING' then 'DECLINED' else i.status end
            from identity.credential c
           where c.lookup_hash = i.phone_hash and c.kind = 'PHONE' and c.user_id = identity.viewer_id()
          returning 1)
        select count(*)::integer from erased $$`);
    this.addSql('revoke all on function identity.erase_invitations(timestamptz) from public');
    this.addSql('grant execute on function identity.erase_invitations(timestamptz) to propmubi_app');
  }

  override down(): void {
    this.addSql('drop function identity.erase_invitations(timestamptz)');
    this.addSql('revoke delete on identity.agent_application from propmubi_app');
    this.addSql('drop policy own_delete on identity.agent_application');
    this.addSql('drop table identity.erasure_part, identity.erasure_receipt');
  }
}
