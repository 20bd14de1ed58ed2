import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** How much a selection asks for with its fragments opened. */
export interface Measure {
  /** Levels of fields. */
  readonly depth: number;
  /** Levels of fields, inline fragments and spreads: what anything recursive needs stack for. */
  readonly nesting: number;
  /** Fields, fragment spreads and inline fragments: what anything that opens fragments has to look at. */
  readonly selections: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
}

export interface MeasuredDefinition extends Measure {
  readonly definition: OperationDefinitionNode | FragmentDefinitionNode;
}

const NOTHING: Measure = { depth: 0, nesting: 0, selections: 0, aliases: 0, directives: 0, rootFields: 0 };

/**
 * Measures every definition of a document; fragments too, since validation reads those that nothing uses. Each fragment
 * is measured once and its numbers are added up by its uses, so a bomb of nested fragments costs its text and not its
 * expansion. Numbers of a bomb grow without bound, up to Infinity.
 * @throws GraphQLError for a cycle of fragments, which has no measure
 */
export function measureDocument(document: DocumentNode): MeasuredDefinition[] {
  const fragments = fragmentsOf(document);
  const open = new Set<string>();
  const measured = new Map<string, Measure>();

  const measureFragment = (name: string): Measure => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING;
    if (open.has(name)) throw fragmentCycle(name);
    open.add(name);
    const measure = plusDirectives(measureSelection(fragment.selectionSet), fragment.directives?.length);
    open.delete(name);
    measured.set(name, measure);
    return measure;
  };

  const measureSelection = ({ selections }: SelectionSetNode): Measure => {
    let { depth, nesting, selections: count, aliases, directives, rootFields } = NOTHING;
    for (const selection of selections) {
      count += 1;
      directives += selection.directives?.length ?? 0;
      let inner = NOTHING;
      if (selection.kind === Kind.FIELD) {
        if (selection.selectionSet) inner = measureSelection(selection.selectionSet);
        depth = Math.max(depth, inner.depth + 1);
        rootFields += 1;
        if (selection.alias) aliases += 1;
      } else {
        inner =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? measureFragment(selection.name.value)
            : measureSelection(selection.selectionSet);
        depth = Math.max(depth, inner.depth);
        rootFields += inner.rootFields;
      }
      nesting = Math.max(nesting, inner.nesting + 1);
      count += inner.selections;
      aliases += inner.aliases;
      directives += inner.directives;
    }
    return { depth, nesting, selections: count, aliases, directives, rootFields };
  };

  return document.definitions.flatMap((definition): MeasuredDefinition[] => {
    // One of two fragments with the same name is never spread, and is validated all the same.
    if (definition.kind === Kind.FRAGMENT_DEFINITION && fragments.get(definition.name.value) === definition)
      return [{ ...measureFragment(definition.name.value), definition }];
    if (!('selectionSet' in definition)) return [];
    const measure = plusDirectives(measureSelection(definition.selectionSet), definition.directives?.length);
    return [{ ...measure, definition }];
  });
}

export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  return fragments;
}

function fragmentCycle(name: string): GraphQLError {
  return new GraphQLError(`Cannot spread fragment "${name}" within itself.`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}

function plusDirectives(measure: Measure, directives = 0): Measure {
  return { ...measure, directives: measure.directives + directives };
}
