import { parseJson } from '../exact-json.js';
import type { Data } from '../json.js';
import type { Rows, TableRows } from './table-rows.js';
import type { Place } from './place.js';
import { IS_NULL, type Column } from './tables.js';

/** Makes objects of rows, one for each row of a place, as they would be had every answer been parsed and merged. */
export class RowObjects {
  private readonly made = new Map<Place, Map<number, Data>>();
  private readonly rowOf = new Map<unknown, number>();

  constructor(
    private readonly rows: Rows,
    private readonly rootPlace: Place,
  ) {}

  /** The fields of all root fetches. */
  root(): Data {
    return this.object(this.rootPlace, 0) ?? {};
  }

  /** The row of an object's entity in another answer; -1 where it has none. */
  linkOf(object: Data, { table }: Place, cell: number): number {
    const row = this.rowOf.get(object);
    const { cells, width } = this.of(table.index);
    return row === undefined ? -1 : (cells[row * width + cell] as number);
  }

  private object(place: Place, row: number): Data | null {
    const { cells, width } = this.of(place.table.index);
    const at = row * width;
    if (cells[at] === IS_NULL) return null;
    const made = this.made.get(place) ?? new Map<number, Data>();
    this.made.set(place, made);
    const known = made.get(row);
    if (known) return known;
    const object: Data = {};
    made.set(row, object);
    this.rowOf.set(object, row);
    this.fill(object, place, place.table, at);
    for (const { cell, table } of place.links) {
      const linked = this.rows.isRead[table.answer] ? (cells[at + cell] as number) : -1;
      if (linked >= 0) this.fill(object, place, table, linked * this.of(table.index).width);
    }
    return object;
  }

  private fill(object: Data, place: Place, table: Place['table'], at: number): void {
    const { cells } = this.of(table.index);
    for (const column of table.columns)
      if (!(column.key in object)) object[column.key] = this.value(place, table, column, cells, at);
  }

  private value(
    place: Place,
    { typename, answer }: Place['table'],
    column: Column,
    cells: Int32Array,
    at: number,
  ): unknown {
    if (column.kind === 'name') return typename;
    const first = cells[at + column.cell] as number;
    if (column.kind === 'leaf')
      return parseJson(this.rows.text(answer, first, cells[at + column.cell + 1] as number));
    const child = place.child(column.key) as Place;
    if (column.kind === 'object') return this.object(child, first);
    const count = cells[at + column.cell + 1] as number;
    return count < 0 ? null : Array.from({ length: count }, (_, index) => this.object(child, first + index));
  }

  private of(table: number): TableRows {
    return this.rows.tables[table] as TableRows;
  }
}
