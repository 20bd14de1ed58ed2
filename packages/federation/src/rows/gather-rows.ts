import { randomInt } from 'node:crypto';
import type { Rows } from './table-rows.js';
import type { RowMember, RowPart } from './layout.js';

/**
 * Finds the distinct representations of a member's entities, as JSON, and tells each row which one is its own, -1 where there is none.
 */
export type RowGatherer = (rows: Rows, texts: string[]) => void;

/** Where the distinct keys of one list are found by their hash. One list is gathered at a time. */
class KeyIndex {
  /** Of each slot, one more than the number of its key; 0 where it is free. */
  slots = new Int32Array(1024);
  /** Of each distinct key, where its fields begin and end. */
  spans = new Int32Array(1024);

  /** Makes room for so many rows and returns what a hash is masked with. */
  begin(rows: number, numbers: number): number {
    const size = 2 ** (33 - Math.clz32(rows));
    if (this.slots.length < size) this.slots = new Int32Array(size);
    else this.slots.fill(0, 0, size);
    if (this.spans.length < rows * numbers) this.spans = new Int32Array(rows * numbers);
    return size - 1;
  }

  /** More than usual is not kept. */
  end(): void {
    if (this.slots.length > MOST_KEPT) this.slots = new Int32Array(1024);
    if (this.spans.length > MOST_KEPT) this.spans = new Int32Array(1024);
  }
}

const MOST_KEPT = 64 * 1024;
/** Keys are chosen by others: which of them meet in a slot is not for them to know. */
const SEED = randomInt(2 ** 32) | 0;
const index = new KeyIndex();

/** FNV-1a of some bytes, going on from another hash. */
function hashOf(bytes: Buffer, start: number, end: number, from: number): number {
  let hash = from;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x0100_0193);
  return hash;
}

function isEqual(bytes: Buffer, start: number, end: number, other: number, otherEnd: number): boolean {
  if (end - start !== otherEnd - other) return false;
  for (let at = start, to = other; at < end; at++, to++) if (bytes[at] !== bytes[to]) return false;
  return true;
}

/** Gathers what a part of a request asks for. */
export function gatherPart(
  rows: Rows,
  { members }: RowPart,
  gatherers: readonly RowGatherer[],
): readonly string[] {
  if (members.length === 1) {
    const texts: string[] = [];
    gatherers[0]?.(rows, texts);
    return texts;
  }
  const placeOf = new Map<string, number>();
  members.forEach((member, position) => {
    const texts: string[] = [];
    gatherers[position]?.(rows, texts);
    const places = texts.map((text) => {
      const place = placeOf.get(text) ?? placeOf.size;
      placeOf.set(text, place);
      return place;
    });
    move(rows, member, places);
  });
  return [...placeOf.keys()];
}

/** From places among a member's own representations to those among all of the part. */
function move(rows: Rows, { place, link }: RowMember, places: readonly number[]): void {
  const table = rows.tables[place.table.index];
  if (!table || places.every((one, position) => one === position)) return;
  const { cells, count, width } = table;
  for (let row = 0, at = link.cell; row < count; row++, at += width) {
    const own = cells[at] as number;
    if (own >= 0) cells[at] = places[own] as number;
  }
}

/**
 * Compiles what gathers the representations of one fetch. In generated code: `f` the rows of the run, `c` the numbers of the entities'
 * table and `o` where those of a row begin, `l` and `p` the same of what a link leads to, `s` and `e` where a field is in the bytes `b`.
 */
export function compileGatherer({ place, link, fields }: RowMember): RowGatherer {
  const { table } = place;
  const before: string[] = [];
  const locate: string[] = [];
  const texts: string[] = [];
  const keep: string[] = [];
  const equal: string[] = [];
  const size = 2 * fields.length;
  fields.forEach(({ key, sentAs }, number) => {
    const { link: from, column } = place.find(key) ?? {};
    if (column?.kind !== 'leaf') return;
    const { answer, index: tableIndex, width } = from?.table ?? table;
    before.push(`const b${number}=f.bodies[${answer}],c${number}=f.tables[${tableIndex}].cells;`);
    const start = from ? `l${number}*${width}` : 'o';
    const isMissing = `if(l${number}<0){c[o+${link.cell}]=-1;continue;}`;
    if (from) locate.push(`const l${number}=c[o+${from.cell}];${isMissing}`);
    locate.push(
      `const p${number}=${start}+${column.cell},s${number}=c${number}[p${number}],e${number}=c${number}[p${number}+1];`,
    );
    const span = `b${number},s${number},e${number}`;
    locate.push(`x=hash(${span},x);`);
    equal.push(`same(${span},w[z+${2 * number}],w[z+${2 * number + 1}])`);
    keep.push(`w[z+${2 * number}]=s${number};w[z+${2 * number + 1}]=e${number};`);
    texts.push(`+${JSON.stringify(`,${JSON.stringify(sentAs)}:`)}+f.text(${answer},s${number},e${number})`);
  });
  const typename = JSON.stringify(`{"__typename":${JSON.stringify(table.typename)}`);
  const body = `return function(f,texts){
const t=f.tables[${table.index}],c=t.cells,n=t.count;${before.join('')}
const m=index.begin(n,${size}),q=index.slots,w=index.spans;
for(let r=0,o=0;r<n;r++,o+=${table.width}){
if(c[o]===0){c[o+${link.cell}]=-1;continue;}
let x=${SEED};${locate.join('\n')}
let i=x&m,g=-1;
for(;;){const y=q[i]-1;if(y<0)break;const z=y*${size};if(${equal.join('&&')}){g=y;break;}i=(i+1)&m;}
if(g<0){g=texts.length;q[i]=g+1;const z=g*${size};${keep.join('')}texts.push(${typename}${texts.join('')}+"}");}
c[o+${link.cell}]=g;
}
index.end();};`;
  const make = new Function('index', 'hash', 'same', body) as (...given: unknown[]) => RowGatherer;
  return make(index, hashOf, isEqual);
}
