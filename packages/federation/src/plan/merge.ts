import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import { isObject, type Data } from '../json.js';

/** The keys of an answer that hold objects to merge into; every other key is a leaf, whatever JSON it holds. */
export type MergeShape = ReadonlyMap<string, MergeShape>;

/** Reads a fetch's own operation once, so that a custom scalar holding an object is never merged into another. */
export function mergeShapeOf(document: DocumentNode): MergeShape {
  const fragments = new Map<string, SelectionSetNode>();
  let root: SelectionSetNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition.selectionSet);
    else if (definition.kind === Kind.OPERATION_DEFINITION) root = definition.selectionSet;
  }
  const shape = new Map<string, MergeShape>();
  if (root) addSelections(shape, root, fragments);
  return shape;
}

function addSelections(
  shape: Map<string, MergeShape>,
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, SelectionSetNode>,
): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      if (!selection.selectionSet) continue;
      const key = (selection.alias ?? selection.name).value;
      const child = (shape.get(key) as Map<string, MergeShape> | undefined) ?? new Map<string, MergeShape>();
      shape.set(key, child);
      addSelections(child, selection.selectionSet, fragments);
    } else {
      const nested =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments.get(selection.name.value);
      if (nested) addSelections(shape, nested, fragments);
    }
  }
}

/**
 * Puts an answer into the data gathered so far, in place. What the target does not have yet is adopted as it is
 * (no copy); objects and lists of the same length merge; anything else is replaced.
 */
export function mergeInto(
  target: Data,
  source: Data,
  shape: MergeShape | undefined,
  isConcrete: (typename: unknown) => boolean,
): void {
  for (const key in source) {
    const value = source[key];
    if (value === undefined || key === '__proto__') continue;
    const existing = target[key];
    if (existing === undefined || existing === null) {
      target[key] = value;
      continue;
    }
    if (existing === value) continue;
    // A subgraph that knows a type only as an interface object answers with the interface's name: keep the real one.
    if (key === '__typename' && isConcrete(existing) && !isConcrete(value)) continue;
    const child = shape?.get(key);
    if (child) target[key] = mergeValue(existing, value, child, isConcrete);
    else target[key] = value;
  }
}

function mergeValue(
  existing: unknown,
  value: unknown,
  shape: MergeShape,
  isConcrete: (typename: unknown) => boolean,
): unknown {
  if (existing === value) return existing;
  if (isObject(existing) && isObject(value)) {
    mergeInto(existing, value, shape, isConcrete);
    return existing;
  }
  if (Array.isArray(existing) && Array.isArray(value) && existing.length === value.length) {
    for (let index = 0; index < value.length; index++)
      existing[index] = mergeValue(existing[index], value[index], shape, isConcrete);
    return existing;
  }
  return value;
}
