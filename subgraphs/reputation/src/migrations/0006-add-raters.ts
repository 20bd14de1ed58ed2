import { Migration } from '@mikro-orm/migrations';
import { readableByOwner } from '@propmubi/runtime';

/** Bookings and payments of proven people, across tenants: ids and weights, which say who dealt with whom. */
const DEALINGS = `select i.buyer_id, i.agent_id, coalesce(i.builder_id, p.builder_id),
    sum(case i.basis when 'PAYMENT' then 1.0 else 0.8 end)::float8
  from reputation.verified_interaction i left join reputation.project p on p.project_id = i.project_id
 where i.basis in ('BOOKING', 'PAYMENT')
   and exists (select from reputation.proven_person proven where proven.user_id = i.buyer_id and proven.valid
     and (proven.expires_on is null or proven.expires_on >= today))
 group by 1, 2, 3`;

/** Whose identity is proven, and how far each rater is believed. */
export class AddRaters extends Migration {
  override up(): void {
    this.addSql(`create table reputation.proven_person (
      user_id uuid not null,
      kind text not null,
      valid boolean not null,
      expires_on date,
      verified_at timestamptz not null,
      primary key (user_id, kind)
    )`);
    this.addSql(`create table reputation.rater (
      user_id uuid primary key,
      credibility double precision not null check (credibility between 0.1 and 1)
    )`);
    this.addSql(`create table reputation.credibility_run (
      id uuid primary key,
      model_version text not null,
      graph_hash text not null,
      rated int not null,
      computed_at timestamptz not null
    )`);
    const global = {
      proven_person: 'that an identity was proven, not whose it is: ids and days',
      rater: 'a rater is believed alike by all tenants: ids and numbers',
      credibility_run: 'computed over all tenants',
    };
    for (const [table, why] of Object.entries(global)) {
      this.addSql(`comment on table reputation.${table} is 'global: ${why}'`);
      this.addSql(`grant select, insert, update on reputation.${table} to propmubi_app`);
    }
    this.addSql(readableByOwner('reputation.verified_interaction'));
    this.addSql(`create function reputation.dealings(today date)
      returns table (buyer_id uuid, agent_id uuid, builder_id uuid, weight double precision)
      language sql stable security definer set search_path = ''
      as '${DEALINGS.replaceAll("'", "''")}'`);
    this.addSql('revoke all on function reputation.dealings(date) from public');
    this.addSql('grant execute on function reputation.dealings(date) to propmubi_app');
  }

  override down(): void {
    this.addSql('drop function reputation.dealings(date)');
    this.addSql('drop policy owner_reads on reputation.verified_interaction');
    this.addSql('drop table reputation.credibility_run, reputation.rater, reputation.proven_person');
  }
}
