import { calendarDay } from '@propmubi/domain';
import type { EventInput } from '@propmubi/events';
import type { DemoPerson, DemoWorld } from '../demo-world.js';
import { dailyLeads } from './daily-leads.js';
import { konkanLeads } from './konkan-leads.js';
import type { DemoLead } from './lead.js';
import { monthPeople } from './people.js';
import { type DemoReview, monthReviews } from './reviews.js';
import { sahyadriLeads } from './sahyadri-leads.js';

/** A month of work of the demo's brokerages: who asked about what, how it was answered, and where it stands. */
export interface DemoMonth extends DemoWorld {
  /** Buyers with accounts. */
  people: readonly DemoPerson[];
  /** How brokerages show themselves, by key. One shows its number; at the other buyers ask to be called. */
  brands: Readonly<Record<string, { about: string; colour: string; showsPhone: boolean }>>;
  /** Minutes that agents take to accept a lead; those without one have only just begun. */
  paces: Readonly<Record<string, number>>;
  /** Minutes that agents of a brokerage have. */
  promises: Readonly<Record<string, { accept: number; contact: number }>>;
  leads: readonly DemoLead[];
  /** What comes anew on the day of a later start. */
  daily: readonly DemoLead[];
  /** What buyers say of agents and builders. */
  reviews: readonly DemoReview[];
  /** The homes that leads are about. */
  homes: readonly EventInput<'ListingPublished'>[];
}

/** As agents' earlier records in the seed of trust have it: quick, good, middling, slow. */
const paces = {
  'agent-01': 2,
  'agent-02': 4,
  'agent-03': 30,
  'agent-04': 70,
  'agent-06': 3,
  'agent-07': 4,
  'agent-08': 11,
  'agent-09': 55,
  'agent-11': 2,
  'agent-12': 5,
};

const brands = {
  'sahyadri-homes': {
    about: 'Six agents between Chembur, Bandra and Mulund. We show every paper before you ask for it.',
    colour: '#0f5a4f',
    showsPhone: true,
  },
  'konkan-realty': {
    about: 'Homes from Worli to Virar, in seven languages.',
    colour: '#8a4b12',
    showsPhone: false,
  },
};

/** As it is on a day. */
export function demoMonthOn(now: Date, world: DemoWorld & Pick<DemoMonth, 'homes'>): DemoMonth {
  return {
    ...world,
    people: [...world.buyers, ...monthPeople],
    brands,
    paces,
    promises: {
      'sahyadri-homes': { accept: 60, contact: 180 },
      'konkan-realty': { accept: 45, contact: 120 },
    },
    leads: [...sahyadriLeads, ...konkanLeads],
    daily: dailyLeads(calendarDay(now)),
    reviews: monthReviews,
  };
}
