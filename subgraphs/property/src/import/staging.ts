import type { EntityManager } from '@propmubi/runtime';
import type { WriteCount } from './summary.js';

const BATCH_ROWS = 1_000;

export interface UpsertOptions {
  /** Which staged rows. */
  where?: string;
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
    await em.execute(
      `create temp table staged_${table} on commit drop as select * from property.${table} with no data`,
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
    await this.em.execute(
      `insert into staged_${this.table} select * from json_populate_recordset(null::property.${this.table}, ?::json)`,
      [rows],
    );
  }

  /**
   * Inserts what is new and updates what differs in one of `columns`, and touches nothing else, so that a second
   * run writes no row. Returns the ids written, whether each is new, and the counts.
   */
  async upsert(
    columns: readonly string[],
    { where = 'true', set = {}, touch = false }: UpsertOptions = {},
  ): Promise<{ ids: { id: string; inserted: boolean }[]; count: WriteCount }> {
    await this.flush();
    const updated = columns.map((column) => set[column] ?? `excluded.${column}`);
    const target = `property.${this.table}`;
    const all = ['id', ...columns];
    const ids = await this.em.execute<{ id: string; inserted: boolean }[]>(
      `insert into ${target} as target (${all.join(', ')})
       select ${all.join(', ')} from staged_${this.table} where ${where}
       on conflict (id) do update set ${touch ? 'modification_timestamp = now(), ' : ''}
         ${columns.map((column, place) => `${column} = ${updated[place]}`).join(', ')}
         where (${columns.map((column) => `target.${column}`).join(', ')})
           is distinct from (${updated.join(', ')})
       returning id, xmax = 0 as inserted`,
    );
    const [{ staged } = { staged: 0 }] = await this.em.execute<{ staged: number }[]>(
      `select count(*)::int as staged from staged_${this.table} where ${where}`,
    );
    const inserted = ids.filter((row) => row.inserted).length;
    return {
      ids,
      count: { inserted, updated: ids.length - inserted, unchanged: staged - ids.length },
    };
  }
}
