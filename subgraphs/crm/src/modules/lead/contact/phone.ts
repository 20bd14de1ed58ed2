import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.max.json';
import { invalidPhone } from '../lead.errors.js';

const INDIAN_MOBILE = /^(?:\+91|0)?([6-9]\d{9})$/;

/**
 * The number as E.164. Ten digits from 6 to 9 on are an Indian mobile, by the plan's own rule; everything else, an
 * Indian landline too, is libphonenumber's to decide.
 * @throws InvalidInputError INVALID_PHONE
 */
export function parsePhone(input: string): string {
  const compact = input.replace(/[\s().-]/g, '');
  const mobile = INDIAN_MOBILE.exec(compact)?.[1];
  if (mobile) return `+91${mobile}`;
  const parsed = parsePhoneNumberFromString(compact, 'IN', metadata);
  if (!parsed?.isValid()) throw invalidPhone();
  return parsed.number;
}
