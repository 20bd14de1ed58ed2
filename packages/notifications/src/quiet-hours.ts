/** India has one time zone and no daylight saving. */
const IST_OFFSET_MINUTES = 330;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** Minutes after midnight in India. `from` after `to` spans midnight; equal: none. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Promotional messages go out between 10:00 and 21:00 (TRAI, TCCCPR 2018, schedule II). */
export const NO_MARKETING: QuietHours = { fromMinute: 21 * 60, toMinute: 10 * 60 };
/** When the one e-mail a day goes out, for those who want that. */
export const DIGEST_MINUTE = 8 * 60 + 30;

/** When the quiet hours that `now` lies in end; undefined outside of them. */
export function quietUntil(now: Date, { fromMinute, toMinute }: QuietHours): Date | undefined {
  if (fromMinute === toMinute) return undefined;
  const minute = minuteOfDay(now);
  const isQuiet =
    fromMinute < toMinute
      ? minute >= fromMinute && minute < toMinute
      : minute >= fromMinute || minute < toMinute;
  return isQuiet ? nextMinuteOfDay(now, toMinute) : undefined;
}

/** The next time it is this minute of the day in India, after `now`. */
export function nextMinuteOfDay(now: Date, minute: number): Date {
  const current = minuteOfDay(now);
  const wait = (minute - current + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  return new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS + wait * MINUTE_MS);
}

function minuteOfDay(at: Date): number {
  return (Math.floor(at.getTime() / MINUTE_MS) + IST_OFFSET_MINUTES) % DAY_MINUTES;
}
