/** Whole days from the start of the demo and the time in India; or minutes before it. */
export type DemoMoment = { days: number; at: string } | { minutesAgo: number };

/** One enquiry and what became of it; the seed of crm plays it. */
export interface DemoLead {
  brokerage: string;
  /** A person with an account by key, or one without. */
  buyer: string | { name: string; phone: string };
  /** Which home of the brokerage. */
  home: number;
  source: 'LISTING_PAGE' | 'PROJECT_PAGE' | 'WHATSAPP' | 'PHONE' | 'WALK_IN' | 'PARTNER_PORTAL' | 'CAMPAIGN';
  begins: DemoMoment;
  /** How far it has come. */
  until:
    | 'FRESH'
    | 'POND'
    | 'ACCEPTED'
    | 'PROSPECT'
    | 'OPPORTUNITY'
    | 'VISIT_REQUESTED'
    | 'VISIT'
    | 'VISIT_DONE'
    | 'NEGOTIATION'
    | 'BOOKED';
  message?: string;
  languages?: readonly string[];
  channels?: readonly ('CALL' | 'SMS' | 'WHATSAPP' | 'EMAIL')[];
  temperature?: 'HOT' | 'WARM';
  visit?: DemoMoment & { outcome?: 'DONE' | 'BUYER_NO_SHOW' | 'AGENT_NO_SHOW' };
  /** What buyer and agent write to each other, the buyer first. */
  talk?: readonly string[];
  task?: { title: string; due: DemoMoment };
  note?: string;
  lost?: 'BUDGET' | 'LOCATION' | 'BOUGHT_ELSEWHERE' | 'NOT_REACHABLE' | 'NOT_A_BUYER' | 'OTHER';
}

export type LeadOf = Omit<DemoLead, 'brokerage'>;

export function day(days: number, at: string): { days: number; at: string } {
  return { days, at };
}
