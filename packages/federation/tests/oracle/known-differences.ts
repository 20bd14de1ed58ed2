import { areInOrder } from './mutation-order.js';

/** What both executors must agree on. */
export interface Answer {
  readonly data: unknown;
  readonly errors: string[];
  readonly failedSubgraphs: string[];
  readonly mutations: string[];
}

/** Of a case, what makes a difference one that docs/oracle.md explains. */
export interface Circumstances {
  readonly hasInterfaceObject: boolean;
  /** Apollo's operation has other aliases than ours. */
  readonly isPlannedApart: boolean;
  /** In the order of the specification. */
  readonly mutations: readonly string[];
}

/** Their answer as it would be, had it none of the differences of docs/oracle.md to ours. */
export function withoutKnownDifferences(
  ours: Answer,
  theirs: Answer,
  { hasInterfaceObject, isPlannedApart, mutations }: Circumstances,
): Answer {
  const known: { -readonly [Part in keyof Answer]: Answer[Part] } = { ...theirs };
  if (hasInterfaceObject && isLessOf(theirs.data, ours.data)) known.data = ours.data;
  // For an interface object the plan may send representations without a key, which Apollo does and we do not.
  if (hasInterfaceObject && ours.errors.every((error) => theirs.errors.includes(error)))
    known.errors = ours.errors;
  // Aliases that are planned apart may put a subgraph's fields into another order, and graphql-js asks nothing more of
  // an object once a non-null field of it has failed.
  if (isPlannedApart && isSubset(ours.errors, known.errors)) known.errors = ours.errors;
  // Apollo's plan runs some in another order than the client's.
  if (!areInOrder(theirs.mutations, mutations) && areInOrder(ours.mutations, mutations))
    known.mutations = inTheirPlace(ours.mutations, theirs.mutations);
  return known;
}

/** Ours, where theirs are the same in another order. */
function inTheirPlace(ours: readonly string[], theirs: string[]): string[] {
  return JSON.stringify(ours.toSorted()) === JSON.stringify(theirs.toSorted()) ? [...ours] : theirs;
}

function isSubset(one: readonly string[], other: readonly string[]): boolean {
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  return few.every((error) => many.includes(error));
}

/**
 * True when an answer is another one with objects lost. With an interface object Apollo's executor does that: of two
 * parallel fetches the one that knows only the interface may overwrite `__typename`, and fragments on the real type
 * then do not apply (6.3.2 DoesFragmentTypeApply) or the object becomes null.
 */
function isLessOf(theirs: unknown, ours: unknown): boolean {
  if (theirs === null && typeof ours === 'object') return true;
  if (Array.isArray(theirs) && Array.isArray(ours))
    return theirs.length === ours.length && theirs.every((element, index) => isLessOf(element, ours[index]));
  if (typeof theirs === 'object' && typeof ours === 'object' && theirs !== null && ours !== null)
    return Object.entries(theirs).every(([key, value]) =>
      isLessOf(value, (ours as Record<string, unknown>)[key]),
    );
  return theirs === ours;
}
