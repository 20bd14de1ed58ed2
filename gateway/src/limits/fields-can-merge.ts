import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  print,
  typeFromAST,
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type NameNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValueNode,
} from 'graphql';
import { limitError } from './limit-error.js';

/** A field of a merged selection set, with what decides whether it merges with others of its response name. */
interface Entry {
  readonly node: FieldNode;
  readonly parent: GraphQLNamedType | undefined;
  readonly type: GraphQLOutputType | undefined;
}

/** A selection set and the type it selects from. */
interface Selected {
  readonly set: SelectionSetNode;
  readonly parent: GraphQLNamedType | undefined;
}

/**
 * The specification's "Field Selection Merging" (5.3.2), decided in one walk instead of pair by pair as graphql-js's
 * OverlappingFieldsCanBeMergedRule does, which takes a third of a second for three kilobytes. After Simon Adameit's
 * algorithm: having the same shape is an equivalence, so a group of fields with one response name is compared with its
 * first; being the same field is one, too, among fields whose parents may overlap. Each merged set is collected once.
 * @param maxComparisons fields looked at before the document is refused as TOO_MANY_FIELDS; types nested in many
 * implementations of an interface could multiply them
 */
export function fieldsCanMerge(maxComparisons: number) {
  return (context: ValidationContext): ASTVisitor => {
    const merge = new FieldMerge(context, maxComparisons);
    return {
      Document: {
        leave: ({ definitions }) => {
          for (const node of definitions) if (node.kind === Kind.OPERATION_DEFINITION) merge.checkRoot(node);
          // What an operation spreads was compared there; the rest is still compared within itself.
          for (const node of definitions)
            if (node.kind === Kind.FRAGMENT_DEFINITION && !merge.opened.has(node)) merge.checkRoot(node);
        },
      },
    };
  };
}

class FieldMerge {
  readonly opened = new Set<FragmentDefinitionNode>();
  private readonly requests = new Map<FieldNode, string>();
  private readonly entries = new Map<FieldNode, Entry>();
  private comparisons = 0;

  constructor(
    private readonly context: ValidationContext,
    private readonly maxComparisons: number,
  ) {}

  checkRoot(
    node: Parameters<ValidationContext['getRecursivelyReferencedFragments']>[0] | FragmentDefinitionNode,
  ): void {
    const schema = this.context.getSchema();
    const parent =
      node.kind === Kind.FRAGMENT_DEFINITION
        ? typeFromAST(schema, node.typeCondition)
        : schema.getRootType(node.operation);
    this.check([{ set: node.selectionSet, parent: parent ?? undefined }], true, true);
  }

  /** Without recursion on the stack: nesting is part of what a client chooses. */
  private check(root: readonly Selected[], shapes: boolean, sameness: boolean): void {
    const pending = [{ selected: root, shapes, sameness }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      for (const [name, group] of this.collect(next.selected)) {
        const parts = next.sameness ? partsThatOverlap(group) : [];
        for (const part of parts) this.count(part.length);
        if (parts.some((part) => this.conflictsIn(name, part, this.requestConflict))) continue;
        if (next.shapes && this.conflictsIn(name, group, shapeConflict)) continue;
        const [only] = parts;
        if (parts.length === 1 && only?.length === group.length) {
          pending.push({ selected: selectionsOf(group), shapes: next.shapes, sameness: true });
          continue;
        }
        if (next.shapes) pending.push({ selected: selectionsOf(group), shapes: true, sameness: false });
        for (const part of parts)
          pending.push({ selected: selectionsOf(part), shapes: false, sameness: true });
      }
    }
  }

  /** Fields by response name, fragments opened, each field and fragment once. */
  private collect(selected: readonly Selected[]): Map<string, Entry[]> {
    const groups = new Map<string, Entry[]>();
    const seen = new Set<SelectionSetNode>();
    const pending = [...selected].reverse();
    for (let next = pending.pop(); next; next = pending.pop()) {
      if (seen.has(next.set)) continue;
      seen.add(next.set);
      for (const selection of next.set.selections) {
        this.count();
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value;
          const group = groups.get(name);
          const entry = this.entryOf(selection, next.parent);
          if (group) group.push(entry);
          else groups.set(name, [entry]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          pending.push({
            set: selection.selectionSet,
            parent: selection.typeCondition ? this.condition(selection) : next.parent,
          });
        } else {
          const fragment = this.context.getFragment(selection.name.value);
          if (!fragment) continue;
          this.opened.add(fragment);
          pending.push({ set: fragment.selectionSet, parent: this.condition(fragment) });
        }
      }
    }
    return groups;
  }

  private condition({
    typeCondition,
  }: Pick<FragmentDefinitionNode, 'typeCondition'> | { typeCondition?: undefined }) {
    return typeCondition && (typeFromAST(this.context.getSchema(), typeCondition) ?? undefined);
  }

