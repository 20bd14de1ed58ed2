export interface LeadKey {
  id: string;
  buyerUserId: string | null;
  listingId: string | null;
  projectId: string | null;
}

/** What every event about a lead says of it. */
export function eventFacts(organizationId: string, lead: LeadKey) {
  return {
    leadId: lead.id,
    organizationId,
    buyerId: lead.buyerUserId,
    listingId: lead.listingId,
    projectId: lead.projectId,
  };
}
