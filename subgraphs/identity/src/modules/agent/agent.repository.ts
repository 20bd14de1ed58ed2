import type { ObjectQuery } from '@mikro-orm/core';
import {
  assertId,
  type Connection,
  countEntities,
  entityKeyset,
  type EntityManager,
  readPage,
  type SortOrder,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import { Agent } from './agent.entity.js';
import type { AgentsArgs } from './agent.inputs.js';

const cursorShape = z.tuple([z.string(), z.uuid()]);
const BY_NAME: SortOrder = {
  columns: [
    ['name', 'text'],
    ['id', 'uuid'],
  ],
  direction: 'asc',
};

/** A page of active agents by name; one statement whatever the page size. */
export async function findAgents(em: EntityManager, args: AgentsArgs): Promise<Connection<Agent>> {
  const page = readPage(args, cursorShape);
  const { within, options } = entityKeyset(page, BY_NAME);
  const agents = await em.find(Agent, { $and: [...conditionsOf(args), ...within] }, options);
  return toConnection(agents, page, ({ name, id }) => [name, id]);
}

/** How many active agents fit, up to COUNT_CAP. */
export function countAgents(em: EntityManager, args: AgentsArgs): Promise<number> {
  return countEntities(em, Agent, conditionsOf(args));
}

function conditionsOf({ filter }: AgentsArgs): ObjectQuery<Agent>[] {
  const conditions: ObjectQuery<Agent>[] = [{ status: 'ACTIVE' }];
  if (filter?.organizationId) {
    conditions.push({ organizationId: assertId(filter.organizationId, 'organizationId') });
  }
  if (filter?.locality) conditions.push({ localities: { $contains: [filter.locality] } });
  if (filter?.language) conditions.push({ languages: { $contains: [filter.language] } });
  return conditions;
}
