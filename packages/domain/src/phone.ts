import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.max.json';
import { withLatinDigits } from './digits.js';

export interface PhoneNumber {
  /** E.164, such as +919820000033. */
  readonly e164: string;
  /** ISO 3166-1; undefined for numbers of no country, such as satellite phones. */
  readonly country: string | undefined;
  /** Whether the number can be a mobile one; some plans, such as North America’s, do not separate the two. */
  readonly mobile: boolean;
}

const MAX_INPUT_LENGTH = 64;
/** Ten digits from 6 to 9 on, after +91, 0091, 91, 0 or nothing. */
const INDIAN_MOBILE = /^(?:(?:\+|00)?91|0)?([6-9]\d{9})$/;
const SEPARATORS = /[\p{Z}\s\p{Cf}\p{Pd}().\/]/gu;
/**
 * Reads a phone number as people write it: with or without +91, spaces, dashes and invisible characters, in the digits
 * of any script of India. Indian mobiles are decided by their own rule, which follows the numbering plan faster than
 * any metadata; all other numbers by libphonenumber, with India as the country of a number without one.
 * Undefined when it is not a number.
 */
export function normalizePhone(input: string): PhoneNumber | undefined {
  if (input.length > MAX_INPUT_LENGTH) return undefined;
  const compact = withLatinDigits(input.normalize('NFKC')).replace(SEPARATORS, '');
  const mobile = INDIAN_MOBILE.exec(compact)?.[1];
  if (mobile) return { e164: `+91${mobile}`, country: 'IN', mobile: true };
  if (!/^\+?\d+$/.test(compact)) return undefined;
  const parsed = parsePhoneNumberFromString(compact.replace(/^00/, '+'), 'IN', metadata);
  if (!parsed?.isValid()) return undefined;
  const indian = parsed.countryCallingCode === '91';
  const type = parsed.getType();
  return {
    e164: parsed.number,
    country: parsed.country,
    // An Indian mobile that the rule above refuses is a newer opinion of the metadata’s, or an older one.
    mobile: !indian && (type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'),
  };
}
