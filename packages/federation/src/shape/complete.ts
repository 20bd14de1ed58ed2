import {
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { Path } from '../errors.js';
import { isObject, type Data } from '../json.js';
import { completeLeaf, INVALID } from './leaf.js';
import type { ShapeField, ShapeSelection } from './selection.js';

/** What completing found wrong, at the client's path. `code` is set for a denied field. */
export interface CompletionError {
  readonly message: string;
  readonly path: Path;
  readonly code?: string;
}

/** A null that has already been answered for, or one that must bubble to the parent (6.4.4). */
const BUBBLE = Symbol('bubble');

/**
 * Projects merged subgraph data to exactly what the client selected, in the client's order, and enforces the API
 * schema on it: CompleteValue of the specification (6.4.3) with null propagation (6.4.4). It knows where it is, so
 * its errors carry paths; the compiled projection (`project.ts`) falls back to it when something is wrong.
 */
export function completeOperation(
  schema: GraphQLSchema,
  selection: ShapeSelection,
  data: Data,
  gone: ReadonlySet<unknown> = new Set(),
): { data: Data | null; errors: CompletionError[] } {
  const completer = new Completer(schema, gone);
  const result = completer.object(data, selection, selection.type.name, []);
  return { data: result === BUBBLE ? null : (result as Data), errors: completer.errors };
}

class Completer {
  readonly errors: CompletionError[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    /** References to entities that do not exist (any more). */
    private readonly gone: ReadonlySet<unknown>,
  ) {}

  object(input: Data, selection: ShapeSelection, typename: string, path: (string | number)[]): unknown {
    const output: Data = {};
    for (const field of selection.fieldsFor(typename)) {
      if (field.fieldName === '__typename') {
        // An object known only by its interface has no name a client may see.
        if (!isObjectType(this.schema.getType(typename))) return BUBBLE;
        output[field.responseName] = typename;
        continue;
      }
      path.push(field.responseName);
      const value = this.field(input, field, typename, path);
      path.pop();
      if (value === BUBBLE) return BUBBLE;
      output[field.responseName] = value;
    }
    return output;
  }

  private field(input: Data, field: ShapeField, typename: string, path: (string | number)[]): unknown {
    if (field.fieldName.startsWith('__')) return input[field.internalName] ?? null;
    if (field.deniedCode !== undefined) {
      const message = `Not allowed to read ${typename}.${field.fieldName}.`;
      this.errors.push({ message, path: [...path], code: field.deniedCode });
      return isNonNullType(field.type) ? BUBBLE : null;
    }
    // A reference to what is gone is null where it may be; where it may not, its parent reports that.
    const isMissing = input[field.internalName] === undefined && this.gone.has(input);
    if (isMissing && isNonNullType(field.type)) return BUBBLE;
    const where = `field ${typename}.${field.fieldName}`;
    return this.value(input[field.internalName], field.type, field.selection, path, where);
  }

  private value(
    value: unknown,
    type: GraphQLOutputType,
    selection: ShapeSelection | undefined,
    path: (string | number)[],
    where: string,
  ): unknown {
    if (isNonNullType(type)) {
      const before = this.errors.length;
      const completed = this.value(value, type.ofType, selection, path, where);
      if (completed !== null && completed !== BUBBLE) return completed;
      // One error a null: whatever made it null below has already been reported.
      if (this.errors.length === before) this.report(`Cannot return null for non-nullable ${where}.`, path);
      return BUBBLE;
    }
    if (value === null || value === undefined) return null;
    if (isListType(type)) return this.list(value, type.ofType, selection, path, where);
    if (isLeafType(type)) {
      const completed = completeLeaf(type, value);
      if (completed !== INVALID) return completed;
      this.report(`Invalid value found for ${where}.`, path);
      return null;
    }
    if (!isCompositeType(type) || !selection) return null;
    if (!isObject(value)) {
      this.report(`Invalid value found for ${where}: expected an object.`, path);
      return null;
    }
    const typename = this.runtimeType(value, selection);
    if (typename === undefined) {
      this.report(`Invalid __typename found for object at ${where}.`, path);
      return null;
    }
    const completed = this.object(value, selection, typename, path);
    return completed === BUBBLE ? null : completed;
  }

  private list(
    value: unknown,
    type: GraphQLOutputType,
    selection: ShapeSelection | undefined,
    path: (string | number)[],
    where: string,
  ): unknown {
    if (!Array.isArray(value)) {
      this.report(`Invalid value found for ${where}: expected a list.`, path);
      return null;
    }
    let bubbles = false;
    const completed = value.map((element, index) => {
      path.push(index);
      const item = this.value(element, type, selection, path, where);
      path.pop();
      bubbles ||= item === BUBBLE;
      return item;
    });
    return bubbles ? null : completed;
  }

  private runtimeType(value: Data, selection: ShapeSelection): string | undefined {
    return runtimeTypeOf(this.schema, value, selection);
  }

  private report(message: string, path: readonly (string | number)[]): void {
    this.errors.push({ message, path: [...path] });
  }
}

/** The type an object of an answer has, or undefined when its `__typename` cannot be one of the selection's types. */
export function runtimeTypeOf(
  schema: GraphQLSchema,
  value: Data,
  selection: ShapeSelection,
): string | undefined {
  const typename = value.__typename;
  const { type } = selection;
  if (typename === undefined || typename === null || typename === type.name) return type.name;
  if (typeof typename !== 'string') return undefined;
  const named = schema.getType(typename);
  if (isAbstractType(type)) {
    if (!named || !isCompositeType(named)) return undefined;
    if (isObjectType(named)) return schema.isSubType(type, named) ? typename : undefined;
    return typename;
  }
  // Seen through an interface object: the static type says more than the answer does.
  return isAbstractType(named) ? type.name : undefined;
}
