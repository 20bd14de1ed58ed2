import {
  PERSONAL_DATA_KINDS,
  personalDataKinds,
  redactPersonalData,
  type PersonalDataKind,
} from '@propmubi/domain';
import { codeEnum, type Viewer } from '@propmubi/runtime';
import type { Dispute } from './dispute.entity.js';
import { DECIDE } from './dispute.scopes.js';

export const PersonalDataKindEnum = codeEnum(
  'PersonalDataKind',
  'What in a text says how to reach a person, or who they are.',
  PERSONAL_DATA_KINDS,
);

/** Whole for the person who opened the dispute and for deciders; the organization it is about reads it without personal data. */
export function statementFor(viewer: Viewer, { openedBy, statement }: Dispute): string {
  return viewer.userId === openedBy || viewer.scopes.includes(DECIDE)
    ? statement
    : redactPersonalData(statement);
}

export function personalDataFor(viewer: Viewer, { statement }: Dispute): PersonalDataKind[] | null {
  return viewer.scopes.includes(DECIDE) ? personalDataKinds(statement) : null;
}
