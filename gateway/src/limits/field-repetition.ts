import {
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * How many pairs of fields validation will compare (OverlappingFieldsCanBeMerged): every two fields that answer to the
 * same response path, fragments opened. Quadratic in repetition, so a document within all other limits can still cost
 * a second. Stops counting beyond `limit`. Only for documents without cycles, whose expanded fields are bounded.
 */
export function countFieldPairs(
  definition: OperationDefinitionNode | FragmentDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  limit: number,
): number {
  let pairs = 0;
  const pending: SelectionSetNode[][] = [[definition.selectionSet]];
  for (let merged = pending.pop(); merged && pairs <= limit; merged = pending.pop()) {
    const groups = new Map<string, FieldNode[]>();
    for (const selectionSet of merged) collect(selectionSet, fragments, groups);
    for (const nodes of groups.values()) {
      pairs += (nodes.length * (nodes.length - 1)) / 2;
      const children = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (children.length > 0) pending.push(children);
    }
  }
  return pairs;
}

function collect(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  groups: Map<string, FieldNode[]>,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value;
      const group = groups.get(name);
      if (group) group.push(selection);
      else groups.set(name, [selection]);
      continue;
    }
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (inner) collect(inner.selectionSet, fragments, groups);
  }
}
