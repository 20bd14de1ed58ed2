const inIndia = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata', dateStyle: 'short' });

/** The calendar day in India (IST) at a moment, as YYYY-MM-DD: what licences, deadlines and reports count by. */
export function calendarDay(at: Date): string {
  return inIndia.format(at);
}
