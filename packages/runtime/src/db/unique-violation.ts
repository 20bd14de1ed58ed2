import { UniqueConstraintViolationException } from '@mikro-orm/core';

const UNIQUE_VIOLATION = '23505';

/** Whether a statement failed because a value is there already; statements of `query` fail with the error of `pg` itself. */
export function isUniqueViolation(error: unknown): boolean {
  return (
    error instanceof UniqueConstraintViolationException ||
    (error as { code?: string } | null)?.code === UNIQUE_VIOLATION
  );
}
