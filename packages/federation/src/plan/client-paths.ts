import { Kind, type SelectionSetNode } from 'graphql';
import type { Path } from '../errors.js';
import type { NameOf } from '../operation/internal-names.js';

/** What the client calls the fields of the plan, whatever the types. A plan's own fields have no name there. */
export interface ClientPaths {
  /** The client's fields by internal name: several where one field has several aliases. */
  readonly fields: ReadonlyMap<string, readonly ClientField[]>;
}

interface ClientField {
  readonly responseName: string;
  readonly inside: ClientPaths;
}

/** An internal path in the client's names, as far as the client asked for it. */
interface ClientPath {
  readonly path: Path;
  readonly isWhole: boolean;
}

/** Reads an operation without named fragments; what is inside a field is read when an error first leads there. */
export function clientPathsOf(selectionSets: readonly SelectionSetNode[], nameOf: NameOf): ClientPaths {
  let fields: ReadonlyMap<string, readonly ClientField[]> | undefined;
  return {
    get fields() {
      return (fields ??= readFields(selectionSets, nameOf));
    },
  };
}

function readFields(
  selectionSets: readonly SelectionSetNode[],
  nameOf: NameOf,
): Map<string, readonly ClientField[]> {
  const found = new Map<string, Map<string, SelectionSetNode[]>>();
  const visit = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      if (selection.kind !== Kind.FIELD) continue;
      const internalName = nameOf(selection);
      const responseName = (selection.alias ?? selection.name).value;
      const byResponseName = found.get(internalName) ?? new Map<string, SelectionSetNode[]>();
      found.set(internalName, byResponseName);
      const inner = byResponseName.get(responseName) ?? [];
      byResponseName.set(responseName, inner);
      if (selection.selectionSet) inner.push(selection.selectionSet);
    }
  };
  selectionSets.forEach(visit);
  return new Map(
    [...found].map(([internalName, byResponseName]) => [
      internalName,
      [...byResponseName].map(([responseName, sets]) => ({
        responseName,
        inside: clientPathsOf(sets, nameOf),
      })),
    ]),
  );
}

/**
 * Where a client sees an internal path, at most `limit` places: more than one where it has several aliases for a
 * field. A path that goes on into what the plan fetched for itself ends before that.
 */
export function clientPathsTo(paths: ClientPaths, path: Path, limit: number): ClientPath[] {
  let open: { path: Path; inside: ClientPaths }[] = [{ path: [], inside: paths }];
  const ended: ClientPath[] = [];
  for (const segment of path) {
    open = open.flatMap((one) => {
      if (typeof segment === 'number') return [{ ...one, path: [...one.path, segment] }];
      const fields = one.inside.fields.get(segment);
      if (!fields) ended.push({ path: one.path, isWhole: false });
      return (fields ?? []).map(({ responseName, inside }) => ({
        path: [...one.path, responseName],
        inside,
      }));
    });
    open = open.slice(0, limit);
  }
  return [...open.map((one) => ({ path: one.path, isWhole: true })), ...ended].slice(0, limit);
}

/** Does the client have a field of this internal name at a position of the plan, list indexes left out? */
export function isClientField(
  paths: ClientPaths,
  position: readonly string[],
  internalName: string,
): boolean {
  const [next, ...rest] = position;
  if (next === undefined) return paths.fields.has(internalName);
  return (paths.fields.get(next) ?? []).some(({ inside }) => isClientField(inside, rest, internalName));
}
