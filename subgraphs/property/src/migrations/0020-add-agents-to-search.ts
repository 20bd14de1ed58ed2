import { Migration } from '@mikro-orm/migrations';

/** Agents among what is searched: the public facts about them that identity announces. */
export class AddAgentsToSearch extends Migration {
  override up(): void {
    for (const statement of [...TABLE, kindsAre(`${KINDS}, 'AGENT'`), INDEX_AGENTS, ...TRIGGERS])
      this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop table property.agent_profile');
    this.addSql('drop function property.index_agents(uuid[])');
    this.addSql(`delete from property.search_document where kind = 'AGENT'`);
    this.addSql(kindsAre(KINDS));
    this.addSql('alter table property.search_document validate constraint search_document_kind_check');
  }
}

const KINDS = `'LISTING', 'PROJECT', 'BUILDER', 'LOCALITY'`;

/** Not looked at in the rows there are, which would hold up searches meanwhile: they are of the kinds before. */
const kindsAre = (kinds: string) =>
  `alter table property.search_document drop constraint search_document_kind_check,
     add constraint search_document_kind_check check (kind in (${kinds})) not valid`;

const TABLE = [
  `create table property.agent_profile (
     id uuid primary key,
     name text not null,
     rera_number text not null,
     localities text[] not null,
     -- As property.locality.normalized_name.
     locality_keys text[] not null,
     updated_at timestamptz not null
   )`,
  `comment on table property.agent_profile is 'global: agents who may be found, as the public register names them'`,
  'grant select, insert, update, delete on property.agent_profile to propmubi_app',
];

/** The words that people add to a place when they look for an agent are the agents' own. */
const INDEX_AGENTS = `create function property.index_agents(ids uuid[]) returns void language plpgsql as $$
  begin
    insert into property.search_document as known (kind, id, title, subtitle, vector, rera_number)
    select 'AGENT', a.id, a.name, array_to_string(a.localities, ', '),
           property.search_vector(a.name,
             concat_ws(' ', array_to_string(a.localities, ' '), a.rera_number, 'agent agents broker brokers')),
           a.rera_number
      from unnest(ids) given (id) join property.agent_profile a using (id) order by a.id
    on conflict (kind, id) do update set
      title = excluded.title, subtitle = excluded.subtitle, vector = excluded.vector, rera_number = excluded.rera_number
    where (known.title, known.subtitle, known.vector, known.rera_number)
      is distinct from (excluded.title, excluded.subtitle, excluded.vector, excluded.rera_number);
    perform property.add_search_words('AGENT', ids);
  end $$`;

const TRIGGERS = [
  `create trigger search_insert after insert on property.agent_profile referencing new table as changed
     for each statement execute function property.index_changed('agents')`,
  `create trigger search_update after update on property.agent_profile referencing new table as changed
     for each statement execute function property.index_changed('agents')`,
  `create trigger search_delete after delete on property.agent_profile referencing old table as changed
     for each statement execute function property.unindex_deleted('AGENT')`,
];
