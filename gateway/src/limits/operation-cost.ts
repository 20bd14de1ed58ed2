import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { readArgumentCosts } from './argument-cost.js';
import { readFieldCosts, type FieldCost } from './cost-directives.js';
import { fieldDefinition } from './field-definition.js';
import { introspectionCost } from './introspection-cost.js';

/** Mutations change things; one costs as much as reading ten objects. */
const MUTATION_COST = 10;

export interface CostModel {
  /**
   * The most objects an operation may return, each with its weight, and the values it has under another name: a list multiplies what
   * is selected inside it.
   * @param variables as the client sent them; defaults of the operation apply
   */
  costOf(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>> | null | undefined,
  ): number;
}

interface Walk {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Cost of each fragment in this operation; the sized lists of the field around it are part of the key. */
  readonly known: Map<string, number>;
  /** Names of introspection in each fragment. */
  readonly aliases: Map<string, number>;
}

/** Costs by the supergraph's directives: the cost specification's model, on Apollo's directives. */
export function createCostModel(supergraphSchema: GraphQLSchema, defaultListSize: number): CostModel {
  const costs = readFieldCosts(supergraphSchema);
  const argumentCosts = readArgumentCosts(supergraphSchema);
  const dearestOf = new Map<string, FieldCost | undefined>();
  const dearest = (parent: GraphQLNamedType, name: string): FieldCost | undefined => {
    const key = `${parent.name}.${name}`;
    if (!dearestOf.has(key)) dearestOf.set(key, findDearest(supergraphSchema, costs, parent, name));
    return dearestOf.get(key);
  };

  /** `sized` is the length that the field around gave to some of its children, `held` its own weight. */
  const selectionCost = (
    walk: Walk,
    type: GraphQLNamedType,
    node: SelectionSetNode,
    held = 1,
    sized?: Sized,
  ): number => {
    let cost = 0;
    for (const selection of node.selections) {
      if (selection.kind === Kind.FIELD) {
        cost += fieldCost(walk, type, selection, held, sized);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        const inner = (condition && supergraphSchema.getType(condition)) || type;
        cost += selectionCost(walk, inner, selection.selectionSet, held, sized);
      } else {
        cost += spreadCost(walk, selection.name.value, held, sized);
      }
    }
    return cost;
  };

  const spreadCost = (walk: Walk, name: string, held: number, sized: Sized | undefined): number => {
    const key = `${name}:${held}:${sized?.length ?? ''}:${sized?.fields.join() ?? ''}`;
    const known = walk.known.get(key);
    if (known !== undefined) return known;
    walk.known.set(key, 0);
    const fragment = walk.fragments.get(name);
    const type = fragment && supergraphSchema.getType(fragment.typeCondition.name.value);
    const cost = type ? selectionCost(walk, type, fragment.selectionSet, held, sized) : 0;
    walk.known.set(key, cost);
    return cost;
  };

  const fieldCost = (
    walk: Walk,
    parent: GraphQLNamedType,
    node: FieldNode,
    held: number,
    sized: Sized | undefined,
  ): number => {
    const name = node.name.value;
    // Subgraphs are asked for a value once, whatever its names: each further one makes the answer longer, by what its object holds.
    const copy = isAliasedLeaf(node) ? held : 0;
    if (!isObjectType(parent) && !isInterfaceType(parent)) return copy;
    const field = fieldDefinition(supergraphSchema, parent, name);
    if (!field) return copy;
    const ofSchema = introspectionCost(node, walk.fragments, walk.aliases);
    if (ofSchema !== undefined) return ofSchema;
    const own = dearest(parent, name);
    const requested = own && requestedSize(own, node, walk.variables);
    const ownLength = own?.isList ? (requested ?? defaultListSize) : 1;
    const length = sized?.fields.includes(name) ? sized.length : own?.sizedFields.length ? 1 : ownLength;
    const children = own?.sizedFields.length
      ? { length: requested ?? defaultListSize, fields: own.sizedFields }
      : undefined;
    const inner = node.selectionSet
      ? selectionCost(
          walk,
          getNamedType(field.type),
          node.selectionSet,
          Math.max(own?.weight ?? 1, 1),
          children,
        )
      : 0;
    return length * ((own?.weight ?? 0) + copy + inner) + argumentCosts.costOf(field, node, walk.variables);
  };

  return {
    costOf(document, operation, given) {
      const root = supergraphSchema.getRootType(operation.operation);
      if (!root) return 0;
      const fragments = new Map<string, FragmentDefinitionNode>();
      for (const node of document.definitions) {
        if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
      }
      const variables: Record<string, unknown> = { ...given };
      for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
        const name = variable.name.value;
        if (variables[name] === undefined && defaultValue)
          variables[name] = valueFromASTUntyped(defaultValue);
      }
      const cost = selectionCost(
        { fragments, variables, known: new Map(), aliases: new Map() },
        root,
        operation.selectionSet,
      );
      return operation.operation === 'mutation'
        ? cost + MUTATION_COST * operation.selectionSet.selections.length
        : cost;
    },
  };
}

function isAliasedLeaf({ name, alias, selectionSet }: FieldNode): boolean {
  return alias !== undefined && alias.value !== name.value && !selectionSet;
}

interface Sized {
  readonly length: number;
  readonly fields: readonly string[];
}

/** A field of an abstract type costs what its dearest implementation does. */
function findDearest(
  schema: GraphQLSchema,
  costs: ReadonlyMap<string, FieldCost>,
  parent: GraphQLNamedType,
  name: string,
): FieldCost | undefined {
  const owners = isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent];
  const found = owners
    .map((owner) => costs.get(`${owner.name}.${name}`))
    .filter((cost) => cost !== undefined);
  return found.sort((a, b) => b.weight - a.weight || (b.assumedSize ?? 0) - (a.assumedSize ?? 0))[0];
}

/** The largest slicing argument given; a negative or missing one says nothing and is the subgraph's to refuse. */
function requestedSize(
  cost: FieldCost,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): number | undefined {
  const sizes = (node.arguments ?? [])
    .filter((argument) => cost.slicingArguments.includes(argument.name.value))
    .map((argument) => valueFromASTUntyped(argument.value, variables))
    .map((value) => (Array.isArray(value) ? value.length : value))
    .map((value) => (typeof value === 'bigint' ? Number(value) : value))
    .filter((value): value is number => typeof value === 'number' && value >= 0);
  return sizes.length > 0 ? Math.max(...sizes) : cost.assumedSize;
}
