import { isAbstractType, type GraphQLSchema } from 'graphql';
import type { Path } from '../errors.js';
import { isObject, type Data } from '../json.js';

/** One step of a plan's path: into a key, or into every element of a list, maybe only for some types. */
interface PathStep {
  readonly key: string | undefined;
  readonly types: ReadonlySet<string> | undefined;
}

/** Where a fetch puts its answer, walked over the merged data of a request. */
export interface FlattenPath {
  readonly steps: readonly PathStep[];
}

/** Compiles the planner's path: `users`, `@` for a list, `name|[A,B]` or `|[A,B]` for type conditions. */
export function compilePath(path: readonly (string | number)[]): FlattenPath {
  return { steps: path.map((element) => compileStep(String(element))).filter((step) => step !== undefined) };
}

function compileStep(element: string): PathStep | undefined {
  const [name = '', condition] = element.split('|');
  const types = condition === undefined ? undefined : new Set(condition.slice(1, -1).split(','));
  if (name === '' && !types) return undefined;
  if (name === '@') return { key: undefined, types };
  return { key: name === '' ? '' : name, types };
}

/** The objects at a path, in document order. Nulls, gaps and wrongly shaped values are left out. */
export function collectTargets(root: Data, path: FlattenPath): Data[] {
  let level: unknown[] = [root];
  for (const step of path.steps) {
    const next: unknown[] = [];
    for (const value of level) {
      if (step.key === undefined) {
        if (Array.isArray(value)) for (const element of value) push(next, element, step);
      } else if (step.key === '') {
        push(next, value, step);
      } else if (isObject(value)) {
        push(next, value[step.key], step);
      }
    }
    level = next;
  }
  return level.filter(isObject);
}

function push(next: unknown[], value: unknown, step: PathStep): void {
  if (value === null || value === undefined) return;
  if (step.types && isObject(value) && !step.types.has(String(value.__typename))) return;
  next.push(value);
}

/** The client's path of every object `collectTargets` gives, in the same order. Only errors need it. */
export function collectTargetPaths(root: Data, path: FlattenPath): Path[] {
  let level: { value: unknown; path: Path }[] = [{ value: root, path: [] }];
  for (const step of path.steps) {
    const next: { value: unknown; path: Path }[] = [];
    const visit = (value: unknown, at: Path): void => {
      if (value === null || value === undefined) return;
      if (step.types && isObject(value) && !step.types.has(String(value.__typename))) return;
      next.push({ value, path: at });
    };
    for (const entry of level) {
      if (step.key === undefined) {
        if (Array.isArray(entry.value))
          entry.value.forEach((element, index) => visit(element, [...entry.path, index]));
      } else if (step.key === '') {
        visit(entry.value, entry.path);
      } else if (isObject(entry.value)) {
        visit(entry.value[step.key], [...entry.path, step.key]);
      }
    }
    level = next;
  }
  return level.filter((entry) => isObject(entry.value)).map((entry) => entry.path);
}

/** Does a type condition hold for an object of this runtime type? `schema` is the supergraph's, not the API's. */
export function typeConditionHolds(schema: GraphQLSchema, typename: string, condition: string): boolean {
  if (typename === condition) return true;
  const type = schema.getType(typename);
  const conditionType = schema.getType(condition);
  if (!type || !isAbstractType(conditionType)) return false;
  return 'getInterfaces' in type && schema.isSubType(conditionType, type);
}
