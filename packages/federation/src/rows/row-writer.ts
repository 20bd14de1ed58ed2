import {
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { AnswerBytes } from '../answer-bytes.js';
import { attempts } from '../giving-up.js';
import { JsonWriter } from '../shape/json-writer.js';
import type { ShapeField, ShapeSelection } from '../shape/selection.js';
import type { Rows } from './table-rows.js';
import { leafCheckOf, type LeafCheck } from './leaf-checks.js';
import type { Place } from './place.js';
import { attemptRows, IS_NULL, refuse, type Column } from './tables.js';

/** Writes the answer to a client, `{"data":…}`. Undefined where it has to be completed field by field. */
export type RowWriter = (rows: Rows) => AnswerBytes | undefined;

const { attempt, giveUp: fail } = attempts('The answer needs to be completed field by field.');
const NULL_TEXT = 'null';

/** Of all answers: one is written before another begins. */
const writer = new JsonWriter();

/** Compiles what writes an answer of its rows. Undefined for shapes that need objects. */
export function compileWriter(
  schema: GraphQLSchema,
  shape: ShapeSelection,
  root: Place,
): RowWriter | undefined {
  const write = attemptRows(() => new WriterCode(schema).compile(shape, root));
  return (
    write &&
    ((rows) =>
      attempt(() => {
        writer.begin();
        write(rows);
        return writer.end();
      }))
  );
}

/**
 * In generated code: `f` the rows of the run, `c` the numbers of a place's table and `o` where those of a row begin, `l` and `p`
 * the same of what a link leads to, `k` constants, `w` the writer.
 */
class WriterCode {
  private readonly constants: Buffer[] = [];
  private readonly checks: LeafCheck[] = [];
  private readonly functions: string[] = [];
  /** Constant text that is not written yet. */
  private text = '';

  constructor(private readonly schema: GraphQLSchema) {}

  compile(shape: ShapeSelection, root: Place): (rows: Rows) => void {
    const name = this.objectFunction(shape, root);
    this.text = '{"data":';
    const start = this.flush();
    this.text = '}';
    const body = `${this.functions.join('\n')}return function(f){${start}${name}(f,0);${this.flush()}};`;
    const make = new Function('w', 'k', 'check', 'fail', body) as (
      ...given: unknown[]
    ) => (rows: Rows) => void;
    return make(writer, this.constants, this.checks, fail);
  }

  /** What writes one object of a place. */
  private objectFunction(selection: ShapeSelection, place: Place): string {
    const { typename } = place.table;
    if (!isObjectType(selection.type) || (typename !== '' && typename !== selection.type.name))
      return refuse();
    const outer = this.text;
    this.text = '{';
    const lines = [`const c=f.tables[${place.table.index}].cells;`];
    place.links.forEach(({ cell, table }, index) => {
      const at = `p${index}=l${index}*${table.width}`;
      lines.push(`const l${index}=c[o+${cell}],c${index}=f.tables[${table.index}].cells,${at};`);
    });
    const fields = selection.fieldsFor(selection.type.name);
    fields.forEach((field, index) => {
      this.text += `${index === 0 ? '' : ','}${JSON.stringify(field.responseName)}:`;
      lines.push(this.field(field, selection.type.name, place));
    });
    this.text += '}';
    lines.push(this.flush());
    this.text = outer;
    const name = `w${this.functions.length}_${place.table.index}`;
    this.functions.push(`function ${name}(f,o){${lines.join('\n')}}`);
    return name;
  }

  private field(field: ShapeField, typename: string, place: Place): string {
    const { fieldName, internalName, deniedCode, type, selection } = field;
    if (deniedCode !== undefined) return refuse();
    if (fieldName === '__typename') {
      if (!isObjectType(this.schema.getType(typename))) return refuse();
      this.text += JSON.stringify(typename);
      return '';
    }
    const source = fieldName.startsWith('__') ? undefined : place.find(internalName);
    if (!source) return refuse();
    const { link, column } = source;
    const number = link ? place.links.indexOf(link) : undefined;
    const at: Located =
      number === undefined ? { cells: 'c', row: 'o' } : { cells: `c${number}`, row: `p${number}` };
    const answer = (link?.table ?? place.table).answer;
    const write = (): string => this.value(column, type, selection, place, at, answer);
    if (number === undefined) return write();
    const before = this.flush();
    const written = `${write()}${this.flush()}`;
    return `${before}if(l${number}<0){${this.null(type)}}else{${written}}`;
  }

  private value(
    column: Column,
    type: GraphQLOutputType,
    selection: ShapeSelection | undefined,
    place: Place,
    { cells, row }: Located,
    answer: number,
  ): string {
    if (column.kind === 'name') return refuse();
    const first = `${cells}[${row}+${column.cell}]`;
    const second = `${cells}[${row}+${column.cell + 1}]`;
    if (column.kind === 'leaf') return this.leaf(type, first, second, answer);
    const child = place.child(column.key);
    if (!selection || !child) return refuse();
    const { index, width } = child.table;
    const table = `f.tables[${index}].cells`;
    const name = this.objectFunction(selection, child);
    const object = (of: GraphQLOutputType, at: string) =>
      `if(${table}[${at}]===${IS_NULL}){${this.null(of)}}else ${name}(f,${at});`;
    if (column.kind === 'object') return `${this.flush()}{const q=${first}*${width};${object(type, 'q')}}`;
    const list = getNullableType(type);
    if (!isListType(list)) return refuse();
    const each = `{if(i>0)${this.constant(',')}const q=(n+i)*${width};${object(list.ofType as GraphQLOutputType, 'q')}}`;
    const elements = `const n=${first};${this.constant('[')}for(let i=0;i<m;i++)${each}${this.constant(']')}`;
    return `${this.flush()}{const m=${second};if(m<0){${this.null(type)}}else{${elements}}}`;
  }

  private leaf(type: GraphQLOutputType, first: string, second: string, answer: number): string {
    const check = leafCheckOf(type) ?? refuse();
    const test = `if(!check[${this.checks.push(check) - 1}](b,s,e))fail();`;
    return `${this.flush()}{const b=f.bodies[${answer}],s=${first},e=${second};${test}w.copy(b,s,e);}`;
  }

  private null(type: GraphQLOutputType): string {
    return isNonNullType(type) ? 'fail();' : this.constant(NULL_TEXT);
  }

  private flush(): string {
    const { text } = this;
    this.text = '';
    return text === '' ? '' : this.constant(text);
  }

  private constant(text: string): string {
    return `w.codes(k[${this.constants.push(Buffer.from(text)) - 1}]);`;
  }
}

/** Where a row is, in generated code. */
interface Located {
  readonly cells: string;
  readonly row: string;
}
