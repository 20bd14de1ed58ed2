import { Migration } from '@mikro-orm/migrations';
import { readableByOwner, tenantOwned } from '@propmubi/runtime';

/**
 * Webhooks of organizations: addresses with their sealed secrets, and each delivery with its outcome. `seq` orders the
 * deliveries of one endpoint and subject: the next is sent once those before it are settled.
 */
export class AddWebhooks extends Migration {
  override up(): void {
    this.addSql(`create table identity.webhook_endpoint (
      id uuid primary key,
      organization_id uuid not null references identity.organization (id),
      name text not null,
      url text not null,
      event_types text[] not null,
      filter jsonb not null,
      enabled boolean not null,
      secret_sealed text not null,
      previous_secret_sealed text,
      previous_until timestamptz,
      secret_rotated_at timestamptz not null,
      created_at timestamptz not null,
      updated_at timestamptz not null)`);
    this.addSql(
      `create index webhook_endpoint_organization on identity.webhook_endpoint (organization_id, created_at)`,
    );
    this.addSql(`create table identity.webhook_delivery (
      id uuid primary key,
      seq bigint generated always as identity,
      organization_id uuid not null,
      endpoint_id uuid not null references identity.webhook_endpoint (id) on delete cascade,
      event_id uuid not null,
      event_type text not null,
      subject_id uuid not null,
      data jsonb not null,
      occurred_at timestamptz not null,
      created_at timestamptz not null,
      replay_of uuid,
      status text not null check (status in ('PENDING', 'SENDING', 'DELIVERED', 'DEAD')),
      attempts smallint not null default 0,
      next_attempt_at timestamptz not null,
      claimed_at timestamptz,
      finished_at timestamptz,
      response_status smallint,
      failure text)`);
    this
      .addSql(`create unique index webhook_delivery_once on identity.webhook_delivery (endpoint_id, event_id)
      where replay_of is null`);
    this
      .addSql(`create index webhook_delivery_lane on identity.webhook_delivery (endpoint_id, subject_id, seq)
      where status in ('PENDING', 'SENDING')`);
    this.addSql(`create index webhook_delivery_due on identity.webhook_delivery (next_attempt_at)
      where status in ('PENDING', 'SENDING')`);
    this.addSql(`create index webhook_delivery_log on identity.webhook_delivery (endpoint_id, seq)`);
    this.addSql(`create index webhook_delivery_age on identity.webhook_delivery (created_at)`);
    for (const table of ['identity.webhook_endpoint', 'identity.webhook_delivery']) {
      for (const statement of tenantOwned(table)) this.addSql(statement);
      this.addSql(readableByOwner(table));
    }
    // Narrow questions across tenants: which lanes have work that nothing is doing, and what is old.
    this.#definer(
      'due_webhook_lanes(at timestamptz, stale timestamptz, most integer)',
      'table (organization_id uuid, endpoint_id uuid, subject_id uuid)',
      `select distinct d.organization_id, d.endpoint_id, d.subject_id from (
         select * from identity.webhook_delivery
          where (status = 'PENDING' and next_attempt_at <= at) or (status = 'SENDING' and claimed_at <= stale)
          order by next_attempt_at limit most) d`,
    );
    this.addSql(
      `create policy owner_trims on identity.webhook_delivery for delete to current_user using (true)`,
    );
    this.#definer(
      'trim_webhook_deliveries(before timestamptz)',
      'integer',
      `with gone as (
         delete from identity.webhook_delivery where id in (
           select id from identity.webhook_delivery
            where created_at < before and status in ('DELIVERED', 'DEAD') order by created_at limit 10000)
         returning 1)
       select count(*)::integer from gone`,
      'volatile',
    );
  }

  override down(): void {
    this.addSql(`drop function identity.due_webhook_lanes(timestamptz, timestamptz, integer)`);
    this.addSql(`drop function identity.trim_webhook_deliveries(timestamptz)`);
    this.addSql(`drop table identity.webhook_delivery, identity.webhook_endpoint`);
  }

  #definer(signature: string, returns: string, body: string, volatility = 'stable'): void {
    this.addSql(`create function identity.${signature} returns ${returns}
      language sql ${volatility} security definer set search_path = '' as $$ ${body} $$`);
    const types = signature.replace(/\w+ (?=timestamptz|integer)/g, '');
    this.addSql(`revoke all on function identity.${types} from public`);
    this.addSql(`grant execute on function identity.${types} to propmubi_app`);
  }
}
