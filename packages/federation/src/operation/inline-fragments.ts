import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  GraphQLError,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { InvalidOperationError } from '../errors.js';
import type { ClientOperation } from './document.js';

/** Selections of an operation once its fragments are opened; more are refused before they are made. */
const MAX_SELECTIONS = 100_000;

/**
 * The operation without named fragments. A fragment that always applies is opened in place: what is on the root type
 * must not name it (a subgraph may call it otherwise), and an interface object has no type its interface could be
 * narrowed to.
 *
 * @throws InvalidOperationError when opening would multiply the fragments beyond `MAX_SELECTIONS`
 */
export function inlineFragments(schema: GraphQLSchema, operation: ClientOperation): OperationDefinitionNode {
  const { definition } = operation;
  if (expandedSize(operation) > MAX_SELECTIONS) throw tooLarge();
  const root = schema.getRootType(definition.operation) ?? undefined;
  const inliner = new Inliner(schema, operation);
  return { ...definition, selectionSet: inliner.selectionSet(definition.selectionSet, root) };
}

class Inliner {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly operation: ClientOperation,
  ) {}

  selectionSet(node: SelectionSetNode, parent: GraphQLNamedType | undefined): SelectionSetNode {
    return { kind: Kind.SELECTION_SET, selections: this.selections(node, parent, new Set()) };
  }

  /** `opened` are the fragments whose fields this selection set has already, whatever is decided later. */
  private selections(
    node: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    opened: Set<string>,
  ): SelectionNode[] {
    return node.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return [this.field(selection, parent)];
      const fragment = this.open(selection);
      if (!fragment) return [];
      const condition = fragment.typeCondition?.name.value;
      const always = condition === undefined || this.alwaysIs(parent, condition);
      if (always && !fragment.directives?.length) {
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          if (opened.has(selection.name.value)) return [];
          opened.add(selection.name.value);
        }
        return this.selections(fragment.selectionSet, parent, opened);
      }
      const type = always || condition === undefined ? parent : this.schema.getType(condition);
      const selectionSet = this.selectionSet(fragment.selectionSet, type);
      return [{ ...fragment, typeCondition: always ? undefined : fragment.typeCondition, selectionSet }];
    });
  }

  private field(node: FieldNode, parent: GraphQLNamedType | undefined): FieldNode {
    if (!node.selectionSet) return node;
    return { ...node, selectionSet: this.selectionSet(node.selectionSet, this.typeOf(node, parent)) };
  }

  private open(selection: Exclude<SelectionNode, FieldNode>): InlineFragmentNode | undefined {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
    const fragment = this.operation.fragments.get(selection.name.value);
    if (!fragment) return undefined;
    const { typeCondition, selectionSet } = fragment;
    return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives: selection.directives, selectionSet };
  }

  private typeOf(node: FieldNode, parent: GraphQLNamedType | undefined): GraphQLNamedType | undefined {
    const name = node.name.value;
    const meta = [SchemaMetaFieldDef, TypeMetaFieldDef].find((field) => field.name === name);
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    const type = meta?.type ?? field?.type;
    return type && getNamedType(type);
  }

  private alwaysIs(parent: GraphQLNamedType | undefined, condition: string): boolean {
    if (parent?.name === condition) return true;
    const type = this.schema.getType(condition);
    if (!isAbstractType(type) || !(isObjectType(parent) || isInterfaceType(parent))) return false;
    return this.schema.isSubType(type, parent);
  }
}

/** How many selections opening makes, counted without opening: linear in the document. */
function expandedSize({ definition, fragments }: ClientOperation): number {
  const known = new Map<string, number>();
  const sizeOf = ({ selections }: SelectionSetNode): number => {
    let size = 0;
    for (const selection of selections) {
      size += 1;
      if (selection.kind === Kind.FRAGMENT_SPREAD) size += sizeOfFragment(selection.name.value);
      else if (selection.selectionSet) size += sizeOf(selection.selectionSet);
    }
    return size;
  };
  const sizeOfFragment = (name: string): number => {
    const size = known.get(name);
    if (size !== undefined) return size;
    // Validation refuses cycles; counting must end without it.
    known.set(name, 0);
    const fragment = fragments.get(name);
    const counted = fragment ? sizeOf(fragment.selectionSet) : 0;
    known.set(name, counted);
    return counted;
  };
  return sizeOf(definition.selectionSet);
}

function tooLarge(): InvalidOperationError {
  const message = `The operation has more than ${MAX_SELECTIONS} selections once its fragments are opened.`;
  return new InvalidOperationError([
    new GraphQLError(message, { extensions: { code: 'OPERATION_TOO_LARGE' } }),
  ]);
}
