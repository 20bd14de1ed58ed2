import {
  type Connection,
  countRows,
  type EntityManager,
  keyset,
  optionalId,
  type RawBuilder,
  readPage,
  type SortOrder,
  sql,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import { allOf, FEED_COUNT_CAP, selectListings } from '../feed/feed.repository.js';
import type { Listing } from '../listing/listing.entity.js';
import type { OrganizationListingArgs, OrganizationListingFilter } from './own-listing.inputs.js';

const cursorShape = z.tuple([z.guid()]);
const NEWEST_FIRST: SortOrder = { columns: [['l.id', 'uuid']], direction: 'desc' };

/**
 * One page of an organization's listings, latest made first.
 * @throws InvalidInputError FIRST_AND_LAST, BAD_CURSOR
 */
export async function findOwnListings(
  em: EntityManager,
  organizationId: string,
  args: OrganizationListingArgs,
): Promise<Connection<Listing>> {
  const page = readPage(args, cursorShape);
  const { within, orderBy, limit } = keyset(page, NEWEST_FIRST);
  const conditions = [...ownConditions(organizationId, args.filter), ...within];
  const listings = await selectListings(em, conditions, sql`${orderBy} limit ${limit}::int`);
  return toConnection(listings, page, ({ id }) => [id]);
}

/** How many match, at most FEED_COUNT_CAP. */
export function countOwnListings(
  em: EntityManager,
  organizationId: string,
  filter: OrganizationListingFilter | undefined,
): Promise<number> {
  const all = sql`select 1 from property.listing l where ${allOf(ownConditions(organizationId, filter))}`;
  return countRows(em, all, FEED_COUNT_CAP);
}

function ownConditions(
  organizationId: string,
  { standardStatuses, agentId }: OrganizationListingFilter = {},
): RawBuilder<unknown>[] {
  const conditions = [sql`l.organization_id = ${organizationId}::uuid`];
  const agent = optionalId(agentId, 'agentId');
  if (agent != null) conditions.push(sql`l.agent_id = ${agent}::uuid`);
  if (standardStatuses?.length) conditions.push(sql`l.standard_status in (${sql.join(standardStatuses)})`);
  else if (standardStatuses) conditions.push(sql`false`);
  return conditions;
}
