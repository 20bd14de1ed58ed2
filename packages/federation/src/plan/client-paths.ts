import { Kind, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Path } from '../errors.js';

/** Response names of the client's operation, whatever the types: tells its own fields from the plan's. */
export interface ClientPaths {
  readonly children: ReadonlyMap<string, ClientPaths>;
}

/** Reads the operation once, fragments included. */
export function clientPathsOf(
  selectionSets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ClientPaths {
  const nested = new Map<string, SelectionSetNode[]>();
  const visit = (selectionSet: SelectionSetNode): void => {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const sets = nested.get(name) ?? [];
        nested.set(name, sets);
        if (selection.selectionSet) sets.push(selection.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        visit(selection.selectionSet);
      } else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) visit(fragment.selectionSet);
      }
    }
  };
  selectionSets.forEach(visit);
  return {
    children: new Map([...nested].map(([name, sets]) => [name, clientPathsOf(sets, fragments)])),
  };
}

/** The part of a path that the client asked for: a key fetched only for the plan's sake points at its parent. */
export function visiblePath(paths: ClientPaths, path: Path): Path {
  let current: ClientPaths | undefined = paths;
  for (let index = 0; index < path.length; index++) {
    const segment = path[index];
    if (typeof segment !== 'string') continue;
    current = current?.children.get(segment);
    if (!current) return path.slice(0, index);
  }
  return path;
}

/** The client's names under a position, without its list indexes. */
export function clientPathsAt(paths: ClientPaths, path: Path): ClientPaths | undefined {
  let current: ClientPaths | undefined = paths;
  for (const segment of path) {
    if (typeof segment === 'string') current = current?.children.get(segment);
  }
  return current;
}
