import pg from 'pg';

/**
 * The tables of a schema that are neither tenant-owned (an `organization_id uuid not null` under forced row level
 * security with at least one policy) nor declared global by a comment that starts with `global: ` and says why.
 * A subgraph's catalogue test expects none.
 */
export async function findUnprotectedTables(databaseUrl: string, schema: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name
         from pg_class c
         left join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
        where c.relnamespace = to_regnamespace($1) and c.relkind in ('r', 'p') and c.relname <> 'migrations'
          and coalesce(obj_description(c.oid, 'pg_class'), '') !~ '^global: \\S'
          and not (coalesce(a.attnotnull, false) and a.atttypid = 'uuid'::regtype
                   and c.relrowsecurity and c.relforcerowsecurity
                   and exists (select from pg_policy p where p.polrelid = c.oid))
        order by 1`,
      [schema],
    );
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** The policies of a schema that ask for a setting of the transaction for each row they look at, and not once a statement. */
export async function findPerRowSettings(databaseUrl: string, schema: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; clauses: string }>(
      `select tablename || '.' || policyname as name, concat_ws(' ', qual, with_check) as clauses
         from pg_policies where schemaname = $1 order by 1`,
      [schema],
    );
    return rows.filter(({ clauses }) => ASKS_PER_ROW.test(clauses)).map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** A call that no scalar subquery begins with; as Postgres prints policies. */
const ASKS_PER_ROW =
  /(?<!SELECT )\(NULLIF\(current_setting|(?<!SELECT )(?<!NULLIF\()current_setting\(|(?<!SELECT )identity\.(?:tenant_id|viewer_id|purpose)\(\)/;
