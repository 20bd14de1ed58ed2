import {
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { Data } from '../json.js';
import { runtimeTypeOf } from './complete.js';
import { quote } from './json-text.js';
import { completeLeaf, INVALID } from './leaf.js';
import type { ShapeField, ShapeSelection } from './selection.js';

/** What an answer is projected to: a value, for servers that take one, or its JSON text. */
export type ProjectionMode = 'object' | 'json';

/** Projects one object; throws `NOT_PLAIN` when anything is not as the schema promises. */
type Projector = (input: Data) => unknown;

const NOT_PLAIN = new Error('The answer needs to be completed field by field.');

const fail = (): never => {
  throw NOT_PLAIN;
};

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
  return (data) => {
    try {
      return project(data);
    } catch (error) {
      if (error === NOT_PLAIN) return undefined;
      throw error;
    }
  };
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
    return (input) => {
      const typename = input.__typename;
      if (only && (typename === undefined || typename === name)) return only(input);
      only ??= projectorOf(schema, selection, name, mode);
      return typename === undefined || typename === name ? only(input) : slow(input)(input);
    };
  }
  return (input) => (byType.get(input.__typename) ?? slow(input))(input);
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
  private depth = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly mode: ProjectionMode,
  ) {}

  compile(fields: readonly ShapeField[], typename: string): Projector {
    const isJson = this.mode === 'json';
    const lines: string[] = [];
    const properties: string[] = [];
    fields.forEach((field, index) => {
      const name = JSON.stringify(field.responseName);
      if (isJson) lines.push(`s+=${JSON.stringify(`${index === 0 ? '{' : ','}${name}:`)};`);
      else lines.push(`let r${index};`);
      properties.push(`${name}:r${index}`);
      lines.push(this.field(field, typename, `r${index}`));
    });
    const end = isJson
      ? `return s+${fields.length === 0 ? '"{}"' : '"}"'};`
      : `return {${properties.join()}};`;
    const body = `return function(o){${isJson ? 'let s="";' : ''}let v;${lines.join('\n')}${end}}`;
    const make = new Function('h', 'c', 'l', body) as (...args: unknown[]) => Projector;
    return make({ fail, quote }, this.children, this.leaves);
  }

  private field(field: ShapeField, typename: string, target: string): string {
    if (field.deniedCode !== undefined) return 'h.fail();';
    const input = `v=o[${JSON.stringify(field.internalName)}];`;
    if (field.fieldName === '__typename') {
      if (!isObjectType(this.schema.getType(typename))) return 'h.fail();';
      return this.emit(this.constant(typename), target);
    }
    if (field.fieldName.startsWith('__')) {
      const value = this.mode === 'json' ? 'v===undefined?"null":JSON.stringify(v)' : 'v===undefined?null:v';
      return `${input}${this.emit(`(${value})`, target)}`;
    }
    return input + this.value(field.type, field.selection, 'v', target);
  }

  private emit(expression: string, target: string): string {
    return this.mode === 'json' ? `s+=${expression};` : `${target}=${expression};`;
  }

  private constant(value: string | null): string {
    return this.mode === 'json' ? JSON.stringify(JSON.stringify(value)) : JSON.stringify(value);
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
    return `if(${input}===null||${input}===undefined){${this.emit(this.constant(null), target)}}else{${inner}}`;
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
    return `if(typeof ${input}!=="object")h.fail();${this.emit(`c[${child}](${input})`, target)}`;
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
    if (this.mode === 'json')
      return `{${start}s+="[";${loop}if(${index}>0)s+=",";${this.value(type, selection, element, '')}}s+="]";}`;
    return `{${start}const ${made}=[];${loop}let ${item};${this.value(type, selection, element, item)}${made}.push(${item});}${target}=${made};}`;
  }

  private leaf(type: Parameters<typeof completeLeaf>[0], input: string, target: string): string {
    const isJson = this.mode === 'json';
    const accept = (test: string, text: string) =>
      `if(${test}){${this.emit(isJson ? text : input, target)}}else{${this.checkedLeaf(type, input, target)}}`;
    switch (type.name) {
      case 'String':
      case 'ID':
        return accept(`typeof ${input}==="string"`, `h.quote(${input})`);
      case 'Int':
        return accept(`(${input}|0)===${input}`, input);
      case 'Boolean':
        return accept(`typeof ${input}==="boolean"`, `(${input}?"true":"false")`);
      default:
        return this.checkedLeaf(type, input, target);
    }
  }

  /** The full check, for types and values that are not the common case. */
  private checkedLeaf(type: Parameters<typeof completeLeaf>[0], input: string, target: string): string {
    const complete = (value: unknown): unknown => {
      const completed = completeLeaf(type, value);
      if (completed === INVALID) return fail();
      return this.mode === 'json' ? JSON.stringify(completed) : completed;
    };
    const leaf = this.leaves.push(complete) - 1;
    return this.emit(`l[${leaf}](${input})`, target);
  }
}

/** Compiles on first use: an operation's unlikely branches, and types never met, cost nothing. */
function lazily(make: () => Projector): Projector {
  let made: Projector | undefined;
  return (input) => (made ??= make())(input);
}
