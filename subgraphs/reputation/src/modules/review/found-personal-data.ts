import { PERSONAL_DATA_KINDS, personalDataKinds, type PersonalDataKind } from '@propmubi/domain';
import { codeEnum, type Viewer } from '@propmubi/runtime';

export const PersonalDataKindEnum = codeEnum(
  'PersonalDataKind',
  'What in a text says how to reach a person, or who they are.',
  PERSONAL_DATA_KINDS,
);

/** What a moderator is shown of a text that may hold personal data; others are shown nothing of it. */
export function foundForModerator(viewer: Viewer, text: string | null): PersonalDataKind[] | null {
  return viewer.scopes.includes('reviews:moderate') ? personalDataKinds(text ?? '') : null;
}
