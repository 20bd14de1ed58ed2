import { Migration } from '@mikro-orm/migrations';
import { readableByOwner } from '@propmubi/runtime';

const OWN =
  'belongs to a person, not to a tenant; row level security shows a row to its owner; ids, codes and choices';

/** What people are notified of, how far each message has come, and how they want it. */
export class CreateNotifications extends Migration {
  override up(): void {
    this.#notifications();
    this.#retention();
    this.#preferences();
    this.#push();
    this.addSql(`alter table identity.lead_holder
      add column assignment_id uuid, add column seen_at timestamptz`);
  }

  #notifications(): void {
    this.addSql(`create table identity.notification_feed (
      user_id uuid primary key references identity.user_account (id) on delete cascade,
      seq bigint not null,
      floor bigint not null default 0)`);
    this.addSql(`create table identity.notification (
      id uuid primary key,
      user_id uuid not null references identity.user_account (id) on delete cascade,
      seq bigint not null,
      kind text not null,
      organization_id uuid,
      event_id uuid not null,
      subject_id uuid not null,
      facts jsonb not null default '{}',
      listed boolean not null,
      created_at timestamptz not null,
      read_at timestamptz,
      unique (user_id, seq),
      unique (user_id, event_id, kind))`);
    this.addSql(`create index notification_unread on identity.notification (user_id, seq)
      where listed and read_at is null`);
    this.addSql(`create index notification_by_age on identity.notification (created_at)`);
    this.addSql(`create table identity.notification_delivery (
      id uuid primary key,
      notification_id uuid not null references identity.notification (id) on delete cascade,
      user_id uuid not null,
      channel text not null check (channel in ('PUSH', 'SMS', 'EMAIL', 'WHATSAPP')),
      status text not null check (status in ('PENDING', 'SENDING', 'SENT', 'SKIPPED', 'FAILED')),
      due_at timestamptz not null,
      in_digest boolean not null,
      attempts smallint not null default 0,
      unknown_outcomes smallint not null default 0,
      claimed_at timestamptz,
      reason text,
      finished_at timestamptz,
      unique (notification_id, channel))`);
    this.addSql(`create index notification_delivery_due on identity.notification_delivery (due_at)
      where status in ('PENDING', 'SENDING')`);
    this.addSql(`create index notification_delivery_open on identity.notification_delivery (user_id)
      where status in ('PENDING', 'SENDING')`);
    for (const table of ['notification_feed', 'notification', 'notification_delivery']) this.#own(table);
    // Narrow questions across people: what is due, and how far each feed reaches. Ids and numbers only.
    for (const table of ['notification_feed', 'notification_delivery'])
      this.addSql(readableByOwner(`identity.${table}`));
    this.#definer(
      'due_deliveries(at timestamptz, stale timestamptz, most integer)',
      'table (delivery_id uuid, user_id uuid)',
      `select id, user_id from identity.notification_delivery
        where (status = 'PENDING' and due_at <= at)
           or (status = 'SENDING' and due_at <= at and claimed_at <= stale)
        order by due_at limit most`,
    );
    this.#definer(
      'notification_heads(user_ids uuid[])',
      'table (user_id uuid, head bigint)',
      `select user_id, seq from identity.notification_feed where user_id = any (user_ids)`,
    );
  }

  /** Old entries go by batches; the floor of each feed moves with them. */
  #retention(): void {
    this.addSql(`create policy owner_deletes on identity.notification to current_user using (true)`);
    this.addSql(
      `create policy owner_moves on identity.notification_feed for update to current_user using (true)`,
    );
    this.addSql(`create function identity.trim_notifications(before timestamptz) returns integer
      language sql security definer set search_path = '' as $$
      with gone as (
        delete from identity.notification where id in (
          select id from identity.notification where created_at < before order by created_at limit 10000)
        returning user_id, seq
      ), moved as (
        update identity.notification_feed f set floor = greatest(f.floor, last.seq)
          from (select user_id, max(seq) as seq from gone group by user_id) last
         where f.user_id = last.user_id)
      select count(*)::integer from gone $$`);
    this.#grantFunction('trim_notifications(timestamptz)');
  }

  #preferences(): void {
    this.addSql(`create table identity.notification_settings (
      user_id uuid primary key references identity.user_account (id) on delete cascade,
      quiet_from_minute smallint not null check (quiet_from_minute between 0 and 1439),
      quiet_to_minute smallint not null check (quiet_to_minute between 0 and 1439),
      urgent_in_quiet_hours boolean not null,
      email_digest boolean not null,
      updated_at timestamptz not null)`);
    this.addSql(`create table identity.notification_choice (
      user_id uuid not null references identity.user_account (id) on delete cascade,
      kind text not null,
      channel text not null,
      enabled boolean not null,
      primary key (user_id, kind, channel))`);
    // Appended to, never changed: what was consented to when is what counts in a dispute.
    this.addSql(`create table identity.marketing_consent (
      id uuid primary key,
      user_id uuid not null references identity.user_account (id) on delete cascade,
      channel text not null,
      granted boolean not null,
      at timestamptz not null)`);
    this.addSql(
      `create index marketing_consent_latest on identity.marketing_consent (user_id, channel, id desc)`,
    );
    this.#own('notification_settings');
    this.#own('notification_choice');
    this.#own('marketing_consent', 'select, insert, delete');
  }

  #push(): void {
    this.addSql(`create table identity.push_subscription (
      id uuid primary key,
      user_id uuid not null references identity.user_account (id) on delete cascade,
      lookup_hash text not null unique,
      sealed text not null,
      created_at timestamptz not null)`);
    this.addSql(`create index push_subscription_user_id on identity.push_subscription (user_id, created_at)`);
    this.#own('push_subscription', 'select, insert, delete');
    this.addSql(`create policy owner_releases on identity.push_subscription to current_user using (true)`);
    // A browser belongs to who uses it last: another account's notifications must not appear on it.
    this.addSql(`create function identity.release_push_endpoint(hash text) returns void
      language sql security definer set search_path = ''
      as 'delete from identity.push_subscription where lookup_hash = hash'`);
    this.#grantFunction('release_push_endpoint(text)');
  }

  #own(table: string, grants = 'select, insert, update, delete'): void {
    this.addSql(`comment on table identity.${table} is 'global: ${OWN}'`);
    this.addSql(`alter table identity.${table} enable row level security, force row level security`);
    this.addSql(`create policy own on identity.${table}
      using (user_id = identity.viewer_id()) with check (user_id = identity.viewer_id())`);
    this.addSql(`grant ${grants} on identity.${table} to propmubi_app`);
  }

  #definer(signature: string, returns: string, body: string): void {
    this.addSql(`create function identity.${signature} returns ${returns}
      language sql stable security definer set search_path = '' as $$ ${body} $$`);
    this.#grantFunction(signature.replace(/(\w+) (timestamptz|integer|uuid\[\])/g, '$2'));
  }

  #grantFunction(signature: string): void {
    this.addSql(`revoke all on function identity.${signature} from public`);
    this.addSql(`grant execute on function identity.${signature} to propmubi_app`);
  }

  override down(): void {
    this.addSql(`alter table identity.lead_holder drop column assignment_id, drop column seen_at`);
    for (const signature of [
      'release_push_endpoint(text)',
      'trim_notifications(timestamptz)',
      'notification_heads(uuid[])',
      'due_deliveries(timestamptz, timestamptz, integer)',
    ])
      this.addSql(`drop function identity.${signature}`);
    this
      .addSql(`drop table identity.push_subscription, identity.marketing_consent, identity.notification_choice,
      identity.notification_settings, identity.notification_delivery, identity.notification, identity.notification_feed`);
  }
}
