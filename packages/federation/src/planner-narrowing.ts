import { possibleRuntimeTypes, type CompositeType, type ObjectType } from '@apollo/federation-internals';

/** The parts of the planner's search that are read here; they are private there. */
interface GraphPath {
  tailPossibleRuntimeTypes(): readonly ObjectType[];
  tailIsInterfaceObject(): boolean;
  countSubgraphJumpsAfterLastCommonVertex(other: GraphPath): { thisJumps: number; thatJumps: number };
}
/** One way to fetch what leads to a selection. */
interface Option {
  readonly paths: readonly GraphPath[];
}
interface Selection {
  readonly element: { readonly kind: string; readonly typeCondition?: CompositeType };
}
type OpenBranch = [Selection, readonly Option[]];

/** Where the planner hands out the stack of its search, which it does before it begins. */
export interface SearchStart {
  checkNonLocalSelectionsLimitExceededAtRoot(stack: OpenBranch[], ...rest: unknown[]): boolean;
}

/**
 * Has the planner narrow an abstract type by the subgraph it would ask. It drops a fragment as soon as one way to the
 * object leads to a subgraph that never returns the fragment's type, even a way it would not choose: one that leaves a
 * subgraph although that has the fields. The fragment's fields were null then, without an error.
 */
export function narrowByNearestSubgraph(start: SearchStart): void {
  const begin = start.checkNonLocalSelectionsLimitExceededAtRoot;
  start.checkNonLocalSelectionsLimitExceededAtRoot = function (stack, ...rest) {
    stack.pop = () => {
      const branch = Array.prototype.pop.call(stack) as OpenBranch | undefined;
      return branch && [branch[0], withoutDetours(...branch)];
    };
    return begin.call(this, stack, ...rest);
  };
}

/** Without the options that never have the fragment's type, where one that saves their jump to another subgraph has it. */
function withoutDetours({ element }: Selection, options: readonly Option[]): readonly Option[] {
  if (element.kind !== 'FragmentElement' || !element.typeCondition || options.length < 2) return options;
  const wanted = new Set(possibleRuntimeTypes(element.typeCondition).map(({ name }) => name));
  const matching = options.filter((option) => canBe(option, wanted));
  return options.filter(
    (option) => matching.includes(option) || !matching.some((other) => savesJumpsOf(option, other)),
  );
}

function canBe({ paths }: Option, typeNames: ReadonlySet<string>): boolean {
  return paths.some(
    (path) =>
      path.tailIsInterfaceObject() || path.tailPossibleRuntimeTypes().some(({ name }) => typeNames.has(name)),
  );
}

function savesJumpsOf(option: Option, other: Option): boolean {
  const [path] = option.paths;
  const [otherPath] = other.paths;
  if (!path || !otherPath || option.paths.length > 1 || other.paths.length > 1) return false;
  const { thisJumps, thatJumps } = path.countSubgraphJumpsAfterLastCommonVertex(otherPath);
  return thisJumps > 0 && thatJumps === 0;
}
