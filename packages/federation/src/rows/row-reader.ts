import type { RowReader } from './table-rows.js';
import type { RowRequest } from './layout.js';
import { endOfSame, endOfValue, isEndOfAnswer } from './scan.js';
import { IS_NULL, IS_OBJECT, type Table } from './tables.js';

/**
 * Compiles what reads the answers to a request. A server answers fields in the order in which they are asked for (GraphQL
 * specification, 5.1.3), so that all between two values is known, and nothing is looked up or made. An answer with errors, with a null in
 * the place of data or an entity, or of another layout is not usual. Generated code contains only names that GraphQL's grammar
 * allows, as constants.
 */
export function compileReader(request: RowRequest): RowReader {
  const code = new ReaderCode();
  return code.compile(request);
}

/** In generated code: `b` the bytes, `f` the rows of the run, `k` constants, `at` a place in the bytes, -1 after a surprise. */
class ReaderCode {
  private readonly constants: Buffer[] = [];
  private readonly functions: string[] = [];

  compile({ root, parts }: RowRequest): RowReader {
    const lines = ['let at=0;'];
    if (root) {
      lines.push(this.expect('{"data":', 'false'), `if(b[at]!==123)return false;`);
      lines.push(`at=${this.rowFunction(root.table)}(b,at,f);`);
    } else {
      parts.forEach(({ alias, table }, index) => {
        const text = `${index === 0 ? '{"data":{' : ','}${JSON.stringify(alias)}:`;
        lines.push(this.expect(text, 'false'), this.entities(table));
      });
      lines.push(this.expect('}', 'false'));
    }
    const body = `${this.functions.join('\n')}
return function(b,f){${lines.join('\n')}return at>0&&isEnd(b,at);};`;
    const make = new Function('same', 'value', 'isEnd', 'k', body) as (...given: unknown[]) => RowReader;
    return make(endOfSame, endOfValue, isEndOfAnswer, this.constants);
  }

  /** None of them may be null: of what does not exist the objects know more. */
  private entities(table: Table): string {
    const element = `if(b[at]!==123)return false;at=${this.rowFunction(table)}(b,at,f);`;
    return `if(b[at]!==91)return false;at++;${this.elements(element, 'false')}`;
  }

  private rowFunction(table: Table): string {
    const name = `r${table.index}`;
    const lines: string[] = [];
    let text = '{';
    table.columns.forEach((column, index) => {
      text += `${index === 0 ? '' : ','}${JSON.stringify(column.key)}:`;
      if (column.kind === 'name') {
        text += JSON.stringify(table.typename);
        return;
      }
      lines.push(this.expect(text, '-1'));
      text = '';
      if (column.kind === 'leaf') lines.push(leaf(column.cell));
      else if (column.kind === 'object') lines.push(this.object(column.cell, column.table));
      else lines.push(this.list(column.cell, column.table));
    });
    const rows = `const t=f.tables[${table.index}],o=t.add(),c=t.cells;`;
    const isNull = `if(b[at]===110){c[o]=${IS_NULL};return ${this.same('null')};}`;
    const body = `${rows}${isNull}c[o]=${IS_OBJECT};\n${lines.join('\n')}`;
    this.functions.push(`function ${name}(b,at,f){${body}return ${this.same(`${text}}`)};}`);
    return name;
  }

  private object(cell: number, table: Table): string {
    const read = `at=${this.rowFunction(table)}(b,at,f);if(at<0)return -1;`;
    return `c[o+${cell}]=f.tables[${table.index}].count;${read}`;
  }

  private list(cell: number, table: Table): string {
    const element = `at=${this.rowFunction(table)}(b,at,f);`;
    const rows = `f.tables[${table.index}]`;
    const isNull = `if(b[at]===110){c[o+${cell}]=0;c[o+${cell + 1}]=-1;at=${this.same('null')};if(at<0)return -1;}`;
    const start = `if(b[at]!==91)return -1;at++;const n=${rows}.count;c[o+${cell}]=n;`;
    return `${isNull}else{${start}${this.elements(element, '-1')}c[o+${cell + 1}]=${rows}.count-n;}`;
  }

  /** Goes on after the bracket that ends a list. */
  private elements(element: string, surprise: string): string {
    const next = `if(at<0)return ${surprise};if(b[at]===44){at++;continue;}if(b[at]!==93)return ${surprise};at++;break;`;
    return `if(b[at]===93)at++;else for(;;){${element}${next}}`;
  }

  private expect(text: string, surprise: string): string {
    return `at=${this.same(text)};if(at<0)return ${surprise};`;
  }

  private same(text: string): string {
    return `same(b,at,k[${this.constants.push(Buffer.from(text)) - 1}])`;
  }
}

function leaf(cell: number): string {
  return `c[o+${cell}]=at;at=value(b,at,0);if(at<0)return -1;c[o+${cell + 1}]=at;`;
}
