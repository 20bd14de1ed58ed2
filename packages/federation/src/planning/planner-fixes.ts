import {
  federationMetadata,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  parseFieldSetArgument,
  parseSelectionSet,
  type CompositeType,
  type FieldDefinition,
  type Schema,
  type SelectionSet,
} from '@apollo/federation-internals';
import type { FetchNode, QueryPlanner, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, print, visit, type FieldNode, type SelectionSetNode } from 'graphql';
import { REQUIRED_ALIAS, type EntityKeys, type Requirements } from '../supergraph-facts.js';

/** The parts of the planner's query graph that are changed; it is private there. */
interface QueryGraph {
  readonly sources: ReadonlyMap<string, Schema>;
  readonly vertices: readonly unknown[];
  outEdges(vertex: unknown): readonly Edge[];
}
interface Edge {
  readonly head: { readonly type: CompositeType; readonly source: string };
  readonly transition: { readonly kind: string; readonly definition?: FieldDefinition<CompositeType> };
  _conditions?: SelectionSet;
}

/**
 * Corrects two things in which `@apollo/query-planner` 2.14 plans wrongly. All change its graph after it was built,
 * so a supergraph is validated as it is.
 *
 * 1. `getLocallySatisfiableKey` takes the first key of a type, resolvable or not, to come back after a `@requires`. A
 *    subgraph cannot be entered by a key with `resolvable: false`, so those are removed once the graph's edges exist.
 *    An interface object with no other key keeps them: the planner narrows it to an implementation by coming back with
 *    its real type, and drops that fetch when it brings nothing new. `entersUnresolvable` finds the ones it kept.
 * 2. A field required with arguments has its plain response name in the plan, where it collides with the same field
 *    asked with other arguments by the client or by another `@requires`. Each requirement gets an alias of its own,
 *    which `splitRequirements` turns back when representations are made.
 */
export function fixPlanner(planner: QueryPlanner): Requirements {
  const graph = (planner as unknown as { federatedQueryGraph: QueryGraph }).federatedQueryGraph;
  const requirements = aliasRequiredArguments(graph);
  for (const schema of graph.sources.values()) removeUnresolvableKeys(schema);
  return requirements;
}

/** Reads the keys of a planner that a subgraph can be entered by. */
export function entityKeys(planner: QueryPlanner): EntityKeys {
  const graph = (planner as unknown as { federatedQueryGraph: QueryGraph }).federatedQueryGraph;
  return new Map(
    [...graph.sources].map(([subgraph, schema]) => {
      const byType = new Map<string, string[][]>();
      const keyDirective = federationMetadata(schema)?.keyDirective();
      for (const type of keyDirective ? schema.types() : []) {
        if (!keyDirective || (!isObjectType(type) && !isInterfaceType(type))) continue;
        const resolvable = type.appliedDirectivesOf(keyDirective).filter(isResolvable);
        const keys = resolvable.map((directive) => {
          const fields = parseFieldSetArgument({ parentType: type, directive, validate: false });
          return fields
            .selections()
            .flatMap((one) => (one.kind === 'FieldSelection' ? [one.element.name] : []));
        });
        if (keys.length > 0) byType.set(type.name, keys);
      }
      return [subgraph, byType];
    }),
  );
}

/** Does a fetch ask for an interface object that its subgraph has no key for? Its type is what the input is rewritten to. */
export function entersUnresolvable(fetch: FetchNode, keys: EntityKeys): boolean {
  const ofSubgraph = keys.get(fetch.serviceName);
  return (fetch.inputRewrites ?? []).some(
    (rewrite) => rewrite.kind === 'ValueSetter' && !ofSubgraph?.has(String(rewrite.setValueTo)),
  );
}

function isResolvable(key: { arguments(): { resolvable?: boolean } }): boolean {
  return key.arguments().resolvable !== false;
}

function removeUnresolvableKeys(schema: Schema): void {
  const metadata = federationMetadata(schema);
  if (!metadata) return;
  const keyDirective = metadata.keyDirective();
  for (const type of schema.types()) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const keys = [...type.appliedDirectivesOf(keyDirective)];
    if (metadata.isInterfaceObjectType(type) && !keys.some(isResolvable)) continue;
    for (const directive of keys) {
      if (isResolvable(directive)) continue;
      // What counts as external is computed on first use, with the keys of then: have it computed before.
      metadata.selectionSelectsAnyExternalField(parseFieldSetArgument({ parentType: type, directive }));
      directive.remove();
    }
  }
}

function aliasRequiredArguments(graph: QueryGraph): Requirements {
  const requirements = new Map<string, Map<string, readonly QueryPlanSelectionNode[]>>();
  for (const vertex of graph.vertices) {
    for (const edge of graph.outEdges(vertex)) {
      const { definition } = edge.transition;
      const { type, source } = edge.head;
      const schema = graph.sources.get(source);
      if (edge.transition.kind !== 'FieldCollection' || !definition || !edge._conditions || !schema) continue;
      if (!isCompositeType(type)) continue;
      const metadata = federationMetadata(schema);
      for (const directive of metadata ? definition.appliedDirectivesOf(metadata.requiresDirective()) : []) {
        const text = String(directive.arguments().fields);
        if (!text.includes('(')) continue;
        const aliased = aliasArguments(text, definition.name);
        edge._conditions = parseSelectionSet({ parentType: type, source: print(aliased) });
        const ofSubgraph = requirements.get(source) ?? new Map<string, readonly QueryPlanSelectionNode[]>();
        requirements.set(source, ofSubgraph.set(definition.name, aliasedOnly(aliased.selections)));
      }
    }
  }
  return requirements;
}

/** The requirements that have arguments, with the fields that lead to them. */
function aliasedOnly(selections: SelectionSetNode['selections']): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const inner = aliasedOnly(selection.selectionSet.selections);
      const typeCondition = selection.typeCondition?.name.value;
      return inner.length > 0 ? [{ kind: 'InlineFragment', typeCondition, selections: inner }] : [];
    }
    const alias = selection.alias?.value;
    const all = selection.selectionSet?.selections;
    // Inside a field that has arguments everything belongs to this requirement.
    const inner = all && (alias ? allOf(all) : aliasedOnly(all));
    if (!alias && !inner?.length) return [];
    return [{ kind: 'Field', name: selection.name.value, alias, selections: inner }];
  });
}

function allOf(selections: SelectionSetNode['selections']): QueryPlanSelectionNode[] {
  return selections.flatMap((selection): QueryPlanSelectionNode[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const typeCondition = selection.typeCondition?.name.value;
      return [
        { kind: 'InlineFragment', typeCondition, selections: allOf(selection.selectionSet.selections) },
      ];
    }
    const { alias, name, selectionSet } = selection;
    const inner = selectionSet && allOf(selectionSet.selections);
    return [{ kind: 'Field', name: name.value, alias: alias?.value, selections: inner }];
  });
}

function aliasArguments(fieldSet: string, requiredBy: string): SelectionSetNode {
  const text = fieldSet.trim().startsWith('{') ? fieldSet : `{${fieldSet}}`;
  const document = visit(parse(text, { noLocation: true }), {
    Field(node): FieldNode | undefined {
      if (!node.arguments?.length) return undefined;
      const alias = `${node.name.value}${REQUIRED_ALIAS}${requiredBy}`;
      return { ...node, alias: { kind: Kind.NAME, value: alias } };
    },
  });
  const [definition] = document.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A field set is one selection set.');
  return definition.selectionSet;
}
