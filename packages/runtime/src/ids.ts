import { v5, v7, validate } from 'uuid';
import { InvalidInputError } from './errors/errors.js';

const NAMESPACE = '7f1c1e0a-5c3b-5e0e-9d38-0b6a7d1c9a11';

/** A new id. Time-ordered, so that b-tree inserts stay at the right edge. */
export function newId(): string {
  return v7();
}

/**
 * The id of something the outside world already names, such as a RERA number: the same wherever and however often
 * it is computed, so imports are idempotent and subgraphs agree without asking each other.
 */
export function idOf(
  kind: 'Project' | 'Builder' | 'Listing' | 'Locality' | 'Agent' | 'Organization' | 'User' | 'ApiKey',
  naturalKey: string,
): string {
  return v5(`${kind}:${naturalKey}`, NAMESPACE);
}

/** @throws InvalidInputError when the text is not an id of this graph */
export function assertId(id: string, what: string): string {
  if (!validate(id))
    throw new InvalidInputError(`“${what}” is not an id of this graph.`, {
      code: 'INVALID_ID',
      details: { field: what },
    });
  return id.toLowerCase();
}

/** The same of an id that may be left out. */
export function optionalId(id: string | undefined, what: string): string | undefined {
  return id === undefined ? undefined : assertId(id, what);
}
