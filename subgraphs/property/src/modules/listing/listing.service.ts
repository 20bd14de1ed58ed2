import { assertId, type AuditedAct, changedFields, ConflictError, type EntityManager, ForbiddenError, InvalidInputError, newId, NotFoundError, query, recordActs, sql, stateOf, UnauthenticatedError, type Viewer, withIdempotencyKey } from '@propmubi/runtime'; // prettier-ignore
import type { PropertyContext } from '../../context.js';
import { DataSource } from '../../provenance.js';
import { Builder } from '../builder/builder.entity.js';
import { LEAVING_STATUSES, StandardStatus, LocationPrecision } from './listing.enums.js';
import { Listing } from './listing.entity.js';
import {
  facetsOf,
  recordListingPriceChanged,
  recordListingPublished,
  recordListingUpdated,
  recordListingWithdrawn,
} from './listing.events.js';
import { changesOf, locate } from './listing.facts.js';
import { assertAddresses, keepPhotos } from './listing-photos.js';
import type {
  CreateListingInput, PublishListingInput, UpdateListingInput, WithdrawListingInput,
} from './listing.inputs.js'; // prettier-ignore
import { chargesOfDraft, chargesOfPrice } from './listing.limits.js';
import { mayWriteListing } from './listing.policy.js';
import { assertNotPast, assertPossible, assertPublishable, isPublic, todayInIndia } from './listing.rules.js';

type Scope = Pick<PropertyContext, 'db' | 'viewer'>;
type WritingScope = Pick<PropertyContext, 'db' | 'viewer' | 'photos'>;

/**
 * Makes a draft. The same idempotency key returns the first draft, also to requests in parallel. Drafts that are made count
 * against the limits of the user and of the organization; what is refused or repeated does not.
 * @throws InvalidInputError, ForbiddenError, RateLimitedError; ConflictError IDEMPOTENCY_KEY_REUSED when the key came with
 * another input
 */
export async function createListing(
  { db, viewer, limits, photos }: WritingScope & Pick<PropertyContext, 'limits'>,
  input: CreateListingInput,
): Promise<Listing> {
  const organizationId = organizationOf(viewer);
  const changes = changesOf(input, photos);
  assertPossible(changes);
  // A draft has no photos of its own yet.
  assertAddresses(changes.photos ?? []);
  assertNotPast(daysOf(changes), todayInIndia());
  const { idempotencyKey: key, ...request } = input;
  const place = { operation: 'createListing', actorId: viewer.userId as string, key, request };
  return db.write(async (em) => {
    const { id } = await withIdempotencyKey(em, place, () => create(em));
    return em.findOneOrFail(Listing, { id });
  });

  async function create(em: EntityManager): Promise<{ id: string }> {
    const listing = em.create(Listing, {
      ...EMPTY,
      ...changes,
      id: newId(),
      organizationId,
      agentId: changes.agentId ?? viewer.agentId,
      standardStatus: StandardStatus.INCOMPLETE,
      modificationTimestamp: new Date(),
      dataSource: DataSource.MEMBER,
    } as Listing);
    const builder = await locate(em, listing);
    assertMayWrite(viewer, listing, builder);
    await assertColleague(em, listing, viewer);
    await limits.spend(chargesOfDraft(place.actorId, organizationId));
    await em.flush();
    const { agentId, projectId } = listing;
    await recordActs(em, viewer, [{ ...actOn(listing, 'CREATED'), after: { agentId, projectId } }]);
    return { id: listing.id };
  }
}

/** @throws InvalidInputError, ForbiddenError, NotFoundError; RateLimitedError for a price that changes again and again */
export function updateListing(
  { db, viewer, photos, limits }: WritingScope & Pick<PropertyContext, 'limits'>,
  input: UpdateListingInput,
): Promise<Listing> {
  const changes = changesOf(input, photos);
  assertNotPast(daysOf(changes), todayInIndia());
  return db.write(async (em) => {
    const { listing } = await lockForWriting(em, viewer, input.id);
    const { listPrice: previousPrice } = listing;
    const former = await facetsOf(em, listing);
    const before = stateOf(listing, Object.keys(changes) as (keyof Listing)[]);
    if (changes.photos) await keepPhotos(em, listing, changes.photos);
    const givenPlace = changes.latitude !== undefined && {
      locationPrecision: changes.latitude === null ? null : LocationPrecision.EXACT,
    };
    em.assign(listing, { ...changes, ...givenPlace, modificationTimestamp: new Date() });
    assertPossible(listing);
    const builder = await locate(em, listing);
    // Neither may a listing be moved to where its writer has no say.
    assertMayWrite(viewer, listing, builder);
    if (changes.agentId !== undefined) await assertColleague(em, listing, viewer);
    if (isPublic(listing.standardStatus)) {
      assertPublishable(listing);
      if (previousPrice !== null && previousPrice !== listing.listPrice) {
        await limits.spend(chargesOfPrice(listing.id));
        await recordListingPriceChanged(em, listing, previousPrice, former);
      } else await recordListingUpdated(em, listing, former);
    }
    const isGiven = 'agentId' in before && before.agentId !== listing.agentId;
    const act = actOn(listing, isGiven ? 'REASSIGNED' : 'CHANGED');
    await recordActs(em, viewer, [{ ...act, ...changedFields(before, listing) }]);
    return listing;
  });
}

