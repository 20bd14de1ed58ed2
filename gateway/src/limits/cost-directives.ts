import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** What one field costs and how long its list may get. */
export interface FieldCost {
  readonly weight: number;
  /** Arguments that ask for a number of items, or list them; the largest value is the length. */
  readonly slicingArguments: readonly string[];
  /** Length when no slicing argument is given. */
  readonly assumedSize: number | undefined;
  /** Children whose list the length is about (a connection's `edges`); empty when it is the field's own. */
  readonly sizedFields: readonly string[];
  readonly isList: boolean;
}

/** What Relay connections mean when they carry no `@listSize`. */
const CONNECTION_SLICES = ['first', 'last'];
const CONNECTION_LISTS = ['edges', 'nodes'];
/** Fields by ids are as long as the list that they are given. */
const IDS = 'ids';
/** A connection asked for no size gives a page; subgraphs cap theirs. */
const DEFAULT_PAGE = 20;

/** Reads `@cost` and `@listSize` (and Relay connections without them) of a supergraph, by coordinate. */
export function readFieldCosts(supergraphSchema: GraphQLSchema): ReadonlyMap<string, FieldCost> {
  const costs = new Map<string, FieldCost>();
  for (const type of Object.values(supergraphSchema.getTypeMap())) {
    if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) continue;
    for (const field of Object.values(type.getFields()))
      costs.set(`${type.name}.${field.name}`, fieldCost(field));
  }
  return costs;
}

function fieldCost(field: GraphQLField<unknown, unknown>): FieldCost {
  const named = getNamedType(field.type);
  const weight = weightOf(field.astNode) ?? weightOf(named.astNode);
  const listSize = field.astNode?.directives?.find(({ name }) => name.value === 'listSize');
  const composite = isCompositeType(named);
  const base = {
    weight: weight ?? Number(composite),
    isList: isList(field.type) && composite,
  };
  if (listSize) {
    return {
      ...base,
      slicingArguments: (argumentOf(listSize, 'slicingArguments') as string[] | undefined) ?? [],
      assumedSize: argumentOf(listSize, 'assumedSize') as number | undefined,
      sizedFields: (argumentOf(listSize, 'sizedFields') as string[] | undefined) ?? [],
    };
  }
  const lists = isObjectType(named) ? CONNECTION_LISTS.filter((name) => name in named.getFields()) : [];
  const slices = field.args.filter(({ name }) => CONNECTION_SLICES.includes(name));
  if (lists.length === 0 || slices.length === 0) {
    if (!base.isList) return { ...base, slicingArguments: [], assumedSize: undefined, sizedFields: [] };
    const byIds = field.args.filter(({ name, type }) => name === IDS && isList(type));
    return {
      ...base,
      slicingArguments: [...slices, ...byIds].map(({ name }) => name),
      assumedSize: largestDefault(slices),
      sizedFields: [],
    };
  }
  return {
    ...base,
    slicingArguments: slices.map(({ name }) => name),
    assumedSize: largestDefault(slices) ?? DEFAULT_PAGE,
    sizedFields: lists,
  };
}

function largestDefault(slices: readonly GraphQLArgument[]): number | undefined {
  const defaults = slices
    .map(({ defaultValue }) => defaultValue)
    .filter((value) => typeof value === 'number');
  return defaults.length > 0 ? Math.max(...defaults) : undefined;
}

/** `@cost` of anything that may carry it. */
export function weightOf(
  node: { readonly directives?: readonly ConstDirectiveNode[] } | null | undefined,
): number | undefined {
  const cost = node?.directives?.find(({ name }) => name.value === 'cost');
  const weight = cost && argumentOf(cost, 'weight');
  return weight === undefined ? undefined : Number(weight);
}

function argumentOf(directive: ConstDirectiveNode, argument: string): unknown {
  const value = directive.arguments?.find((one) => one.name.value === argument)?.value;
  return value && valueFromASTUntyped(value);
}

function isList(type: GraphQLInputType | GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
