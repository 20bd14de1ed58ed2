import type { FilterQuery } from '@mikro-orm/core';
import { connectionTypes, decodeCursor, toConnection, type Connection } from '@propmubi/runtime';
import { z } from 'zod';
import type { CrmContext } from '../../context.js';
import { Lead } from './lead.entity.js';
import { visibleLeads } from './lead.policy.js';
import type { LeadFilter, LeadsArgs } from './lead.inputs.js';

export const { ConnectionType: LeadConnection } = connectionTypes(Lead, 'Lead');

/** A page of leads the viewer may see, newest first; `within` narrows it to a parent's. */
export async function leadsPage(
  { db, viewer }: CrmContext,
  { first, after, filter }: LeadsArgs,
  within: FilterQuery<Lead> = {},
): Promise<Connection<Lead>> {
  const from = after === undefined ? undefined : decodeCursor(after, z.tuple([z.iso.datetime(), z.uuid()]));
  const at = from && new Date(from[0]);
  const beyond: FilterQuery<Lead> = from
    ? { $or: [{ createdAt: { $lt: at } }, { createdAt: at, id: { $lt: from[1] } }] }
    : {};
  const rows = await db.read((em) =>
    em.find(
      Lead,
      { $and: [visibleLeads(viewer), within, matching(filter ?? {}), beyond] },
      { orderBy: { createdAt: 'desc', id: 'desc' }, limit: first + 1 },
    ),
  );
  return toConnection(rows, { first, after }, ({ createdAt, id }) => [createdAt.toISOString(), id]);
}

function matching(filter: LeadFilter): FilterQuery<Lead> {
  const { stages, routingStatuses, agentId, listingId, projectId, createdFrom, createdBefore } = filter;
  return {
    ...(stages?.length && { stage: stages }),
    ...(routingStatuses?.length && { routingStatus: routingStatuses }),
    ...(agentId && { agentId }),
    ...(listingId && { listingId }),
    ...(projectId && { projectId }),
    ...((createdFrom || createdBefore) && {
      createdAt: { ...(createdFrom && { $gte: createdFrom }), ...(createdBefore && { $lt: createdBefore }) },
    }),
  };
}
