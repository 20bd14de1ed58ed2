import type pg from 'pg';

interface Index {
  name: string;
  definition: string;
}

/**
 * Adds rows to tables while these have no indexes but those of their constraints, and makes the others anew from all rows, which
 * takes a fraction of what each row costs in each of them. All in one transaction: one that is broken off leaves what there was.
 */
export async function withoutIndexes(
  client: pg.Client,
  tables: readonly string[],
  addRows: () => Promise<void>,
): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`set local maintenance_work_mem = '1GB'`);
    await client.query(`set local work_mem = '256MB'`);
    const { rows } = await client.query<Index>(INDEXES, [tables]);
    for (const { name } of rows) await client.query(`drop index ${name}`);
    await addRows();
    for (const { definition } of rows) await client.query(definition);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

const INDEXES = `
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
   where i.indrelid = any ($1::regclass[]) and not i.indisunique
   order by 1`;
