import { type EntityManager, query, type RawBuilder, sql } from '@propmubi/runtime';
import type { WriteCount } from './summary.js';

const BATCH_ROWS = 1_000;

export interface UpsertOptions {
  /** Which staged rows. */
  where?: RawBuilder<unknown>;
  /** What a column of an existing row becomes, where that is not simply the staged value. */
  set?: Record<string, string>;
  /** Whether a change sets modification_timestamp. */
  touch?: boolean;
}

/**
 * A temporary table of the same columns as `property.<table>`, without its constraints, that goes away with the
 * transaction. Rows are sent a thousand to a statement: one JSON parameter each, which Postgres turns into rows. (COPY would
 * be no faster at this size, and would need a connection outside of the transaction that records the events.)
 */
export class Staging {
  #rows: object[] = [];

  private constructor(
    private readonly em: EntityManager,
    readonly table: string,
  ) {}

  static async for(em: EntityManager, table: string): Promise<Staging> {
    await query(
      em,
      sql`create temp table staged_${sql.raw(table)} on commit drop as select * from property.${sql.raw(table)} with no data`,
    );
    return new Staging(em, table);
  }

  async add(row: object): Promise<void> {
    this.#rows.push(row);
    if (this.#rows.length >= BATCH_ROWS) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const rows = JSON.stringify(this.#rows);
    this.#rows = [];
    await query(
      this.em,
      sql`insert into staged_${sql.raw(this.table)} select * from json_populate_recordset(null::property.${sql.raw(this.table)}, ${rows}::json)`,
    );
  }

  /**
   * Inserts what is new and updates what differs in one of `columns`, and touches nothing else, so that a second
   * run writes no row. Returns the ids written, whether each is new, and the counts.
   */
  async upsert(
    columns: readonly string[],
    { where = sql`true`, set = {}, touch = false }: UpsertOptions = {},
  ): Promise<{ ids: { id: string; inserted: boolean }[]; count: WriteCount }> {
    await this.flush();
    const updated = columns.map((column) => set[column] ?? `excluded.${column}`);
    const all = ['id', ...columns];
    const assignments = [
      ...(touch ? ['modification_timestamp = now()'] : []),
      ...columns.map((column, place) => `${column} = ${updated[place]}`),
    ];
    const ids = await query<{ id: string; inserted: boolean }>(
      this.em,
      sql`insert into property.${sql.raw(this.table)} as target (${sql.raw(all.join(', '))})
       select ${sql.raw(all.join(', '))} from staged_${sql.raw(this.table)} where ${where}
       on conflict (id) do update set ${sql.raw(assignments.join(', '))}
         where (${sql.raw(columns.map((column) => `target.${column}`).join(', '))})
           is distinct from (${sql.raw(updated.join(', '))})
       returning id, xmax = 0 as inserted`,
    );
    const [{ staged } = { staged: 0 }] = await query<{ staged: number }>(
      this.em,
      sql`select count(*)::int as staged from staged_${sql.raw(this.table)} where ${where}`,
    );
    const inserted = ids.filter((row) => row.inserted).length;
    return {
      ids,
      count: { inserted, updated: ids.length - inserted, unchanged: staged - ids.length },
    };
  }
}
