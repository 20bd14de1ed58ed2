/** Fourth letter: the kind of holder (P person, F firm, C company, H family, A, B, G, J, K, L, T others). */
const PAN = /^[A-Z]{3}[ABCFGHJKLPT][A-Z]\d{4}[A-Z]$/;
const GSTIN = /^(\d{2})([A-Z]{5}\d{4}[A-Z])[1-9A-Z]Z[0-9A-Z]$/;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LAST_STATE_CODE = 38;
/** Union and other territories numbered apart from the states. */
const OTHER_STATE_CODES = new Set([97, 99]);
const CHECKED_CHARACTERS = 14;

/** Whether this is the form of a Permanent Account Number, in capitals: PANs have no check digit. */
export function isPan(pan: string): boolean {
  return PAN.test(pan);
}

/** The PAN in a GSTIN in capitals; null where state code, form or check character are wrong. */
export function panOfGstin(gstin: string): string | null {
  const [, state, holder] = GSTIN.exec(gstin) ?? [];
  const stateCode = Number(state);
  const isState = (stateCode >= 1 && stateCode <= LAST_STATE_CODE) || OTHER_STATE_CODES.has(stateCode);
  if (!holder || !isState) return null;
  return gstinCheckCharacter(gstin.slice(0, CHECKED_CHARACTERS)) === gstin[CHECKED_CHARACTERS]
    ? holder
    : null;
}

/** Luhn mod 36 over the first 14 characters, weights 1 and 2 alternating. */
export function gstinCheckCharacter(first14: string): string {
  let sum = 0;
  for (const [index, character] of [...first14].entries()) {
    const product = ALPHABET.indexOf(character) * (index % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / ALPHABET.length) + (product % ALPHABET.length);
  }
  return ALPHABET[(ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length] as string;
}
