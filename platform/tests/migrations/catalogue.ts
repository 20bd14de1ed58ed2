import type pg from 'pg';

/** What a schema is made of, one line a part: columns, constraints, indexes, names of policies, triggers, functions, comments, rights. */
export async function catalogueOf(client: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ part: string }>(CATALOGUE, [schema]);
  return rows.map(({ part }) => part);
}

/** MikroORM's own table is no work of a migration. */
const CATALOGUE = `
with relation as (
  select c.* from pg_class c join pg_namespace n on n.oid = relnamespace
   where nspname = $1 and relname not like 'migrations%'
)
select part from (
  select format('column %s.%s %s null %s default %s generated %s %s', relname, attname, format_type(atttypid, atttypmod),
                not attnotnull, pg_get_expr(adbin, adrelid), attgenerated, col_description(r.oid, attnum)) as part
    from relation r join pg_attribute a on attrelid = r.oid and attnum > 0 and not attisdropped
    left join pg_attrdef on adrelid = r.oid and adnum = attnum where relkind in ('r', 'p', 'v')
  union all select format('table %s security %s %s rights %s comment %s', relname, relrowsecurity, relforcerowsecurity,
                          (select array_agg(acl::text order by acl::text) from unnest(relacl) acl), obj_description(oid, 'pg_class'))
    from relation where relkind in ('r', 'p')
  union all select format('constraint %s.%s %s', relname, conname, pg_get_constraintdef(k.oid))
    from relation r join pg_constraint k on conrelid = r.oid
  union all select format('index %s', pg_get_indexdef(oid)) from relation where relkind = 'i'
  -- Without expressions: the last migration writes those of all policies anew, and its down leaves them.
  union all select format('policy %s.%s %s %s', relname, polname, polcmd, polroles::regrole[])
    from relation r join pg_policy on polrelid = r.oid
  union all select pg_get_triggerdef(t.oid) from relation r join pg_trigger t on tgrelid = r.oid where not tgisinternal
  union all select format('function %s %s', regexp_replace(pg_get_functiondef(p.oid), '\\s+', ' ', 'g'), (select array_agg(acl::text order by acl::text) from unnest(proacl) acl))
    from pg_proc p join pg_namespace n on n.oid = pronamespace where nspname = $1 and prokind = 'f'
) parts order by part`;
