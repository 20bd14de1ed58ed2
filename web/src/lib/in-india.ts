/** A time of day as it was picked, which is India's whatever the clock of the phone. */
export function inIndia(picked: string): string {
  return new Date(`${picked}:00+05:30`).toISOString();
}
