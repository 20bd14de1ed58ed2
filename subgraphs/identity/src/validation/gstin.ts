import { panOfGstin } from '@propmubi/domain';
import { invalidField } from './checked.js';
import { parsePan } from './pan.js';

export { gstinCheckCharacter } from '@propmubi/domain';

/**
 * A GSTIN: state code, the holder's PAN, entity number, Z, and a Luhn mod 36 check character.
 * @param pan the holder's PAN, if known, which the GSTIN must contain
 * @throws InvalidInputError INVALID_GSTIN, or GSTIN_PAN_MISMATCH
 */
export function parseGstin(input: string, pan?: string, field = 'gstin'): string {
  const gstin = input.trim().toUpperCase();
  const holder = panOfGstin(gstin);
  if (holder === null) {
    throw invalidField(field, 'INVALID_GSTIN', 'This is not a valid GSTIN: check each character.');
  }
  try {
    parsePan(holder, field);
  } catch {
    throw invalidField(field, 'INVALID_GSTIN', 'The PAN inside this GSTIN is not a valid PAN.');
  }
  if (pan !== undefined && holder !== pan) {
    throw invalidField(field, 'GSTIN_PAN_MISMATCH', 'The GSTIN belongs to another PAN than the one given.');
  }
  return gstin;
}
