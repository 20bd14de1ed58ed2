import type { FilterQuery } from '@mikro-orm/core';
import { type Connection, decodeCursor, type EntityManager, toConnection } from '@propmubi/runtime';
import { z } from 'zod';
import { nameSkeleton } from '../../validation/index.js';
import { Organization } from './organization.entity.js';
import type { OrganizationsArgs } from './organization.inputs.js';

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);
const MAX_SIMILAR = 20;

/** A page of the organizations the viewer may see, the oldest first; one statement whatever the page size. */
export async function findOrganizations(
  em: EntityManager,
  { status, first, after }: OrganizationsArgs,
): Promise<Connection<Organization>> {
  const conditions: FilterQuery<Organization>[] = status == null ? [] : [{ status }];
  if (after != null) {
    const [createdAt, id] = decodeCursor(after, cursorShape);
    const at = new Date(createdAt);
    conditions.push({ $or: [{ createdAt: { $gt: at } }, { createdAt: at, id: { $gt: id } }] });
  }
  const found = await em.find(
    Organization,
    { $and: conditions },
    { orderBy: { createdAt: 'asc', id: 'asc' }, limit: first + 1 },
  );
  return toConnection(found, { first, after }, ({ createdAt, id }) => [createdAt.toISOString(), id]);
}

/** Others whose name a reader could take for this one’s. */
export function findSimilarlyNamed(em: EntityManager, { id, name }: Organization): Promise<Organization[]> {
  return em.find(
    Organization,
    { nameSkeleton: nameSkeleton(name), id: { $ne: id }, status: { $ne: 'REJECTED' as never } },
    { orderBy: { createdAt: 'asc' }, limit: MAX_SIMILAR },
  );
}
