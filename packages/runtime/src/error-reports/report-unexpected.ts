let active: ((error: unknown) => void) | undefined;

/** Reports an error that nothing was prepared for, where errors are reported; never throws. */
export function reportUnexpected(error: unknown): void {
  active?.(error);
}

/** Undefined: errors are in the log alone. */
export function setErrorReporter(report: ((error: unknown) => void) | undefined): void {
  active = report;
}
