import { Migration } from '@mikro-orm/migrations';
import { readableByOwner } from '@propmubi/runtime';

/** Queries of whole lists, which are read in the background: who asked, how far they are, and when their results go. */
export class AddBulkQueries extends Migration {
  override up(): void {
    this.addSql(`create table identity.bulk_query (
      id uuid primary key,
      user_id uuid not null references identity.user_account (id) on delete cascade,
      organization_id uuid,
      session_id uuid not null,
      via_key boolean not null,
      query text not null,
      status text not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
      attempt integer not null default 0,
      row_count bigint not null default 0,
      error_count integer not null default 0,
      failure text,
      created_at timestamptz not null,
      heartbeat_at timestamptz,
      finished_at timestamptz,
      expires_at timestamptz,
      size_bytes bigint,
      sha256 text)`);
    this.addSql(`comment on table identity.bulk_query is
      'global: a bulk query belongs to the person who asked; row level security shows a row to them alone'`);
    this
      .addSql(`create unique index bulk_query_one on identity.bulk_query (coalesce(organization_id, user_id))
      where status in ('QUEUED', 'RUNNING')`);
    this.addSql(
      `create index bulk_query_open on identity.bulk_query (created_at) where status in ('QUEUED', 'RUNNING')`,
    );
    this.addSql(`create index bulk_query_user on identity.bulk_query (user_id, created_at desc)`);
    this.addSql(`alter table identity.bulk_query enable row level security, force row level security`);
    this.addSql(`create policy own on identity.bulk_query using (user_id = identity.viewer_id())
      with check (user_id = identity.viewer_id())`);
    this.addSql(`grant select, insert, update, delete on identity.bulk_query to propmubi_app`);
    this.addSql(readableByOwner('identity.bulk_query'));
    this.addSql(
      `create policy owner_claims on identity.bulk_query for update to current_user using (true) with check (true)`,
    );
    // A process works for people of whom it knows nothing before. One that says nothing for 30 s has ended.
    this.#definer(
      'claim_bulk_query(at timestamptz)',
      'table (id uuid, user_id uuid, session_id uuid, via_key boolean, query text, attempt integer)',
      `update identity.bulk_query b set status = 'RUNNING', attempt = b.attempt + 1, heartbeat_at = at
        where b.id = (select q.id from identity.bulk_query q
                       where q.status = 'QUEUED' or (q.status = 'RUNNING' and q.heartbeat_at < at - interval '30 seconds')
                       order by q.created_at limit 1 for update skip locked)
        returning b.id, b.user_id, b.session_id, b.via_key, b.query, b.attempt`,
      'volatile',
    );
    this.#definer(
      'bulk_queries_past(at timestamptz)',
      'table (id uuid, user_id uuid)',
      `select b.id, b.user_id from identity.bulk_query b
        where coalesce(b.expires_at, b.finished_at + interval '7 days') <= at limit 100`,
      'stable',
    );
  }

  override down(): void {
    this.addSql('drop function identity.bulk_queries_past(timestamptz)');
    this.addSql('drop function identity.claim_bulk_query(timestamptz)');
    this.addSql('drop table identity.bulk_query');
  }

  #definer(signature: string, returns: string, body: string, volatility: string): void {
    this.addSql(`create function identity.${signature} returns ${returns}
      language sql ${volatility} security definer set search_path = '' as $$ ${body} $$`);
    const types = signature.replace('at timestamptz', 'timestamptz');
    this.addSql(`revoke all on function identity.${types} from public`);
    this.addSql(`grant execute on function identity.${types} to propmubi_app`);
  }
}
