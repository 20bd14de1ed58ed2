import type { SubjectEvidence, SubjectType } from '../score/model/index.js';

export interface Subject {
  type: SubjectType;
  id: string;
}

export type SubjectKey = `${SubjectType}:${string}`;

export function keyOf({ type, id }: Subject): SubjectKey {
  return `${type}:${id}`;
}

/** What is known about each subject asked for; every subject has an entry. */
export type EvidenceBySubject = Map<SubjectKey, SubjectEvidence>;
