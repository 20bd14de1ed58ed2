import type { FilterQuery } from '@mikro-orm/core';
import {
  assertId,
  type Connection,
  countRows,
  entityKeyset,
  type EntityManager,
  pgTextArray,
  readPage,
  type SortOrder,
  sql,
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
  const { filter } = args;
  const page = readPage(args, cursorShape);
  const { within, options } = entityKeyset(page, BY_NAME);
  const conditions: FilterQuery<Agent>[] = [{ status: 'ACTIVE' }];
  if (filter?.organizationId) {
    conditions.push({ organizationId: assertId(filter.organizationId, 'organizationId') });
  }
  if (filter?.locality) conditions.push({ localities: { $contains: [filter.locality] } });
  if (filter?.language) conditions.push({ languages: { $contains: [filter.language] } });
  const agents = await em.find(Agent, { $and: [...conditions, ...within] }, options);
  return toConnection(agents, page, ({ name, id }) => [name, id]);
}

/** How many active agents fit, up to COUNT_CAP. */
export function countAgents(em: EntityManager, { filter }: AgentsArgs): Promise<number> {
  const conditions = [sql`status = 'ACTIVE'`];
  if (filter?.organizationId) {
    conditions.push(sql`organization_id = ${assertId(filter.organizationId, 'organizationId')}::uuid`);
  }
  if (filter?.locality) conditions.push(sql`localities @> ${pgTextArray([filter.locality])}::text[]`);
  if (filter?.language) conditions.push(sql`languages @> ${pgTextArray([filter.language])}::text[]`);
  return countRows(em, sql`select 1 from identity.agent where ${sql.join(conditions, sql` and `)}`);
}
