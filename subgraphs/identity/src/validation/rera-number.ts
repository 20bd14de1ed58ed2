import { invalidField } from './checked.js';

const AGENT_RERA_NUMBER = /^A\d{11}$/;

/** A MahaRERA agent registration number. @throws InvalidInputError INVALID_RERA_NUMBER */
export function parseAgentReraNumber(input: string, field = 'reraNumber'): string {
  const number = input.trim().toUpperCase();
  if (AGENT_RERA_NUMBER.test(number)) return number;
  throw invalidField(
    field,
    'INVALID_RERA_NUMBER',
    'An agent’s RERA number is the letter A and eleven digits.',
  );
}
