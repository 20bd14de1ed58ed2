import { InvalidInputError } from '@propmubi/runtime';

/** P + 11 digits, or since 2023 P + a letter + 13 digits. */
export const RERA_NUMBER = /^P(\d{11}|[A-Z]\d{13})$/;

export const PIN_CODE = /^[1-9]\d{5}$/;

/** @throws InvalidInputError INVALID_RERA_NUMBER */
export function assertReraNumber(text: string): string {
  const number = text.trim().toUpperCase();
  if (!RERA_NUMBER.test(number))
    throw new InvalidInputError('A RERA project number is P and 11 digits, or P, a letter and 13 digits.', {
      code: 'INVALID_RERA_NUMBER',
    });
  return number;
}

/** @throws InvalidInputError INVALID_PIN_CODE */
export function assertPinCode(text: string): string {
  if (!PIN_CODE.test(text))
    throw new InvalidInputError('A PIN code is six digits and does not begin with 0.', {
      code: 'INVALID_PIN_CODE',
    });
  return text;
}
