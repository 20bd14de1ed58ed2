import type { EventInput } from '@propmubi/events';
import type {
  ContactChannel,
  LeadCloseReason,
  LeadSource,
  LeadTemperature,
} from '../modules/lead/lead.enums.js';
import type { SiteVisitStatus } from '../modules/visit/site-visit.entity.js';

/** How far a lead of the demo has come. FRESH waits for its agent's yes, POND for a claim. */
export const LADDER = [
  'FRESH',
  'POND',
  'ACCEPTED',
  'PROSPECT',
  'OPPORTUNITY',
  'VISIT_REQUESTED',
  'VISIT',
  'VISIT_DONE',
  'NEGOTIATION',
  'BOOKED',
] as const;
export type Rung = (typeof LADDER)[number];

/** A moment of the demo: whole days from the day of the start, and the time in India; or minutes before the start. */
export type Moment = { days: number; at: string } | { minutesAgo: number };

/** One enquiry of the demo's month, and what became of it. */
export interface MonthLead {
  brokerage: string;
  /** A person with an account by key, or one whom the brokerage or a partner wrote down. */
  buyer: string | { name: string; phone: string };
  /** Which home of the brokerage, counted round. */
  home: number;
  source: `${LeadSource}`;
  begins: Moment;
  until: Rung;
  message?: string;
  languages?: readonly string[];
  channels?: readonly `${ContactChannel}`[];
  temperature?: `${LeadTemperature}`;
  visit?: Moment & { outcome?: `${SiteVisitStatus}` };
  /** What buyer and agent write to each other, the buyer first. */
  talk?: readonly string[];
  task?: { title: string; due: Moment };
  note?: string;
  lost?: `${LeadCloseReason}`;
}

/** What crm needs of the demo's month (`platform/src/demo-month`). Ids follow from the keys. */
export interface CrmMonth {
  organizations: readonly { key: string }[];
  agents: readonly {
    key: string;
    organizationKey: string;
    reraNumber: string;
    languages: readonly string[];
    localities: readonly string[];
    budgetMin: number;
    budgetMax: number;
    shiftStartMinute: number;
    shiftEndMinute: number;
  }[];
  managers: readonly { key: string; organizationKey: string }[];
  partners: readonly { key: string }[];
  /** What property has told of the homes on the market by the time that events arrive. */
  homes: readonly EventInput<'ListingPublished'>[];
  people: readonly { key: string; phone: string; name: string }[];
  /** Minutes that agents take to accept, by their keys; those without have not begun yet and get no lead of the month. */
  paces: Readonly<Record<string, number>>;
  /** Minutes that agents have, by brokerage. */
  promises: Readonly<Record<string, { accept: number; contact: number }>>;
  leads: readonly MonthLead[];
  /** What comes anew on the day of a later start. */
  daily: readonly MonthLead[];
}
