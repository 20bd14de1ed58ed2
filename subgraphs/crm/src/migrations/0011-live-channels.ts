import { Migration } from '@mikro-orm/migrations';
import { readableByOwner, tenantOwned, USER } from '@propmubi/runtime';

/** How long a buyer's feed is kept: it holds entries of several brokerages, so none of them decides. */
const BUYER_RETENTION_DAYS = 90;

/**
 * Feeds of managers (BOARD), of agents who may claim (POND) and of buyers, beside those of agents: what happened to
 * leads, numbered without holes in the order of commits. Leads that are in the pond already are its first entries.
 */
export class AddLiveChannels extends Migration {
  override up(): void {
    this.addSql(`create table crm.feed (
      audience text not null check (audience in ('BOARD', 'BUYER', 'POND')),
      subject_id uuid not null,
      seq bigint not null default 0,
      floor bigint not null default 0,
      primary key (audience, subject_id)
    )`);
    this.addSql(`comment on table crm.feed is
      'global: how far each feed reaches, ids and numbers only; commands of several brokerages write to a buyer''s'`);
    this.addSql(`grant select, insert, update on crm.feed to propmubi_app`);
    this.addSql(`create table crm.feed_event (
      audience text not null,
      subject_id uuid not null,
      seq bigint not null,
      event_id uuid not null,
      organization_id uuid not null,
      lead_id uuid not null references crm.lead,
      kind text not null,
      at timestamptz not null,
      primary key (audience, subject_id, seq)
    )`);
    this.addSql(`insert into crm.feed_event
      select 'POND', organization_id, row_number() over (partition by organization_id order by updated_at, id),
             gen_random_uuid(), organization_id, id, 'ENTERED', updated_at
        from crm.lead where routing_status = 'POND'`);
    this.addSql(`insert into crm.feed (audience, subject_id, seq)
      select 'POND', organization_id, count(*) from crm.feed_event group by organization_id`);
    this.addSql(
      `create index feed_event_of_pond on crm.feed_event (lead_id, seq desc) where audience = 'POND'`,
    );
    this.addSql(`create index feed_event_by_age on crm.feed_event (organization_id, at)`);
    for (const statement of tenantOwned('crm.feed_event', 'select, insert')) this.addSql(statement);
    this.addSql(`create policy buyer on crm.feed_event for select
      using (audience = 'BUYER' and subject_id = ${USER})`);
    this.addSql(readableByOwner('crm.feed_event'));
    this.addSql(`create policy owner_trims on crm.feed_event for delete to current_user using (true)`);
    this.addSql(`create function crm.trim_feed_events(as_of timestamptz) returns integer
      language sql volatile security definer set search_path = ''
      as 'with outdated as (
            select f.audience, f.subject_id, max(f.seq) as floor
              from crm.organization_settings s join crm.feed_event f on f.organization_id = s.organization_id
               and f.at < as_of - make_interval(days => case f.audience when ''BUYER'' then ${BUYER_RETENTION_DAYS}
                                                        else s.feed_retention_days end)
             group by 1, 2
          ), locked as (
            select o.* from outdated o join crm.feed h using (audience, subject_id)
             order by o.audience, o.subject_id for update of h
          ), floored as (
            update crm.feed h set floor = greatest(h.floor, l.floor) from locked l
             where h.audience = l.audience and h.subject_id = l.subject_id returning 1
          ), gone as (
            delete from crm.feed_event e using locked l
             where e.audience = l.audience and e.subject_id = l.subject_id and e.seq <= l.floor
          )
          select count(*)::integer from floored'`);
    this.addSql(`revoke all on function crm.trim_feed_events(timestamptz) from public`);
    this.addSql(`grant execute on function crm.trim_feed_events(timestamptz) to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop function crm.trim_feed_events(timestamptz)`);
    this.addSql(`drop table crm.feed_event, crm.feed`);
  }
}
