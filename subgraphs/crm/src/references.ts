import type { CrmContext } from './context.js';
import { resolveAssignment } from './modules/assignment/assignment.reference.js';
import { resolvePayment } from './modules/payment/payment.reference.js';
import { resolveSiteVisit } from './modules/visit/site-visit.reference.js';

type Reference<Key> = (representation: Key, context: CrmContext) => unknown;

/** Foreign entities are whatever their key says; crm only adds fields to them. */
const stub: Reference<{ id: string }> = ({ id }) => ({ id });

export const references = {
  Lead: ({ id }: { id: string }, { loaders }: CrmContext) => loaders.leadById.load(id),
  Assignment: resolveAssignment,
  SiteVisit: resolveSiteVisit,
  Payment: resolvePayment,
  Agent: stub,
  Organization: stub,
  Listing: stub,
  Project: stub,
  User: stub,
};
