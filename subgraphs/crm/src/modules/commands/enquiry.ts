import { query, sql } from '@propmubi/runtime';
import type { ConsentDetails } from '../lead/consent/consent.repository.js';
import type { ContactDetails, Enquirer } from '../lead/contact/contact.repository.js';
import { LeadRoutingStatus } from '../lead/lead.enums.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { canonicalLanguage } from '../routing/languages.js';
import { type RoutableLead, routeLead } from '../routing/route-lead.js';
import type { CreateLeadInput, CreateLeadPayload, LeadCreationOutcome } from './create-lead.inputs.js';

export type CreateLeadResult = Omit<CreateLeadPayload, 'routeAt'> & { routeAt: string | null };

/** A checked enquiry on its way through the transaction. */
export interface Enquiry {
  input: CreateLeadInput;
  enquirer: Enquirer;
  contact: ContactDetails;
  consents: ConsentDetails[];
  listing: ListingOnMarket | null;
  projectId: string | null;
}

export interface ListingOnMarket {
  id: string;
  projectId: string | null;
  localityId: string | null;
  /** Rupees. */
  price: number;
}

export interface Routed {
  routingStatus: LeadRoutingStatus;
  routeAt: string | null;
}

export async function route(transaction: LeadTransaction, lead: RoutableLead): Promise<Routed> {
  const routingStatus = await routeLead(transaction, lead);
  if (routingStatus !== LeadRoutingStatus.QUEUED) return { routingStatus, routeAt: null };
  const [row] = await query(
    transaction.em,
    sql<{ route_at: string }>`select route_at from crm.lead where id = ${lead.id}`,
  );
  return { routingStatus, routeAt: new Date(row?.route_at as string).toISOString() };
}

export function resultOf(leadId: string, outcome: LeadCreationOutcome, routed: Routed): CreateLeadResult {
  return { leadId, outcome, ...routed };
}

/** What the enquiry says of the buyer's needs; the listing's price where no budget is named. */
export function needsOf({ input, listing, projectId }: Enquiry) {
  const budget = input.budget ?? { min: listing?.price ?? null, max: listing?.price ?? null };
  return {
    listingId: listing?.id ?? null,
    projectId,
    localityId: listing?.localityId ?? null,
    budgetMin: budget.min ?? null,
    budgetMax: budget.max ?? null,
    languages: (input.languages ?? []).map(canonicalLanguage),
  };
}
