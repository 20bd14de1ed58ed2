import {
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Whatever is selected, it is read of each type there is: some hundred milliseconds and a megabyte for a usual query. */
const SCHEMA_COST = 5_000;
const TYPE_COST = 50;

/**
 * What `__schema` and `__type` cost, undefined for other fields. They are answered here, of the whole schema, as often as they have names. `known`
 * keeps what was counted of fragments.
 */
export function introspectionCost(
  node: FieldNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, number>,
): number | undefined {
  const { value: name } = node.name;
  if (name !== SchemaMetaFieldDef.name && name !== TypeMetaFieldDef.name) return undefined;
  const copies = node.selectionSet ? aliasesIn(node.selectionSet, fragments, known) : 0;
  return (name === TypeMetaFieldDef.name ? TYPE_COST : SCHEMA_COST) * (1 + copies);
}

/** Fields under another name, fragments opened: each has a part of the answer written once more. */
function aliasesIn(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, number>,
): number {
  let count = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const { value: name } = selection.name;
      let inside = known.get(name);
      if (inside === undefined) {
        known.set(name, 0);
        const fragment = fragments.get(name);
        inside = fragment ? aliasesIn(fragment.selectionSet, fragments, known) : 0;
        known.set(name, inside);
      }
      count += inside;
      continue;
    }
    if (selection.kind === Kind.FIELD && selection.alias && selection.alias.value !== selection.name.value)
      count += 1;
    if (selection.selectionSet) count += aliasesIn(selection.selectionSet, fragments, known);
  }
  return count;
}
