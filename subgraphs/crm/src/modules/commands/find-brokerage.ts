import { assertAuthenticated, type EntityManager, ForbiddenError, query, sql } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import * as errors from '../lead/lead.errors.js';
import type { CreateLeadInput } from './create-lead.inputs.js';

/**
 * Which brokerage an enquiry goes to: the listing's; for a project that of an agent or a manager, otherwise the one that
 * `crm.brokerage_of_project` ranks first for the project. Who works for a brokerage sends others none.
 * @throws NotFoundError LISTING_NOT_FOUND, NO_BROKERAGE_FOR_PROJECT; ForbiddenError LISTING_OF_ANOTHER_BROKERAGE
 */
export async function findBrokerage(
  { db, viewer, services, now }: CrmContext,
  { listingId, projectId, idempotencyKey }: CreateLeadInput,
): Promise<string> {
  assertAuthenticated(viewer);
  const own = viewer.organizationId;
  if (!listingId && !projectId) throw errors.subjectRequired();
  if (!listingId && own) return own;
  const known = listingId ? services.brokerageOfListing.get(listingId) : undefined;
  const found =
    known ??
    (await db.read(async (em) => {
      const brokerage = listingId
        ? await ofListing(em, listingId)
        : await ofProject(em, projectId as string, now());
      // A repeated request gets its first answer, even when the listing has left the market in the meantime.
      return brokerage ?? (await ofEarlierRequest(em, viewer.userId, idempotencyKey));
    }));
  if (!found) throw listingId ? errors.listingNotFound() : errors.noBrokerageForProject();
  if (own && found !== own) {
    throw new ForbiddenError('This is another brokerage’s listing.', {
      code: 'LISTING_OF_ANOTHER_BROKERAGE',
    });
  }
  if (listingId) services.brokerageOfListing.set(listingId, found);
  return found;
}

async function ofListing(em: EntityManager, listingId: string): Promise<string | undefined> {
  const [row] = await query(
    em,
    sql<{ organization_id: string }>`select organization_id from crm.listing where id = ${listingId}`,
  );
  return row?.organization_id;
}

async function ofProject(em: EntityManager, projectId: string, now: Date): Promise<string | undefined> {
  const [row] = await query(
    em,
    sql<{ organization_id: string }>`
      select organization_id from crm.brokerage_of_project(${projectId}, ${now}::timestamptz)`,
  );
  return row?.organization_id;
}

async function ofEarlierRequest(
  em: EntityManager,
  userId: string | null,
  key: string,
): Promise<string | undefined> {
  const [row] = await query(
    em,
    sql<{ organization_id: string }>`
      select organization_id from crm.idempotency
       where actor_id = ${userId} and operation = 'createLead' and key = ${key}`,
  );
  return row?.organization_id;
}
