import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { type SiteVisit, SiteVisitStatus } from './site-visit.entity.js';

const HOUR_MS = 3_600_000;
const STATUS: Partial<Record<SiteVisitStatus, ICalEventStatus>> = {
  [SiteVisitStatus.REQUESTED]: ICalEventStatus.TENTATIVE,
  [SiteVisitStatus.CANCELLED]: ICalEventStatus.CANCELLED,
};

/**
 * The visit as an iCalendar file (RFC 5545), an hour long. The event keeps its UID and its SEQUENCE grows with time, so a
 * calendar that has an earlier file of it moves or cancels its entry. It names no person.
 */
export function visitCalendar({ id, scheduledFor, status, createdAt }: SiteVisit, now: Date): string {
  const isCancelled = status === SiteVisitStatus.CANCELLED;
  const calendar = ical({
    prodId: { company: 'PropMubi', product: 'Trust OS', language: 'EN' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${id}@propmubi`,
    sequence: Math.max(0, Math.floor((now.getTime() - createdAt.getTime()) / 1000)),
    stamp: now,
    start: scheduledFor,
    end: new Date(scheduledFor.getTime() + HOUR_MS),
    summary: status === SiteVisitStatus.REQUESTED ? 'Site visit (to be confirmed)' : 'Site visit',
    status: STATUS[status] ?? ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
