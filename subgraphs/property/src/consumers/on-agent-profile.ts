import type { EventData } from '@propmubi/events';
import { type EntityManager, onEvent, pgTextArray, query, recordEvent, sql } from '@propmubi/runtime';

type Named = Pick<EventData<'AgentProfilePublished'>, 'agentId' | 'organizationId' | 'updatedAt'>;

/** Keeps what search finds agents by; triggers make the document of it. */
export const onAgentProfilePublished = onEvent('AgentProfilePublished', async ({ data }, em) => {
  const { agentId, registeredName, reraNumber, localities, updatedAt } = data;
  const keys = localities.map((name) => name.trim().toUpperCase());
  const changed = await query(
    em,
    sql`insert into property.agent_profile as known (id, name, rera_number, localities, locality_keys, updated_at)
     values (${agentId}, ${registeredName}, ${reraNumber}, ${pgTextArray(localities)}::text[], ${pgTextArray(keys)}::text[], ${updatedAt})
     on conflict (id) do update
       set name = excluded.name, rera_number = excluded.rera_number, localities = excluded.localities,
           locality_keys = excluded.locality_keys, updated_at = excluded.updated_at
     where known.updated_at <= excluded.updated_at returning id`,
  );
  if (changed.length > 0) await announce(em, data);
});

/** An agent who left or is suspended is not found, unless they are back by now. */
export async function hideAgent(em: EntityManager, agent: Named): Promise<void> {
  const gone = await query(
    em,
    sql`delete from property.agent_profile where id = ${agent.agentId} and updated_at <= ${agent.updatedAt} returning id`,
  );
  if (gone.length > 0) await announce(em, agent);
}

async function announce(em: EntityManager, { agentId, organizationId, updatedAt }: Named): Promise<void> {
  await recordEvent(em, {
    type: 'AgentSearchEntryChanged',
    organizationId,
    data: { agentId, organizationId, changedAt: updatedAt },
  });
}
