import { Migration } from '@mikro-orm/migrations';

/**
 * What search reads: published facts in one table without row level security, because a trigram or text index serves no
 * table under it (the operators are not leakproof). Triggers keep it, a statement at a time, so that an import costs one
 * insert and no service forgets it.
 */
export class CreateSearch extends Migration {
  override up(): void {
    for (const statement of [...language(), ...tables(), ...functions(), ...triggers(), ...BACKFILL])
      this.addSql(statement);
  }

  override down(): void {
    for (const table of ['locality', 'builder', 'project', 'listing'])
      for (const event of ['insert', 'update', 'delete'])
        this.addSql(`drop trigger if exists search_${event} on property.${table}`);
    this
      .addSql(`drop function property.index_changed(), property.unindex_deleted(), property.index_listings(uuid[]),
      property.index_projects(uuid[]), property.index_builders(uuid[]), property.index_localities(uuid[]),
      property.add_search_words(text, uuid[]), property.search_query(text)`);
    this.addSql('drop table property.search_document, property.search_word');
    this.addSql('drop function property.search_vector(text, text), property.search_words(text)');
    this.addSql('drop text search configuration property.search');
  }
}

function language(): string[] {
  return [
    'create extension if not exists unaccent with schema public',
    'create text search configuration property.search (copy = pg_catalog.simple)',
    `alter text search configuration property.search alter mapping for word, hword, hword_part
       with public.unaccent, pg_catalog.simple`,
    // A synonym dictionary needs a file on the server; these few are written out.
    `create function property.search_words(given text) returns text language sql immutable parallel safe as $$
       select trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
         lower(public.unaccent('public.unaccent'::regdictionary, coalesce(given, ''))),
         '[^a-z0-9]+', ' ', 'g'),
         '\\mrd\\M', 'road', 'g'), '\\mnr\\M', 'near', 'g'), '\\mstn\\M', 'station', 'g'),
         '\\m(apt|apts|apartments)\\M', 'apartment', 'g'), '(\\d)(bhk|rk)\\M', '\\1 \\2', 'g'))
     $$`,
    `create function property.search_vector(title text, more text) returns tsvector
       language sql immutable parallel safe as $$
       select setweight(to_tsvector('property.search', property.search_words(title)), 'A')
           || setweight(to_tsvector('property.search', property.search_words(more)), 'B')
     $$`,
    // Every word as a prefix; null when there is none, which matches nothing.
    `create function property.search_query(given text) returns tsquery language sql immutable parallel safe as $$
       select string_agg(word || ':*', ' & ')::tsquery
         from regexp_split_to_table(property.search_words(given), ' ') word where word <> ''
     $$`,
  ];
}

function tables(): string[] {
  // Without a list of pending entries, which every search would read besides the index.
  const index = (kind: string) =>
    `create index search_document_${kind.toLowerCase()} on property.search_document using gin (vector)
       with (fastupdate = off) where kind = '${kind}'`;
  return [
    `create table property.search_document (
       kind text not null check (kind in ('LISTING', 'PROJECT', 'BUILDER', 'LOCALITY')),
       id uuid not null,
       title text not null,
       subtitle text not null,
       vector tsvector not null,
       locality_id uuid,
       bedrooms int,
       list_price bigint,
       status text,
       rera_number text,
       primary key (kind, id)
     )`,
    `comment on table property.search_document is 'global: published facts only'`,
    ...['LISTING', 'PROJECT', 'BUILDER', 'LOCALITY'].map(index),
    `create index search_document_rera_number on property.search_document using gin (rera_number public.gin_trgm_ops)
       where kind = 'PROJECT'`,
    `create index search_document_bedrooms on property.search_document (bedrooms, list_price)
       where kind = 'LISTING'`,
    `create index search_document_price on property.search_document (list_price) where kind = 'LISTING'`,
    // The words there are: what is spelt otherwise is looked up here and not in a million titles.
    `create table property.search_word (word text collate "C" primary key)`,
    `comment on table property.search_word is 'global: words of published facts'`,
    'create index search_word_alike on property.search_word using gin (word public.gin_trgm_ops)',
    'grant select, insert, update, delete on property.search_document to propmubi_app',
    'grant select, insert on property.search_word to propmubi_app',
  ];
}

