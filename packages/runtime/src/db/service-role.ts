/** The role with which one subgraph connects; it reaches its own schema alone. */
export function serviceRoleOf(subgraph: string): string {
  return `propmubi_${subgraph}`;
}

/**
 * SQL that gives a subgraph's role what the group role `propmubi_app` may in a schema: migrations grant to the group, and
 * no service of a deployment with roles of its own connects as it. Policies for the group become those of the role, too. Does nothing where the role does not exist (one role
 * for all). Run by the owner of the schema.
 */
export function serviceRoleGrants(schema: string, subgraph: string): string {
  const role = serviceRoleOf(subgraph);
  return `do $grants$
    declare statement text;
    begin
      if not exists (select from pg_roles where rolname = '${role}') then return; end if;
      execute 'grant usage on schema "${schema}" to ${role}';
      for statement in
        select format('grant %s on %s %s to ${role}', a.privilege_type,
                      case when c.relkind = 'S' then 'sequence' else 'table' end, c.oid::regclass)
          from pg_class c, aclexplode(c.relacl) a
         where c.relnamespace = '"${schema}"'::regnamespace and a.grantee = 'propmubi_app'::regrole
        union all
        select format('grant %s (%I) on table %s to ${role}', a.privilege_type, t.attname, c.oid::regclass)
          from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
         where c.relnamespace = '"${schema}"'::regnamespace and not t.attisdropped
           and a.grantee = 'propmubi_app'::regrole
        union all
        select format('grant execute on function %s to ${role}', p.oid::regprocedure)
          from pg_proc p, aclexplode(p.proacl) a
         where p.pronamespace = '"${schema}"'::regnamespace and a.grantee = 'propmubi_app'::regrole
        union all
        select format('alter policy %I on %s to propmubi_app, ${role}', p.polname, c.oid::regclass)
          from pg_policy p join pg_class c on c.oid = p.polrelid
         where c.relnamespace = '"${schema}"'::regnamespace and 'propmubi_app'::regrole = any (p.polroles)
           and not '${role}'::regrole = any (p.polroles)
      loop
        execute statement;
      end loop;
    end $grants$`;
}
