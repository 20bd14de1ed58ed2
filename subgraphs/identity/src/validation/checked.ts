import { InvalidInputError } from '@propmubi/runtime';

/** Refuses a field with a code of its own; the value itself is never repeated, because it may be personal. */
export function invalidField(field: string, code: string, message: string): InvalidInputError {
  return new InvalidInputError(message, { code, details: { field } });
}
