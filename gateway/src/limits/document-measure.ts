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
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
}

export interface MeasuredDefinition extends Measure {
  readonly definition: OperationDefinitionNode | FragmentDefinitionNode;
}

const NOTHING: Measure = { depth: 0, fields: 0, aliases: 0, directives: 0, rootFields: 0 };

/**
 * Measures every definition of a document; fragments too, since validation reads those that nothing uses. Each fragment
 * is measured once and its numbers are multiplied by its uses, so a bomb of nested fragments costs its text and not
 * its expansion.
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
    let { depth, fields, aliases, directives, rootFields } = NOTHING;
    for (const selection of selections) {
      directives += selection.directives?.length ?? 0;
      let inner = NOTHING;
      if (selection.kind === Kind.FIELD) {
        if (selection.selectionSet) inner = measureSelection(selection.selectionSet);
        depth = Math.max(depth, inner.depth + 1);
        fields += 1;
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
      fields += inner.fields;
      aliases += inner.aliases;
      directives += inner.directives;
    }
    return { depth, fields, aliases, directives, rootFields };
  };

  return document.definitions.flatMap((definition): MeasuredDefinition[] => {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      return [{ ...measureFragment(definition.name.value), definition }];
    }
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
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
