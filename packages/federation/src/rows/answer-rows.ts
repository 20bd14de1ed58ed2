import { isAscii, isUtf8 } from 'node:buffer';
import type { AnswerBytes } from '../answer-bytes.js';
import type { Data } from '../json.js';
import type { Link, Place } from './place.js';
import { RowObjects } from './row-objects.js';
import { TableRows, type RowReader, type Rows } from './table-rows.js';
import { IS_OBJECT, type Table } from './tables.js';

const NOTHING = Buffer.alloc(0);

/** Of a plan, what the rows of a run are made of. */
interface Tables {
  readonly tables: readonly Table[];
  readonly root: Place;
  readonly requests: { readonly length: number };
}

/** Of a request, what its answer is read into. */
interface Answered {
  /** Its place among the plan's. */
  readonly answer: number;
  readonly root: { readonly link: Link } | undefined;
  readonly parts: readonly { readonly table: Table }[];
}

/** The answers of one run while it goes on. */
export class AnswerRows implements Rows {
  readonly tables: readonly TableRows[];
  readonly bodies: Buffer[];
  readonly isRead: boolean[];
  private readonly held: AnswerBytes[] = [];
  /** Some characters take several bytes. */
  private isWide = false;
  /** Once something was not as usual: the run goes on with these. */
  objects: RowObjects | undefined;

  constructor(private readonly plan: Tables) {
    const { tables, root, requests } = plan;
    this.tables = tables.map((table) => new TableRows(table));
    this.bodies = Array<Buffer>(requests.length).fill(NOTHING);
    this.isRead = Array<boolean>(requests.length).fill(false);
    const { cells, width } = this.tables[root.table.index] as TableRows;
    this.tables[root.table.index]?.add();
    cells.fill(-1, 0, width);
    cells[0] = IS_OBJECT;
  }

  /** Takes an answer. False where it is not as usual; then nothing of it is taken. */
  read(
    { answer, root, parts }: Answered,
    readRows: RowReader,
    body: AnswerBytes,
    asked: readonly number[],
  ): boolean {
    const { bytes } = body;
    const isWide = !isAscii(bytes);
    if (isWide && !isUtf8(bytes)) return false;
    if (!readRows(bytes, this)) return false;
    if (parts.some(({ table }, index) => this.tables[table.index]?.count !== asked[index])) return false;
    this.bodies[answer] = bytes;
    this.held.push(body);
    this.isWide ||= isWide;
    if (root) (this.tables[0] as TableRows).cells[root.link.cell] = 0;
    this.isRead[answer] = true;
    return true;
  }

  text(answer: number, start: number, end: number): string {
    const body = this.bodies[answer] ?? NOTHING;
    return this.isWide ? body.toString('utf8', start, end) : body.toString('latin1', start, end);
  }

  /** Puts all that was gathered into `data`, as objects, with which the run goes on. */
  spill(data: Data): RowObjects {
    if (!this.objects) {
      this.objects = new RowObjects(this, this.plan.root);
      Object.assign(data, this.objects.root());
    }
    return this.objects;
  }

  /** Gives the memory back. Nothing may be read afterwards. */
  end(): void {
    for (const table of this.tables) table.end();
    this.bodies.fill(NOTHING);
    for (const body of this.held) body.release();
  }
}
