import { ConflictError } from '@propmubi/runtime';

export function emailTaken(): ConflictError {
  return new ConflictError('Another account has confirmed this address.', {
    code: 'EMAIL_TAKEN',
    details: { field: 'email' },
  });
}
