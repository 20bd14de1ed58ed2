import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.max.json';
import { invalidField } from './checked.js';

const INDIAN_MOBILE = /^\+91[6-9]\d{9}$/;
const MAX_INPUT_LENGTH = 32;

/**
 * A mobile number as E.164. Indian numbers are decided by their own rule (ten digits from 6 to 9 on), which
 * follows the numbering plan faster than any metadata; other countries by libphonenumber.
 * @throws InvalidInputError INVALID_PHONE
 */
export function parsePhone(input: string, field = 'phone'): string {
  const compact = input.length <= MAX_INPUT_LENGTH ? input.replace(/[\s().-]/g, '') : '';
  if (INDIAN_MOBILE.test(compact)) return compact;
  const parsed = compact.startsWith('+') ? parsePhoneNumberFromString(compact, metadata) : undefined;
  if (parsed?.isValid() && parsed.countryCallingCode !== '91' && mayBeMobile(parsed.getType())) {
    return parsed.number;
  }
  throw invalidField(
    field,
    'INVALID_PHONE',
    'Give a mobile number with its country code, such as +91 98200 00000.',
  );
}

/** Some plans, such as North America’s, do not tell mobile from fixed. */
function mayBeMobile(type: string | undefined): boolean {
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}