function functions(): string[] {
  const index = (name: string, kind: string, source: string) => [
    `create function property.index_${name}(ids uuid[]) returns void language plpgsql as $$
     begin
       ${source}
       perform property.add_search_words('${kind}', ids);
     end $$`,
  ];
  const upsert = (select: string) => `
       insert into property.search_document as known
         (kind, id, title, subtitle, vector, locality_id, bedrooms, list_price, status, rera_number)
       ${select}
       on conflict (kind, id) do update set
         title = excluded.title, subtitle = excluded.subtitle, vector = excluded.vector,
         locality_id = excluded.locality_id, bedrooms = excluded.bedrooms, list_price = excluded.list_price,
         status = excluded.status, rera_number = excluded.rera_number
       where (known.title, known.subtitle, known.vector, known.locality_id, known.bedrooms, known.list_price, known.status)
         is distinct from (excluded.title, excluded.subtitle, excluded.vector, excluded.locality_id, excluded.bedrooms,
           excluded.list_price, excluded.status);`;
  return [
    `create function property.add_search_words(of_kind text, ids uuid[]) returns void language sql as $$
       insert into property.search_word (word)
       select distinct part.lexeme from unnest(ids) given (id)
         join property.search_document d on d.kind = of_kind and d.id = given.id, unnest(d.vector) part
        where part.lexeme ~ '^[a-z]{3,30}$' order by 1
       on conflict do nothing
     $$`,
    ...index(
      'localities',
      'LOCALITY',
      upsert(`select 'LOCALITY', l.id, l.name, concat_ws(', ', l.district, l.pin_code),
                property.search_vector(l.name, concat_ws(' ', l.district, l.pin_code)), l.id, null, null, null, null
           from unnest(ids) given (id) join property.locality l using (id) order by l.id`),
    ),
    ...index(
      'builders',
      'BUILDER',
      upsert(`select 'BUILDER', b.id, b.name, array_to_string(b.districts, ', '),
                property.search_vector(b.name, array_to_string(b.districts, ' ')), null, null, null, null, null
           from unnest(ids) given (id) join property.builder b using (id) order by b.id`),
    ),
    ...index(
      'projects',
      'PROJECT',
      upsert(`select 'PROJECT', p.id, p.name, concat_ws(', ', b.name, y.name, p.district),
                property.search_vector(p.name, concat_ws(' ', b.name, y.name, p.district, p.pin_code, p.rera_number)),
                p.locality_id, null, null, p.status, p.rera_number
           from unnest(ids) given (id) join property.project p using (id)
           join property.builder b on b.id = p.builder_id
           left join property.locality y on y.id = p.locality_id order by p.id`),
    ),
    ...index(
      'listings',
      'LISTING',
      // One that is not published, or not this tenant's to see, has no document.
      `delete from property.search_document d using unnest(ids) given (id)
        where d.kind = 'LISTING' and d.id = given.id
          and not exists (select from property.listing l where l.id = d.id and l.publicly_visible);
       ${upsert(`select 'LISTING', l.id, l.title, concat_ws(', ', p.name, b.name, y.name, y.district),
                property.search_vector(l.title, concat_ws(' ', p.name, b.name, y.name, y.district, l.pin_code,
                  l.bedrooms_total || ' bhk', replace(l.property_sub_type, '_', ' '))),
                l.locality_id, l.bedrooms_total, l.list_price, l.standard_status, null
           from unnest(ids) given (id) join property.listing l using (id)
           left join property.project p on p.id = l.project_id
           left join property.builder b on b.id = l.builder_id
           left join property.locality y on y.id = l.locality_id
          where l.publicly_visible order by l.id`)}`,
    ),
    `create function property.index_changed() returns trigger language plpgsql as $$
     begin
       execute format('select property.index_%s(array(select id from changed))', tg_argv[0]);
       return null;
     end $$`,
    `create function property.unindex_deleted() returns trigger language plpgsql as $$
     begin
       delete from property.search_document d using changed where d.kind = tg_argv[0] and d.id = changed.id;
       return null;
     end $$`,
  ];
}

function triggers(): string[] {
  const of = (table: string, plural: string) => [
    `create trigger search_insert after insert on property.${table} referencing new table as changed
       for each statement execute function property.index_changed('${plural}')`,
    `create trigger search_update after update on property.${table} referencing new table as changed
       for each statement execute function property.index_changed('${plural}')`,
    `create trigger search_delete after delete on property.${table} referencing old table as changed
       for each statement execute function property.unindex_deleted('${table.toUpperCase()}')`,
  ];
  return [
    ...of('locality', 'localities'),
    ...of('builder', 'builders'),
    ...of('project', 'projects'),
    ...of('listing', 'listings'),
  ];
}

const BACKFILL = [
  'select property.index_localities(array(select id from property.locality))',
  'select property.index_builders(array(select id from property.builder))',
  'select property.index_projects(array(select id from property.project))',
  'select property.index_listings(array(select id from property.listing where publicly_visible))',
];
