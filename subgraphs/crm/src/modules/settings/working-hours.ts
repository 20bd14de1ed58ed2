/** India has one zone and no summer time, so IST is an offset and needs no calendar. */
const IST_OFFSET_MS = 5.5 * 60 * 60_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export interface WorkingHours {
  /** Minutes after midnight IST; opens before it closes. */
  opensAtMinute: number;
  closesAtMinute: number;
  /** 1 Monday to 7 Sunday. */
  workDays: readonly number[];
}

/** Minutes after midnight in IST, and the weekday, 1 Monday to 7 Sunday. */
export function clockInIst(at: Date): { minute: number; weekday: number } {
  const local = new Date(at.getTime() + IST_OFFSET_MS);
  return { minute: local.getUTCHours() * 60 + local.getUTCMinutes(), weekday: local.getUTCDay() || 7 };
}

export function isOpen(at: Date, hours: WorkingHours): boolean {
  const { minute, weekday } = clockInIst(at);
  return hours.workDays.includes(weekday) && minute >= hours.opensAtMinute && minute < hours.closesAtMinute;
}

/** The next instant the brokerage opens, strictly after `at` when it is open now. */
export function nextOpening(at: Date, hours: WorkingHours): Date {
  const midnight = startOfDay(at);
  for (let day = 0; day <= 7; day++) {
    const opening = midnight + day * DAY_MS + hours.opensAtMinute * MINUTE_MS;
    if (opening > at.getTime() && isOpen(new Date(opening), hours)) return new Date(opening);
  }
  throw new Error('A brokerage works at least one day a week.');
}

/** `seconds` of working time after `at`: the clock stands still while the brokerage is closed. */
export function addWorkingTime(at: Date, seconds: number, hours: WorkingHours): Date {
  let from = isOpen(at, hours) ? at.getTime() : nextOpening(at, hours).getTime();
  let leftMs = seconds * 1000;
  for (;;) {
    const closing = startOfDay(new Date(from)) + hours.closesAtMinute * MINUTE_MS;
    const openMs = closing - from;
    if (leftMs <= openMs) return new Date(from + leftMs);
    leftMs -= openMs;
    // Who works around the clock opens in the minute they close.
    from = isOpen(new Date(closing), hours) ? closing : nextOpening(new Date(closing), hours).getTime();
  }
}

/** Midnight IST of the day `at` falls on, in milliseconds since the epoch. */
function startOfDay(at: Date): number {
  return Math.floor((at.getTime() + IST_OFFSET_MS) / DAY_MS) * DAY_MS - IST_OFFSET_MS;
}
