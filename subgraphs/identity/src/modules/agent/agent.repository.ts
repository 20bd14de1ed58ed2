import type { FilterQuery } from '@mikro-orm/core';
import { assertId, type Connection, decodeCursor, type EntityManager, toConnection } from '@propmubi/runtime';
import { z } from 'zod';
import { Agent } from './agent.entity.js';
import type { AgentsArgs } from './agent.inputs.js';

const cursorShape = z.tuple([z.string(), z.uuid()]);

/** A page of active agents by name; one statement whatever the page size. */
export async function findAgents(
  em: EntityManager,
  { filter, first, after }: AgentsArgs,
): Promise<Connection<Agent>> {
  const conditions: FilterQuery<Agent>[] = [{ status: 'ACTIVE' }];
  if (filter?.organizationId) {
    conditions.push({ organizationId: assertId(filter.organizationId, 'organizationId') });
  }
  if (filter?.locality) conditions.push({ localities: { $contains: [filter.locality] } });
  if (filter?.language) conditions.push({ languages: { $contains: [filter.language] } });
  if (after !== undefined) {
    const [name, id] = decodeCursor(after, cursorShape);
    conditions.push({ $or: [{ name: { $gt: name } }, { name, id: { $gt: id } }] });
  }
  const agents = await em.find(
    Agent,
    { $and: conditions },
    { orderBy: { name: 'asc', id: 'asc' }, limit: first + 1 },
  );
  return toConnection(agents, { first, after }, ({ name, id }) => [name, id]);
}
