/** Prints what a failure test measured; only at full size, because the small one proves no number. */
export function reportFault(id: string, measured: Record<string, number | string>): void {
  if (process.env['FAULTS'] !== 'full') return;
  const numbers = Object.entries(measured).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${id}: ${numbers.join(', ')}\n`);
}

/** The value below which `percent` of the values lie, rounded to a tenth. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
  return Math.round(value * 10) / 10;
}
