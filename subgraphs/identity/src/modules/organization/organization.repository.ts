import type { FilterQuery } from '@mikro-orm/core';
import {
  type Connection,
  countRows,
  entityKeyset,
  cursorInstant,
  type EntityManager,
  readPage,
  type SortOrder,
  sql,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import { nameSkeleton } from '../../validation/index.js';
import { Organization, type OrganizationStatus } from './organization.entity.js';
import type { OrganizationsArgs } from './organization.inputs.js';

const cursorShape = z.tuple([cursorInstant, z.uuid()]);
const OLDEST_FIRST: SortOrder = {
  columns: [
    ['created_at', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'asc',
};
const MAX_SIMILAR = 20;

/** A page of the organizations the viewer may see, the oldest first; one statement whatever the page size. */
export async function findOrganizations(
  em: EntityManager,
  args: OrganizationsArgs,
): Promise<Connection<Organization>> {
  const { status } = args;
  const page = readPage(args, cursorShape);
  const { within, options } = entityKeyset(page, OLDEST_FIRST);
  const conditions: FilterQuery<Organization>[] = status == null ? [] : [{ status }];
  const found = await em.find(Organization, { $and: [...conditions, ...within] }, options);
  return toConnection(found, page, ({ createdAt, id }) => [createdAt.toISOString(), id]);
}

/** How many the viewer may see, up to COUNT_CAP. */
export function countOrganizations(
  em: EntityManager,
  status: OrganizationStatus | null | undefined,
): Promise<number> {
  const wanted = status ?? null;
  return countRows(
    em,
    sql`select 1 from identity.organization where ${wanted}::text is null or status = ${wanted}::text`,
  );
}

/** Others whose name a reader could take for this one’s. */
export function findSimilarlyNamed(em: EntityManager, { id, name }: Organization): Promise<Organization[]> {
  return em.find(
    Organization,
    { nameSkeleton: nameSkeleton(name), id: { $ne: id }, status: { $ne: 'REJECTED' as never } },
    { orderBy: { createdAt: 'asc' }, limit: MAX_SIMILAR },
  );
}
