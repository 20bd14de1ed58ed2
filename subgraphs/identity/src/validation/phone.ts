import { normalizePhone, type PhoneNumber } from '@propmubi/domain';
import { invalidField } from './checked.js';

/**
 * A mobile number as E.164; one without a country code is Indian.
 * @throws InvalidInputError INVALID_PHONE
 */
export function parsePhone(input: string, field = 'phone'): string {
  return parseMobile(input, field).e164;
}

/** The same with its country. @throws InvalidInputError INVALID_PHONE */
export function parseMobile(input: string, field = 'phone'): PhoneNumber {
  const number = normalizePhone(input);
  if (number?.mobile) return number;
  throw invalidField(field, 'INVALID_PHONE', 'Give a mobile number, such as +91 98200 00000.');
}
