import { invalidField } from './checked.js';
import { parsePan } from './pan.js';

const GSTIN = /^(\d{2})([A-Z]{5}\d{4}[A-Z])[1-9A-Z]Z[0-9A-Z]$/;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LAST_STATE_CODE = 38;
/** Union and other territories numbered apart from the states. */
const OTHER_STATE_CODES = new Set([97, 99]);

/**
 * A GSTIN: state code, the holder's PAN, entity number, Z, and a Luhn mod 36 check character.
 * @param pan the holder's PAN, if known, which the GSTIN must contain
 * @throws InvalidInputError INVALID_GSTIN, or GSTIN_PAN_MISMATCH
 */
export function parseGstin(input: string, pan?: string, field = 'gstin'): string {
  const gstin = input.trim().toUpperCase();
  const [, state, holder] = GSTIN.exec(gstin) ?? [];
  const stateCode = Number(state);
  const knownState = (stateCode >= 1 && stateCode <= LAST_STATE_CODE) || OTHER_STATE_CODES.has(stateCode);
  if (!holder || !knownState || gstinCheckCharacter(gstin.slice(0, 14)) !== gstin[14]) {
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

/** Luhn mod 36 over the first 14 characters, weights 1 and 2 alternating. */
export function gstinCheckCharacter(first14: string): string {
  let sum = 0;
  for (const [index, character] of [...first14].entries()) {
    const product = ALPHABET.indexOf(character) * (index % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return ALPHABET[(36 - (sum % 36)) % 36] as string;
}
