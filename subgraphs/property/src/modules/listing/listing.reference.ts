import { assertId } from '@propmubi/runtime';
import type { PropertyContext } from '../../context.js';
import type { Listing } from './listing.entity.js';

/** `{ __typename: "Listing", id }` → the listing, or null when there is none the viewer may see. */
export function listingReference(
  { id }: { id: string },
  { loaders }: PropertyContext,
): Promise<Listing | null> {
  return loaders.listingById.load(assertId(id, 'Listing.id'));
}
