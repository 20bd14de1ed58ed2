import { expect } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData, take } from '@propmubi/testkit';
import type { ExecutionResult } from 'graphql';
import type { CrmWorld } from './crm-world.js';

export const ASSIGNED = `subscription ($after: Cursor) { leadAssigned(after: $after) { cursor eventId leadId lead { id } gap { missed } } }`;

interface Assigned {
  cursor: string;
  eventId: string;
  leadId: string;
  lead: { id: string } | null;
  gap: { missed: number } | null;
}
type Stream = AsyncIterableIterator<ExecutionResult>;

/** Opens feeds of agents, fills and reads them. */
export function agentFeeds(world: () => CrmWorld) {
  const opened: Stream[] = [];
  const lead = async (listingId: string) =>
    expectData<{ createLead: { leadId: string } }>(await world().createLead({ listingId })).createLead.leadId;
  return {
    lead,

    open: async (
      as: Viewer,
      after?: string,
      query = ASSIGNED,
      subgraph = world().subgraph,
    ): Promise<Stream> => {
      const stream = await world().subscribe(query, as, { after }, subgraph);
      opened.push(stream);
      return stream;
    },

    /** After each test: nothing stays open in the service. */
    closeAll: async (): Promise<void> => {
      for (const stream of opened.splice(0)) await stream.return?.();
      expect(world().subgraph.services.hub.open).toEqual({ feeds: 0, subscriptions: 0 });
    },

    leads: async (listingId: string, count: number): Promise<string[]> => {
      const ids = [];
      for (let i = 0; i < count; i++) ids.push(await lead(listingId));
      return ids;
    },

    events: async (stream: Stream, count: number): Promise<Assigned[]> => {
      return (await take(stream, count, 15_000)).map((result) => {
        expect(result.errors).toBeUndefined();
        return Object.values(result.data as Record<string, Assigned>)[0] as Assigned;
      });
    },

    /** Further entries about the agent's first lead, as if it had come back again and again. */
    grow: async (agentId: string, count: number): Promise<void> => {
      await world().rows(
        `with grown as (update crm.agent set feed_seq = feed_seq + $2 where id = $1 returning feed_seq)
         insert into crm.agent_feed (organization_id, agent_id, seq, event_id, kind, lead_id, assignment_id, at)
         select f.organization_id, f.agent_id, feed_seq - $2 + n, gen_random_uuid(), f.kind, f.lead_id, f.assignment_id, f.at
           from crm.agent_feed f, grown, generate_series(1, $2::int) n where f.agent_id = $1 and f.seq = 1`,
        [agentId, count],
      );
    },
  };
}
