import type { FilterQuery } from '@mikro-orm/core';
import {
  type Connection,
  entityKeyset,
  type EntityManager,
  readPage,
  type SortOrder,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import { nameSkeleton } from '../../validation/index.js';
import { Organization } from './organization.entity.js';
import type { OrganizationsArgs } from './organization.inputs.js';

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);
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

/** Others whose name a reader could take for this one’s. */
export function findSimilarlyNamed(em: EntityManager, { id, name }: Organization): Promise<Organization[]> {
  return em.find(
    Organization,
    { nameSkeleton: nameSkeleton(name), id: { $ne: id }, status: { $ne: 'REJECTED' as never } },
    { orderBy: { createdAt: 'asc' }, limit: MAX_SIMILAR },
  );
}
