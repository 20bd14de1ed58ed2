import {
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { attempts } from '../giving-up.js';
import type { Data } from '../json.js';
import { runtimeTypeOf } from './complete.js';
import { JsonWriter } from './json-writer.js';
import { completeLeaf, INVALID } from './leaf.js';
import type { ShapeField, ShapeSelection } from './selection.js';

/** What an answer is projected to: a value, for servers that take one, or the bytes of its JSON. */
export type ProjectionMode = 'object' | 'json';

/** Projects one object, or writes it as JSON; gives up when anything is not as the schema promises. */
type Projector = (input: Data, writer: JsonWriter) => unknown;

/** Of all projections: one ends before another begins. */
const writer = new JsonWriter();
const codesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const BEGIN = codesOf('{"data":');
const END = codesOf('}');

const { attempt, giveUp: fail } = attempts('The answer needs to be completed field by field.');

/**
 * Compiles a shape to JavaScript that projects an answer in one pass: no look-ups in the schema, no path, no error
 * handling. The first value that would need any of those gives up (undefined), and `completeOperation` does it again
 * with care. Generated code contains only names that GraphQL's grammar allows, as JSON strings.
 */
export function compileProjection(
  schema: GraphQLSchema,
  shape: ShapeSelection,
  mode: ProjectionMode,
): (data: Data) => unknown {
  const project = projectorOf(schema, shape, shape.type.name, mode);
  const projected = (data: Data): unknown => {
    if (mode === 'object') return project(data, writer);
    writer.begin();
    writer.codes(BEGIN);
    project(data, writer);
    writer.codes(END);
    return writer.end();
  };
  return (data) => attempt(() => projected(data));
}

/** For a selection: picks the projector of an object's runtime type, compiled when the type is first met. */
function dispatcher(schema: GraphQLSchema, selection: ShapeSelection, mode: ProjectionMode): Projector {
  const byType = new Map<unknown, Projector>();
  const slow = (input: Data): Projector => {
    const typename = typeof input === 'object' ? runtimeTypeOf(schema, input, selection) : undefined;
    if (typename === undefined) return fail();
    const key = isAbstractType(selection.type) ? input.__typename : typename;
    const projector = byType.get(typename) ?? projectorOf(schema, selection, typename, mode);
    byType.set(key ?? typename, projector);
    return projector;
  };
  const { name } = selection.type;
  if (isObjectType(selection.type)) {
    let only: Projector | undefined;
    return (input, to) => {
      const typename = input.__typename;
      if (only && (typename === undefined || typename === name)) return only(input, to);
      only ??= projectorOf(schema, selection, name, mode);
      return typename === undefined || typename === name ? only(input, to) : slow(input)(input, to);
    };
  }
  return (input, to) => (byType.get(input.__typename) ?? slow(input))(input, to);
}

function projectorOf(
  schema: GraphQLSchema,
  selection: ShapeSelection,
  typename: string,
  mode: ProjectionMode,
): Projector {
  const code = new ProjectorCode(schema, mode);
  return code.compile(selection.fieldsFor(typename), typename);
}

/** Writes the function for one runtime type. */
class ProjectorCode {
  private readonly children: Projector[] = [];
  private readonly leaves: ((value: unknown) => unknown)[] = [];
  /** Texts that are written as they are. */
  private readonly constants: Uint8Array[] = [];
  private depth = 0;
  private readonly isJson: boolean;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly mode: ProjectionMode,
  ) {
    this.isJson = mode === 'json';
  }

  compile(fields: readonly ShapeField[], typename: string): Projector {
    const lines: string[] = [];
    const properties: string[] = [];
    fields.forEach((field, index) => {
      const name = JSON.stringify(field.responseName);
      lines.push(this.isJson ? this.codes(`${index === 0 ? '{' : ','}${name}:`) : `let r${index};`);
      properties.push(`${name}:r${index}`);
      lines.push(this.field(field, typename, `r${index}`));
    });
    lines.push(this.isJson ? this.codes(fields.length === 0 ? '{}' : '}') : `return {${properties.join()}};`);
    const body = `return function(o,w){let v;${lines.join('\n')}}`;
    const make = new Function('h', 'c', 'l', 'k', body) as (...args: unknown[]) => Projector;
    return make({ fail }, this.children, this.leaves, this.constants);
  }

  private field(field: ShapeField, typename: string, target: string): string {
    if (field.deniedCode !== undefined) return 'h.fail();';
    const input = `v=o[${JSON.stringify(field.internalName)}];`;
    if (field.fieldName === '__typename') {
      if (!isObjectType(this.schema.getType(typename))) return 'h.fail();';
      return this.constant(typename, target);
    }
    if (field.fieldName.startsWith('__')) {
      return this.isJson
        ? `${input}w.json(v===undefined?"null":JSON.stringify(v));`
        : `${input}${target}=v===undefined?null:v;`;
    }
    return input + this.value(field.type, field.selection, 'v', target);
  }

  /** Writes a text in ASCII, which names of GraphQL are. */
  private codes(text: string): string {
    return `w.codes(k[${this.constants.push(codesOf(text)) - 1}]);`;
  }

  private constant(value: string | null, target: string): string {
    const text = JSON.stringify(value);
    return this.isJson ? this.codes(text) : `${target}=${text};`;
  }

  private value(
    type: GraphQLOutputType,
    selection: ShapeSelection | undefined,
    input: string,
    target: string,
  ): string {
    if (isNonNullType(type)) {
      const inner = this.nonNullValue(type.ofType, selection, input, target);
      return `if(${input}===null||${input}===undefined)h.fail();${inner}`;
    }
    const inner = this.nonNullValue(type, selection, input, target);
    return `if(${input}===null||${input}===undefined){${this.constant(null, target)}}else{${inner}}`;
  }

  private nonNullValue(
    type: GraphQLOutputType,
    selection: ShapeSelection | undefined,
    input: string,
    target: string,
  ): string {
    if (isListType(type)) return this.list(type.ofType as GraphQLOutputType, selection, input, target);
    if (isLeafType(type)) return this.leaf(type, input, target);
    if (!selection) return 'h.fail();';
    const child = this.children.push(lazily(() => dispatcher(this.schema, selection, this.mode))) - 1;
    const call = `c[${child}](${input},w);`;
    return `if(typeof ${input}!=="object")h.fail();${this.isJson ? call : `${target}=${call}`}`;
  }

  private list(
    type: GraphQLOutputType,
    selection: ShapeSelection | undefined,
    input: string,
    target: string,
  ): string {
    const depth = ++this.depth;
    const [list, index, element, made, item] = ['a', 'i', 'e', 'm', 'x'].map((name) => `${name}${depth}`) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const start = `if(!Array.isArray(${input}))h.fail();const ${list}=${input};`;
    const loop = `for(let ${index}=0;${index}<${list}.length;${index}++){const ${element}=${list}[${index}];`;
    if (this.isJson) {
      const comma = `if(${index}>0)${this.codes(',')}`;
      return `{${start}${this.codes('[')}${loop}${comma}${this.value(type, selection, element, '')}}${this.codes(']')}}`;
    }
    return `{${start}const ${made}=[];${loop}let ${item};${this.value(type, selection, element, item)}${made}.push(${item});}${target}=${made};}`;
  }

  private leaf(type: Parameters<typeof completeLeaf>[0], input: string, target: string): string {
    const accept = (test: string, written: string) =>
      `if(${test}){${this.isJson ? written : `${target}=${input};`}}else{${this.checkedLeaf(type, input, target)}}`;
    switch (type.name) {
      case 'String':
      case 'ID':
        return accept(`typeof ${input}==="string"`, `w.string(${input});`);
      case 'Int':
        return accept(`(${input}|0)===${input}`, `w.json(""+${input});`);
      case 'Boolean':
        return accept(
          `typeof ${input}==="boolean"`,
          `if(${input})${this.codes('true')}else ${this.codes('false')}`,
        );
      default:
        return this.checkedLeaf(type, input, target);
    }
  }

  /** The full check, for types and values that are not the common case. */
  private checkedLeaf(type: Parameters<typeof completeLeaf>[0], input: string, target: string): string {
    const complete = (value: unknown): unknown => {
      const completed = completeLeaf(type, value);
      if (completed === INVALID) return fail();
      return this.isJson ? JSON.stringify(completed) : completed;
    };
    const value = `l[${this.leaves.push(complete) - 1}](${input})`;
    return this.isJson ? `w.json(${value});` : `${target}=${value};`;
  }
}

/** Compiles on first use: an operation's unlikely branches, and types never met, cost nothing. */
function lazily(make: () => Projector): Projector {
  let made: Projector | undefined;
  return (input, to) => (made ??= make())(input, to);
}
