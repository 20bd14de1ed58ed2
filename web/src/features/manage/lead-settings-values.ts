import type { UpdateLeadSettingsInput } from '../../graphql/graphql.js';

/** What the form shows of how leads are timed: minutes instead of seconds, and times of the day. */
export interface LeadSettingsValues {
  acceptMinutes: number;
  contactMinutes: number;
  slaBreachesBeforePond: number;
  dailyCap: number;
  openCap: number;
  /** From midnight to midnight, which no field for a time can say. */
  isAlwaysOpen: boolean;
  /** HH:MM. */
  opensAt: string;
  closesAt: string;
  /** 1 Monday to 7 Sunday, as check boxes have it. */
  workDays: string[];
}

interface Settings {
  acceptWithinS: number;
  contactWithinS: number;
  slaBreachesBeforePond: number;
  dailyCap: number;
  openCap: number;
  opensAtMinute: number;
  closesAtMinute: number;
  workDays: readonly number[];
}

const DAY_MINUTES = 1_440;
const USUAL = { opensAt: '09:00', closesAt: '21:00' };

export function valuesOf({ opensAtMinute, closesAtMinute, ...settings }: Settings): LeadSettingsValues {
  const isAlwaysOpen = opensAtMinute === 0 && closesAtMinute === DAY_MINUTES;
  const { slaBreachesBeforePond, dailyCap, openCap } = settings;
  return {
    slaBreachesBeforePond,
    dailyCap,
    openCap,
    acceptMinutes: Math.ceil(settings.acceptWithinS / 60),
    contactMinutes: Math.ceil(settings.contactWithinS / 60),
    isAlwaysOpen,
    ...(isAlwaysOpen ? USUAL : { opensAt: timeOf(opensAtMinute), closesAt: timeOf(closesAtMinute) }),
    workDays: settings.workDays.map(String),
  };
}

export function inputOf(values: LeadSettingsValues): UpdateLeadSettingsInput {
  const { acceptMinutes, contactMinutes, isAlwaysOpen, opensAt, closesAt, workDays, ...counts } = values;
  return {
    ...counts,
    acceptWithinS: acceptMinutes * 60,
    contactWithinS: contactMinutes * 60,
    opensAtMinute: isAlwaysOpen ? 0 : minuteOf(opensAt),
    // A brokerage that closes at midnight closes at the end of the day.
    closesAtMinute: isAlwaysOpen ? DAY_MINUTES : minuteOf(closesAt) || DAY_MINUTES,
    workDays: workDays.map(Number).sort(),
  };
}

function timeOf(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60) % 24, minute % 60];
  return [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
