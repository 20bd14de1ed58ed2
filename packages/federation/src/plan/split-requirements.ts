import type { FetchNode, QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Requirements } from '../supergraph-facts.js';

/**
 * Splits an entity fetch whose fields need one field with different arguments: a representation has room for one
 * `price`, so each such field is fetched with a representation of its own. Most fetches come back as they are.
 * The planner drops aliases from `requires`, so they are put back here, from the requirement itself.
 */
export function splitRequirements(node: FetchNode, requirements: Requirements): readonly FetchNode[] {
  const ofSubgraph = requirements.get(node.serviceName);
  if (!ofSubgraph || !node.requires) return [node];
  const document = parse(node.operation, { noLocation: true });
  const owners = [...entityFields(document)].filter((name) => ofSubgraph.has(name));
  if (owners.length === 0) return [node];
  const requiresOf = (own: readonly string[]) =>
    (node.requires ?? []).map((selection) => {
      const dropped = owners.reduce((rest, owner) => withoutFields(rest, ofSubgraph.get(owner) ?? []), [
        selection,
      ] as QueryPlanSelectionNode[]);
      return withFields(
        selection,
        dropped,
        own.flatMap((owner) => ofSubgraph.get(owner) ?? []),
      );
    });
  // One requirement alone cannot collide: the fetch stays whole.
  if (owners.length === 1) return [{ ...node, requires: requiresOf(owners) }];
  const rest = part(node, document, (name) => !owners.includes(name), requiresOf([]));
  const parts = owners.map((owner) => part(node, document, (name) => name === owner, requiresOf([owner])));
  return [rest, ...parts].filter((one) => one !== undefined);
}

/** Names of the fields selected on the entities themselves. */
function entityFields(document: DocumentNode): Set<string> {
  const fragments = fragmentsOf(document);
  const names = new Set<string>();
  const collect = (selectionSet: SelectionSetNode | undefined): void => {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else collect(fragments.get(selection.name.value)?.selectionSet);
    }
  };
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      for (const selection of definition.selectionSet.selections)
        if (selection.kind === Kind.FIELD) collect(selection.selectionSet);
  return names;
}

/** Removes the fields a requirement has under an alias; they came from it, with the alias lost. */
function withoutFields(
  selections: readonly QueryPlanSelectionNode[],
  required: readonly QueryPlanSelectionNode[],
): QueryPlanSelectionNode[] {
  const fields = required.flatMap(openFragments);
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === 'InlineFragment') {
      const inner = withoutFields(selection.selections, required);
      return inner.length > 0 ? [{ ...selection, selections: inner }] : [];
    }
    const matching = fields.filter((field) => field.name === selection.name);
    if (matching.some((field) => field.alias !== undefined)) return [];
    if (!selection.selections || matching.length === 0) return [selection];
    const inner = withoutFields(
      selection.selections,
      matching.flatMap((field) => field.selections ?? []),
    );
    return inner.length > 0 ? [{ ...selection, selections: inner }] : [];
  });
}

function openFragments(selection: QueryPlanSelectionNode): QueryPlanFieldNode[] {
  return selection.kind === 'Field' ? [selection] : selection.selections.flatMap(openFragments);
}

/** Adds a requirement to the fragment of the entity it belongs to. */
function withFields(
  original: QueryPlanSelectionNode,
  dropped: readonly QueryPlanSelectionNode[],
  added: readonly QueryPlanSelectionNode[],
): QueryPlanSelectionNode {
  const [first] = dropped;
  if (original.kind !== 'InlineFragment') return first ?? original;
  const rest = first?.kind === 'InlineFragment' ? first.selections : [];
  return { ...original, selections: [...rest, ...added] };
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((one): [string, FragmentDefinitionNode][] =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
}

function part(
  node: FetchNode,
  document: DocumentNode,
  keep: (fieldName: string) => boolean,
  requires: QueryPlanSelectionNode[],
): FetchNode | undefined {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const fragments = fragmentsOf(document);
  if (!operation) return undefined;
  const entities = operation.selectionSet.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind !== Kind.FIELD || !selection.selectionSet) return [];
    const inner = keepFields(selection.selectionSet, fragments, keep);
    return inner ? [{ ...selection, selectionSet: inner }] : [];
  });
  if (entities.length === 0) return undefined;
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: entities };
  const trimmed = withUsedDefinitions({ ...operation, selectionSet }, fragments);
  return {
    ...node,
    operation: stripIgnoredCharacters(print(trimmed.document)),
    variableUsages: node.variableUsages?.filter((name) => trimmed.variables.has(name)),
    requires,
  };
}

/** Fields of the entity itself are kept or not; what is inside a kept one stays. Fragments at that level open. */
function keepFields(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  keep: (fieldName: string) => boolean,
): SelectionSetNode | undefined {
  const selections = selectionSet.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return keep(selection.name.value) ? [selection] : [];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const inner = fragment && keepFields(fragment.selectionSet, fragments, keep);
    if (!inner) return [];
    const { typeCondition } = fragment;
    return [
      { kind: Kind.INLINE_FRAGMENT, typeCondition, directives: selection.directives, selectionSet: inner },
    ];
  });
  const isOnlyTypename = selections.every(
    (one) => one.kind === Kind.FIELD && one.name.value === '__typename',
  );
  return isOnlyTypename ? undefined : { ...selectionSet, selections };
}

/** Subgraphs refuse unused variables and fragments. */
function withUsedDefinitions(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): { document: DocumentNode; variables: ReadonlySet<string> } {
  const variables = new Set<string>();
  const used = new Map<string, FragmentDefinitionNode>();
  const collect = (selectionSet: SelectionSetNode): void => {
    visit(selectionSet, {
      Variable: (node) => {
        variables.add(node.name.value);
      },
      FragmentSpread: (node) => {
        const fragment = fragments.get(node.name.value);
        if (!fragment || used.has(node.name.value)) return;
        used.set(node.name.value, fragment);
        collect(fragment.selectionSet);
      },
    });
  };
  collect(operation.selectionSet);
  const variableDefinitions = operation.variableDefinitions?.filter((one) =>
    variables.has(one.variable.name.value),
  );
  const definition: OperationDefinitionNode = { ...operation, variableDefinitions };
  return { document: { kind: Kind.DOCUMENT, definitions: [definition, ...used.values()] }, variables };
}
