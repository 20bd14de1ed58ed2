import { hasRole, type Viewer } from '@propmubi/runtime';
import type { Builder } from '../builder/builder.entity.js';
import type { Listing } from './listing.entity.js';

/**
 * Who may create, change, publish and withdraw a listing: within its organization, a manager any, an agent their
 * own, a builder those of their own projects.
 */
export function mayWriteListing(
  viewer: Viewer,
  listing: Pick<Listing, 'organizationId' | 'agentId'>,
  builder: Pick<Builder, 'organizationId'> | null,
): boolean {
  if (!viewer.organizationId || viewer.organizationId !== listing.organizationId) return false;
  if (hasRole(viewer, 'BROKERAGE_MANAGER')) return true;
  if (hasRole(viewer, 'AGENT') && viewer.agentId !== null && viewer.agentId === listing.agentId) return true;
  return hasRole(viewer, 'BUILDER') && builder?.organizationId === viewer.organizationId;
}
