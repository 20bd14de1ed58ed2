import type { SubjectEvidence } from '../score/model/evidence.js';
import type { SubjectType } from '../score/model/parameters.js';

export interface Subject {
  type: SubjectType;
  id: string;
}

export type SubjectKey = `${SubjectType}:${string}`;

export function keyOf({ type, id }: Subject): SubjectKey {
  return `${type}:${id}`;
}

export interface KnownSubject extends SubjectEvidence {
  /** Whether anything at all is known of it; of what is not, nothing is said. */
  exists: boolean;
  /** What it is compared with; null for people. */
  segment: string | null;
}

/** What is known about each subject asked for; every subject has an entry. */
export type EvidenceBySubject = Map<SubjectKey, KnownSubject>;
