/** Schema, table or right that is not there: insufficient_privilege, invalid_schema_name, undefined_table. */
const CODES: ReadonlySet<unknown> = new Set(['42501', '3F000', '42P01']);

/** Whether a statement failed as one does before the first migration: work by the clock begins beside it. */
export function isNotMigrated(error: unknown): boolean {
  return CODES.has((error as { code?: unknown } | null)?.code);
}
