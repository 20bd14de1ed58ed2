import { invalidField } from './checked.js';

/** Fourth letter: the kind of holder (P person, F firm, C company, H family, A, B, G, J, K, L, T others). */
const PAN = /^[A-Z]{3}[ABCFGHJKLPT][A-Z]\d{4}[A-Z]$/;

/** @throws InvalidInputError INVALID_PAN */
export function parsePan(input: string, field = 'pan'): string {
  const pan = input.trim().toUpperCase();
  if (PAN.test(pan)) return pan;
  throw invalidField(field, 'INVALID_PAN', 'A PAN is five letters, four digits and a letter.');
}
