const inIndia = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata', dateStyle: 'short' });

/** The calendar day in India (IST) at a moment, as YYYY-MM-DD: what licences, deadlines and reports count by. */
export function calendarDay(at: Date): string {
  return inIndia.format(at);
}

/** The least year that the driver writes in a form that Postgres reads is 1; a day in India begins in the day before in UTC. */
const EARLIEST = new Date('0001-01-01T00:00:00Z');

/** The moment at which a calendar day, as YYYY-MM-DD, begins in India. */
export function startOfDay(day: string): Date {
  const start = new Date(`${day}T00:00:00+05:30`);
  return start < EARLIEST ? EARLIEST : start;
}
