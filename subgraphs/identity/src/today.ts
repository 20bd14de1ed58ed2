const inIndia = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata', dateStyle: 'short' });

/** The calendar date in India as YYYY-MM-DD. */
export function dateInIndia(now: number): string {
  return inIndia.format(now);
}