/** Publishing what is on the market already changes nothing. @throws InvalidInputError, ForbiddenError, NotFoundError, ConflictError */
export function publishListing(
  { db, viewer }: Scope,
  { id, isComingSoon }: PublishListingInput,
): Promise<Listing> {
  const status = isComingSoon ? StandardStatus.COMING_SOON : StandardStatus.ACTIVE;
  return db.write(async (em) => {
    const { listing } = await lockForWriting(em, viewer, id);
    if (listing.standardStatus === status) return listing;
    assertPublishable(listing);
    const before = stateOf(listing, ['standardStatus']);
    const now = new Date();
    em.assign(listing, {
      standardStatus: status,
      originalListPrice: listing.originalListPrice ?? listing.listPrice,
      onMarketTimestamp: listing.onMarketTimestamp ?? now,
      offMarketTimestamp: null,
      modificationTimestamp: now,
    });
    await recordListingPublished(em, listing);
    await recordActs(em, viewer, [{ ...actOn(listing, 'PUBLISHED'), ...changedFields(before, listing) }]);
    return listing;
  });
}

/** Withdrawing what has left the market in the same way changes nothing. @throws ForbiddenError, NotFoundError, ConflictError */
export function withdrawListing({ db, viewer }: Scope, input: WithdrawListingInput): Promise<Listing> {
  const status = input.standardStatus as unknown as StandardStatus;
  if (input.closePrice != null && status !== StandardStatus.CLOSED)
    throw new InvalidInputError('A close price belongs to a sale.', { code: 'CLOSE_PRICE_WITHOUT_SALE' });
  return db.write(async (em) => {
    const { listing } = await lockForWriting(em, viewer, input.id);
    if (listing.standardStatus === status) return listing;
    if (!LEAVING_STATUSES.includes(listing.standardStatus))
      throw new ConflictError(`A listing that is ${listing.standardStatus} is not on the market.`, {
        code: 'LISTING_STATUS',
        details: { standardStatus: listing.standardStatus },
      });
    const before = stateOf(listing, ['standardStatus', 'closePrice']);
    const now = new Date();
    em.assign(listing, {
      standardStatus: status,
      closePrice: input.closePrice ?? null,
      offMarketTimestamp: now,
      modificationTimestamp: now,
    });
    await recordListingWithdrawn(em, listing);
    await recordActs(em, viewer, [{ ...actOn(listing, 'WITHDRAWN'), ...changedFields(before, listing) }]);
    return listing;
  });
}

const actOn = (
  { id, organizationId }: Listing,
  what: 'CREATED' | 'CHANGED' | 'REASSIGNED' | 'PUBLISHED' | 'WITHDRAWN',
): AuditedAct => ({
  action: `LISTING_${what}`,
  organizationId,
  subjectType: 'LISTING',
  subjectId: id,
});

/** @throws NotFoundError where the viewer does not see it, ForbiddenError where they see it and may not write it */
export async function lockForWriting(em: EntityManager, viewer: Viewer, id: string) {
  const listingId = assertId(id, 'id');
  organizationOf(viewer);
  // Another tenant's row is not locked: row level security refuses a lock on what the viewer may not change.
  await query(em, sql`select from property.listing where id = ${listingId} for update`);
  const listing = await em.findOne(Listing, { id: listingId });
  if (!listing) throw new NotFoundError('There is no such listing.', { code: 'LISTING_NOT_FOUND' });
  const builder = listing.builderId ? await em.findOne(Builder, { id: listing.builderId }) : null;
  assertMayWrite(viewer, listing, builder);
  return { listing, builder };
}

/** @throws UnauthenticatedError, ForbiddenError */
export function organizationOf({ userId, organizationId }: Viewer): string {
  if (!userId) throw new UnauthenticatedError();
  if (!organizationId) throw new ForbiddenError('Only members of an organization list homes.');
  return organizationId;
}

function assertMayWrite(viewer: Viewer, listing: Listing, builder: Builder | null): void {
  if (!mayWriteListing(viewer, listing, builder))
    throw new ForbiddenError('You may not write this listing.', { code: 'NOT_YOUR_LISTING' });
}

/** A manager gives listings to agents of the organization only. @throws InvalidInputError UNKNOWN_AGENT */
async function assertColleague(em: EntityManager, { agentId }: Listing, viewer: Viewer): Promise<void> {
  if (agentId === null || agentId === viewer.agentId) return;
  const found = await query(em, sql`select from property.organization_agent where agent_id = ${agentId}`);
  if (found.length === 0)
    throw new InvalidInputError('The organization has no such agent.', {
      code: 'UNKNOWN_AGENT',
      details: { field: 'agentId' },
    });
}

function daysOf({ availabilityOn, expirationOn }: Partial<Listing>) {
  return { availabilityOn, expirationOn };
}

const EMPTY = {
  agentId: null, projectId: null, builderId: null, localityId: null, publicRemarks: null, listPrice: null,
  originalListPrice: null, closePrice: null, bedroomsTotal: null, bathroomsTotalInteger: null, balconiesTotal: null,
  hasParking: null, furnishing: null, carpetAreaSqFt: null, builtUpAreaSqFt: null, superBuiltUpAreaSqFt: null,
  ageYears: null, floorBand: null, floorsTotal: null, pinCode: null, latitude: null, longitude: null,
  locationPrecision: null, photos: [], h3Cells: [], availabilityOn: null, expirationOn: null,
  onMarketTimestamp: null, offMarketTimestamp: null, isAssignmentSynthetic: false,
} satisfies Partial<Listing>; // prettier-ignore
