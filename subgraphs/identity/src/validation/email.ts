import { normalizeEmail } from '@propmubi/domain';
import { invalidField } from './checked.js';

/** An address in the one form in which it is kept and compared. @throws InvalidInputError INVALID_EMAIL */
export function parseEmail(input: string, field = 'email'): string {
  const email = normalizeEmail(input);
  if (email) return email;
  throw invalidField(field, 'INVALID_EMAIL', 'Give an e-mail address, such as asha@example.in.');
}
