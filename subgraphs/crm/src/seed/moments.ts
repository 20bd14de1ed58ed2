import { calendarDay, startOfDay } from '@propmubi/domain';
import type { Moment } from './month.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const HALF_HOUR_MS = 30 * MINUTE_MS;

export function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * MINUTE_MS);
}

/**
 * The instant of a moment, as seen from the start of the demo. What is planned for today lies ahead at whatever hour the
 * demo is started: what the clock has passed already is put off to one of the next half hours.
 */
export function instantOf(moment: Moment, start: Date): Date {
  if ('minutesAgo' in moment) return minutesAfter(start, -moment.minutesAgo);
  const [hours, minutes] = moment.at.split(':').map(Number) as [number, number];
  const midnight = startOfDay(calendarDay(start)).getTime() + moment.days * DAY_MS;
  const at = new Date(midnight + (hours * 60 + minutes) * MINUTE_MS);
  const soon = minutesAfter(start, 45);
  if (moment.days !== 0 || at > soon) return at;
  return new Date(Math.ceil(soon.getTime() / HALF_HOUR_MS) * HALF_HOUR_MS + (hours % 3) * HALF_HOUR_MS);
}