  private entryOf(node: FieldNode, parent: GraphQLNamedType | undefined): Entry {
    const known = this.entries.get(node);
    if (known) return known;
    // As in graphql-js, fields of introspection have no shape: they only ever meet what excludes them.
    const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
    const type = fields[node.name.value]?.type;
    const entry = { node, parent, type };
    this.entries.set(node, entry);
    return entry;
  }

  /** Equal texts for fields that ask for the same: the name and the arguments in one order. */
  private requestOf(node: FieldNode): string {
    let text = this.requests.get(node);
    if (text === undefined) {
      text = requestText(node);
      this.requests.set(node, text);
    }
    return text;
  }

  private readonly requestConflict = ({ node: one }: Entry, { node: other }: Entry): string | undefined => {
    const [first, second] = [one.name.value, other.name.value];
    if (first !== second) return `"${first}" and "${second}" are different fields`;
    if (!one.arguments?.length && !other.arguments?.length) return undefined;
    return this.requestOf(one) === this.requestOf(other) ? undefined : 'they have differing arguments';
  };

  private conflictsIn(
    name: string,
    group: readonly Entry[],
    conflict: (one: Entry, other: Entry) => string | undefined,
  ): boolean {
    // An unknown field has its own error and no type.
    const first = group.find(({ type }) => type) ?? group[0];
    if (!first) return false;
    for (const other of group) {
      const reason = other === first ? undefined : conflict(first, other);
      if (reason === undefined) continue;
      this.context.reportError(
        new GraphQLError(
          `Fields "${name}" conflict because ${reason}. Use different aliases on the fields to fetch both if this was intentional.`,
          { nodes: [first.node, other.node] },
        ),
      );
      return true;
    }
    return false;
  }

  private count(fields = 1): void {
    this.comparisons += fields;
    if (this.comparisons <= this.maxComparisons) return;
    throw limitError('TOO_MANY_FIELDS', 'The fields of this operation overlap in too many ways.', {
      limit: this.maxComparisons,
    });
  }
}

/** Fields of two different object types never answer at once; those of an interface or union go with every part. */
function partsThatOverlap(group: readonly Entry[]): (readonly Entry[])[] {
  if (group.length === 1) return [group];
  const abstract: Entry[] = [];
  const byObject = new Map<GraphQLNamedType, Entry[]>();
  for (const entry of group) {
    if (!isObjectType(entry.parent)) abstract.push(entry);
    else if (byObject.has(entry.parent)) byObject.get(entry.parent)?.push(entry);
    else byObject.set(entry.parent, [entry]);
  }
  if (byObject.size === 0) return [abstract];
  return [...byObject.values()].map((entries) => [...entries, ...abstract]);
}

function selectionsOf(group: readonly Entry[]): Selected[] {
  return group.flatMap(({ node, type }) =>
    node.selectionSet ? [{ set: node.selectionSet, parent: type && getNamedType(type) }] : [],
  );
}

function shapeConflict(one: Entry, other: Entry): string | undefined {
  if (!one.type || !other.type || haveSameShape(one.type, other.type)) return undefined;
  return `they return conflicting types "${String(one.type)}" and "${String(other.type)}"`;
}

function haveSameShape(one: GraphQLOutputType, other: GraphQLOutputType): boolean {
  if (isNonNullType(one) || isNonNullType(other))
    return (
      isNonNullType(one) &&
      isNonNullType(other) &&
      haveSameShape(getNullableType(one), getNullableType(other))
    );
  if (isListType(one) || isListType(other))
    return isListType(one) && isListType(other) && haveSameShape(one.ofType, other.ofType);
  if (isLeafType(one) || isLeafType(other)) return one === other;
  return isCompositeType(one) && isCompositeType(other);
}

/** The request of a field as text in which the order of arguments, and of the fields of an object, does not matter. */
function requestText({ name, arguments: given = [] }: FieldNode): string {
  const text = [name.value];
  for (const { name: argument, value } of byName(given)) {
    text.push(argument.value);
    writeValue(value, text);
  }
  return text.join(' ');
}

function writeValue(value: ValueNode, text: string[]): void {
  switch (value.kind) {
    case Kind.LIST:
      text.push('[');
      for (const item of value.values) writeValue(item, text);
      text.push(']');
      break;
    case Kind.OBJECT:
      text.push('{');
      for (const field of byName(value.fields)) {
        text.push(field.name.value);
        writeValue(field.value, text);
      }
      text.push('}');
      break;
    default:
      text.push(value.kind === Kind.STRING ? JSON.stringify(value.value) : print(value));
  }
}

function byName<T extends { readonly name: NameNode }>(nodes: readonly T[]): readonly T[] {
  if (nodes.length < 2) return nodes;
  return [...nodes].sort((one, other) => (one.name.value < other.name.value ? -1 : 1));
}
