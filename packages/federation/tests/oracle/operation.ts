import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Tape } from './tape.js';

/** A generated operation and variables that fit it. */
export interface GeneratedOperation {
  /** Its aliases are often names that the plan uses for itself: keys, required fields, `__typename`. */
  readonly source: string;
  /** The same with aliases of its own, `APART` before each. */
  readonly sourceApart: string;
  readonly variables: Record<string, unknown>;
}

/** Set before aliases that cannot collide with a field. */
export const APART = 'u9';
/** Stands before an alias while an operation is written. */
const MARK = '§';

/** Names that generated plans use themselves, and others that generated schemas have. */
const COLLIDING = ['id', 'sku', 'f0', 'f1', 'f2', 'c0', 'r0', 'label', 'a', 'x', '__typename', 'q0'] as const;

/** Writes a random operation: aliases, arguments, conditions, inline and named fragments, `__typename`. */
export function generateOperation(schema: GraphQLSchema, tape: Tape): GeneratedOperation {
  const isMutation =
    schema.getMutationType() !== undefined && schema.getMutationType() !== null && tape.chance(5);
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new Error('A schema has a Query type.');
  const writer = new OperationWriter(schema, tape);
  const body = writer.selection(root, 4);
  const definitions = [...writer.used].map((name) => `$${name}: ${VARIABLES[name]?.type ?? 'Int'}`);
  const header = `${isMutation ? 'mutation' : 'query'} Op${definitions.length > 0 ? `(${definitions.join(', ')})` : ''}`;
  const variables: Record<string, unknown> = {};
  for (const name of writer.used) {
    const values = VARIABLES[name]?.values ?? [];
    const value = values[tape.below(values.length)];
    if (value !== undefined) variables[name] = value;
  }
  const text = [`${header} ${body}`, ...writer.fragments].join('\n');
  return { source: text.replaceAll(MARK, ''), sourceApart: text.replaceAll(MARK, APART), variables };
}

const VARIABLES: Record<string, { type: string; values: readonly unknown[] }> = {
  yes: { type: 'Boolean!', values: [true] },
  no: { type: 'Boolean! = false', values: [false, undefined, true] },
  n: { type: 'Int', values: [undefined, 1, null] },
  in: { type: 'In', values: [undefined, { x: 2 }, { y: ['a'] }] },
  e: { type: 'E = B', values: [undefined, 'A'] },
};

/** Of every kind: coerced to a list, empty, in part a variable, and null. */
const LITERALS: Record<string, readonly [string, ...string[]]> = {
  n: ['3', '-7', '0', 'null'],
  in: ['{ x: 5, y: ["b"] }', '{ y: "one" }', '{}', '{ x: $n, y: ["c"] }', '{ x: null, y: [] }', 'null'],
  e: ['C', 'A', 'null'],
};

class OperationWriter {
  readonly used = new Set<string>();
  readonly fragments: string[] = [];
  private aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly tape: Tape,
  ) {}

  selection(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = [];
    const names = new Map<string, string>();
    const count = 1 + this.tape.below(type.name === 'Query' ? 3 : 4);
    for (let index = 0; index < count; index++) parts.push(this.one(type, depth, names));
    return `{ ${parts.join(' ')} }`;
  }

  /** `names` are the response names of the selection so far, with what they stand for. */
  private one(type: GraphQLCompositeType, depth: number, names: Map<string, string>): string {
    if (isAbstractType(type) && depth > 0 && this.tape.chance(2)) {
      const possible = [...this.schema.getPossibleTypes(type)];
      const target = possible[this.tape.below(possible.length)];
      if (target) return `... on ${target.name}${this.condition()} ${this.selection(target, depth - 1)}`;
    }
    if (!isAbstractType(type) && depth > 0 && this.tape.chance(8)) {
      if (this.tape.chance(2)) return `...${this.condition()} ${this.selection(type, depth - 1)}`;
      const name = `F${this.fragments.length}`;
      this.fragments.push('');
      const text = `fragment ${name} on ${type.name} ${this.selection(type, depth - 1)}`;
      this.fragments[Number(name.slice(1))] = text;
      return `...${name}${this.condition()}`;
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
      );
      const choice = this.tape.below(fields.length * 2 + 1);
      const field = fields[choice % fields.length];
      if (field && choice < fields.length * 2) return this.field(field, depth, names);
    }
    return `${this.alias(names, '__typename', this.tape.chance(4))}__typename`;
  }

  /** An alias with its colon, maybe one that collides with names of the plan; none when none is needed. */
  private alias(names: Map<string, string>, field: string, isWanted: boolean): string {
    const known = names.get(field);
    if (!isWanted && (known === undefined || known === field)) {
      names.set(field, field);
      return '';
    }
    const colliding = this.tape.pick(COLLIDING);
    const isFree = (names.get(colliding) ?? field) === field && this.tape.chance(2);
    const alias = isFree ? colliding : `a${this.aliases++}`;
    names.set(alias, field);
    // The field's own name is no alias: it merges with the same field written without one.
    return alias === field ? `${alias}: ` : `${MARK}${alias}: `;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number, names: Map<string, string>): string {
    const named = getNamedType(field.type);
    const args = field.args.flatMap((argument) => (this.tape.chance(2) ? this.argument(argument.name) : []));
    const list = args.length > 0 ? `(${args.join(', ')})` : '';
    const alias = this.alias(names, `${field.name}${list}`, args.length > 0 || this.tape.chance(3));
    const inner = isCompositeType(named) ? ` ${this.selection(named, depth - 1)}` : '';
    return `${alias}${field.name}${list}${this.condition()}${inner}`;
  }

  private argument(name: string): string {
    if (this.tape.chance(2) && VARIABLES[name]) {
      this.used.add(name);
      return `${name}: $${name}`;
    }
    const literal = this.tape.pick(LITERALS[name] ?? ['null']);
    if (literal.includes('$n')) this.used.add('n');
    return `${name}: ${literal}`;
  }

  private condition(): string {
    if (!this.tape.chance(7)) return '';
    const text = this.tape.pick([
      ' @include(if: $yes)',
      ' @skip(if: $no)',
      ' @include(if: $no)',
      ' @skip(if: $yes)',
      ' @include(if: true)',
      ' @skip(if: true)',
      ' @include(if: $yes) @skip(if: $no)',
    ]);
    for (const name of ['yes', 'no']) if (text.includes(`$${name}`)) this.used.add(name);
    return text;
  }
}
