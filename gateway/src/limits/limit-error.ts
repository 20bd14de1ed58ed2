import { InvalidInputError } from '@propmubi/runtime/errors';

/** Codes of operations that ask for too much. Each is decided before any subgraph is called. */
export type LimitCode =
  | 'DOCUMENT_TOO_LARGE'
  | 'TOO_MANY_OPERATIONS'
  | 'TOO_MANY_TOKENS'
  | 'TOO_DEEP'
  | 'TOO_MANY_FIELDS'
  | 'TOO_MANY_ALIASES'
  | 'TOO_MANY_ROOT_FIELDS'
  | 'TOO_MANY_DIRECTIVES'
  | 'TOO_MANY_VARIABLES'
  | 'OPERATION_TOO_EXPENSIVE'
  | 'RESERVED_NAME';

export function limitError(
  code: LimitCode,
  message: string,
  details: Record<string, unknown> = {},
): InvalidInputError {
  return new InvalidInputError(message, { code, details });
}
