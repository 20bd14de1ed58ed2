import { isPan } from '@propmubi/domain';
import { invalidField } from './checked.js';

/** @throws InvalidInputError INVALID_PAN */
export function parsePan(input: string, field = 'pan'): string {
  const pan = input.trim().toUpperCase();
  if (isPan(pan)) return pan;
  throw invalidField(field, 'INVALID_PAN', 'A PAN is five letters, four digits and a letter.');
}
