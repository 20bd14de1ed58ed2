import { refuse, type Column, type Table } from './tables.js';

/** A number of each row: the row of its entity in another answer, or -1. */
export interface Link {
  readonly cell: number;
  readonly table: Table;
  /** Rows of its table belong to objects of other places, too. */
  readonly isShared: boolean;
}

/** Where a value of a place's objects is found: in their own row, or in the one that a link leads to. */
export interface Source {
  readonly link: Link | undefined;
  readonly column: Column;
}

/**
 * Where objects stand in the gathered answer, list indexes left out. They are the rows of one table; what other answers have of
 * them is found by links. One table may be at several places, each with links of its own.
 */
export class Place {
  private readonly found: Link[] = [];
  private readonly children = new Map<string, Place>();

  constructor(
    readonly table: Table,
    /** Rows of the table may be of other places. */
    readonly isShared = false,
  ) {}

  get links(): readonly Link[] {
    return this.found;
  }

  find(key: string): Source | undefined {
    const own = this.table.columns.find((column) => column.key === key);
    if (own) return { link: undefined, column: own };
    for (const link of this.found) {
      const column = link.table.columns.find((one) => one.key === key);
      if (column) return { link, column };
    }
    return undefined;
  }

  /** The place of a field's objects; undefined where the field is not there, or has none. */
  child(key: string): Place | undefined {
    const known = this.children.get(key);
    if (known) return known;
    const { column, link } = this.find(key) ?? {};
    if (!column || !('table' in column)) return undefined;
    const child = new Place(column.table, this.isShared || link?.isShared);
    this.children.set(key, child);
    return child;
  }

  /**
   * Adds what another answer has of these objects. A field that is there already would have to be merged, unless it is one of
   * `keys`, which both answers have alike.
   */
  link(table: Table, keys: readonly string[], isShared: boolean): Link {
    for (const { key, kind } of table.columns) {
      if (kind === 'name') continue;
      const known = this.find(key);
      if (known && !(kind === 'leaf' && known.column.kind === 'leaf' && keys.includes(key))) refuse();
    }
    const link = { cell: this.table.width, table, isShared };
    this.table.width += 1;
    this.found.push(link);
    return link;
  }
}
