import { NumberPool } from './number-pool.js';
import type { Table } from './tables.js';

/** Of what a table has, the next one has as much. More than this is not counted on. */
const MOST_USUAL = 64 * 1024;

const NO_CELLS = new Int32Array(0);

const pool = new NumberPool();

/** The rows of one table in one run. */
export class TableRows {
  cells: Int32Array;
  count = 0;
  readonly width: number;

  constructor(private readonly table: Table) {
    this.width = table.width;
    this.cells = pool.take(Math.max(table.usual, table.width));
  }

  /** Adds a row and returns the place of its first number. */
  add(): number {
    const at = this.count * this.width;
    if (at + this.width > this.cells.length) this.grow(at + this.width);
    this.count += 1;
    return at;
  }

  /** Gives the memory back. What comes late finds none of it: others have it by then. */
  end(): void {
    this.table.usual = Math.min(MOST_USUAL, this.count * this.width);
    pool.give(this.cells);
    this.cells = NO_CELLS;
    this.count = 0;
  }

  private grow(atLeast: number): void {
    const { cells } = this;
    this.cells = pool.take(atLeast);
    this.cells.set(cells);
    pool.give(cells);
  }
}

/** The answers of one run: their bytes, and where everything is in them. */
export interface Rows {
  /** By the index of their table. */
  readonly tables: readonly TableRows[];
  /** By request. */
  readonly bodies: readonly Buffer[];
  /** Whether the objects of an answer, or the links to it, are told by now. */
  readonly isRead: readonly boolean[];
  /** The text between two places of an answer. */
  text(answer: number, start: number, end: number): string;
}

/** Reads an answer into rows; false at the first byte that is not as usual. */
export type RowReader = (body: Buffer, rows: Rows) => boolean;
