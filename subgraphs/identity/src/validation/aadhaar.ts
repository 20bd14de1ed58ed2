import { passesVerhoeff } from '@propmubi/domain';
import { invalidField } from './checked.js';

/**
 * Checks an Aadhaar number (twelve digits, not starting with 0 or 1, Verhoeff check digit) and returns its last
 * four digits: all that may be kept. The full number goes no further than this function.
 * @throws InvalidInputError INVALID_AADHAAR
 */
export function aadhaarLastFour(input: string, field = 'aadhaar'): string {
  const digits = input.replace(/[\s-]/g, '');
  if (!/^[2-9]\d{11}$/.test(digits) || !passesVerhoeff(digits)) {
    throw invalidField(field, 'INVALID_AADHAAR', 'This is not a valid Aadhaar number: check each digit.');
  }
  return digits.slice(-4);
}
