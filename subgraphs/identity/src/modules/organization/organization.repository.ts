import { raw } from '@mikro-orm/core';
import {
  type Connection,
  countEntities,
  entityKeyset,
  cursorInstant,
  type EntityManager,
  readPage,
  type SortOrder,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import { nameSkeleton } from '../../validation/index.js';
import { Organization } from './organization.entity.js';
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
const ASKING =
  'select r.organization_id from identity.organization_registration r where r.requested_name is not null';

/** A page of the organizations the viewer may see, the oldest first; one statement whatever the page size. */
export async function findOrganizations(
  em: EntityManager,
  args: OrganizationsArgs,
): Promise<Connection<Organization>> {
  const page = readPage(args, cursorShape);
  const { within, options } = entityKeyset(page, OLDEST_FIRST);
  const conditions = conditionsOf(args);
  const found = await em.find(Organization, { $and: [...conditions, ...within] }, options);
  return toConnection(found, page, ({ createdAt, id }) => [createdAt.toISOString(), id]);
}

/** How many the viewer may see, up to COUNT_CAP. */
export function countOrganizations(em: EntityManager, args: OrganizationsArgs): Promise<number> {
  return countEntities(em, Organization, conditionsOf(args));
}

function conditionsOf({ status, name, renaming }: OrganizationsArgs): Record<PropertyKey, unknown>[] {
  return [
    ...(status == null ? [] : [{ status }]),
    ...(renaming == null ? [] : [{ [raw((alias) => `(${alias}.id in (${ASKING})) = ?`, [renaming])]: [] }]),
    // By position, so that no sign of the name is one of a pattern.
    ...(name == null
      ? []
      : [{ [raw((alias) => `position(lower(?) in lower(${alias}.name)) > 0`, [name])]: [] }]),
  ];
}

/** Others whose name a reader could take for one of these names of an organization. */
export function findSimilarlyNamed(
  em: EntityManager,
  id: string,
  names: readonly string[],
): Promise<Organization[]> {
  return em.find(
    Organization,
    { nameSkeleton: { $in: names.map(nameSkeleton) }, id: { $ne: id }, status: { $ne: 'REJECTED' as never } },
    { orderBy: { createdAt: 'asc' }, limit: MAX_SIMILAR },
  );
}
