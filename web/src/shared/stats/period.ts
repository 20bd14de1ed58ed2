const DAY_MS = 86_400_000;

/** Days up to today that figures are shown of. */
export const PERIODS = [7, 30, 90, 365] as const;
export type Period = (typeof PERIODS)[number];

/** Beyond that a bar a day is too thin to read. */
const MOST_DAILY_BARS = 90;

const india = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' });

/** First and last day in India, as YYYY-MM-DD. */
export function daysOf(period: Period, now = Date.now()): { from: string; to: string } {
  return { from: india.format(now - (period - 1) * DAY_MS), to: india.format(now) };
}

export const barsOf = (period: Period) => (period > MOST_DAILY_BARS ? ('MONTH' as const) : ('DAY' as const));

/** Every day or first of a month of a period, with or without a figure. */
export function bucketsOf(period: Period, { from, to }: { from: string; to: string }): string[] {
  const days = Array.from({ length: period }, (_, index) =>
    new Date(Date.parse(from) + index * DAY_MS).toISOString().slice(0, 10),
  ).filter((day) => day <= to);
  if (barsOf(period) === 'DAY') return days;
  return [...new Set(days.map((day) => `${day.slice(0, 7)}-01`))];
}
