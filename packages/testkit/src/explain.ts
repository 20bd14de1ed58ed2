import pg from 'pg';

/** A statement as a subgraph sent it, and the tenant it was sent for. */
export interface SentStatement {
  sql: string;
  values: readonly unknown[];
  tenant?: string;
}

export interface Explained {
  /** Kinds of nodes with their tables and indexes, a line each, indented: how Postgres does it, without any numbers. */
  shape: string;
  /** Rows that its scans looked at, those that a condition removed included: what it costs, whatever the machine. */
  rowsRead: number;
  /** Of these the rows of tables: without entries of indexes that mark rows, and results that are read again. */
  rowsFetched: number;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/**
 * Runs a statement as the role of the address, whom row level security holds, and says how Postgres does it. What it writes
 * is rolled back.
 */
export async function explain(url: string, { sql, values, tenant }: SentStatement): Promise<Explained> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.tenant', $1, true)`, [tenant ?? '']);
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (analyze, timing off, format json) ${sql}`,
      [...values],
    );
    await client.query('rollback');
    const [{ Plan }] = (rows[0] as (typeof rows)[number])['QUERY PLAN'];
    return {
      shape: shapeOfPlan(Plan),
      rowsRead: rowsReadBy(Plan, isScan),
      rowsFetched: rowsReadBy(Plan, fetches),
    };
  } finally {
    await client.end();
  }
}

function shapeOfPlan(node: PlanNode, depth = 0): string {
  const place = node['Index Name'] ?? node['Relation Name'];
  const line = `${'  '.repeat(depth)}${node['Node Type']}${place ? ` ${place}` : ''}`;
  return [line, ...(node.Plans ?? []).map((child) => shapeOfPlan(child, depth + 1))].join('\n');
}

const isScan = (node: PlanNode): boolean => node['Node Type'].includes('Scan');
const fetches = (node: PlanNode): boolean => isScan(node) && node['Relation Name'] !== undefined;

function rowsReadBy(node: PlanNode, counts: (node: PlanNode) => boolean): number {
  const inside = (node.Plans ?? []).reduce((sum, child) => sum + rowsReadBy(child, counts), 0);
  if (!counts(node)) return inside;
  const looked =
    node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  return inside + looked * node['Actual Loops'];
}
