/** Rupees. */
export const LAKH = 100_000;

/** Of what was typed in lakh, whole rupees. */
export function rupeesOfLakh(lakh: string): number {
  return Math.round(Number(lakh) * LAKH);
}
