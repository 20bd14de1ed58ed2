import { expect } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData, take } from '@propmubi/testkit';
import { type ExecutionResult, parse } from 'graphql';
import { agent, buyer, type CrmWorld, manager } from './crm-world.js';

const SELECTION = `{ cursor eventId kind leadId lead { id stage } gap { missed } }`;
const CHANNELS = {
  MY_ENQUIRIES: `subscription ($after: Cursor) { myEnquiries(after: $after) ${SELECTION} }`,
  LEAD_BOARD: `subscription ($after: Cursor) { leadBoard(after: $after) ${SELECTION} }`,
  POND: `subscription ($after: Cursor) { pond(after: $after) ${SELECTION} }`,
};
export type Channel = keyof typeof CHANNELS;
export const NAMES = Object.keys(CHANNELS) as Channel[];

interface ChannelEvent {
  cursor: string;
  eventId: string | null;
  kind: string | null;
  leadId: string | null;
  lead: { id: string; stage: string } | null;
  gap: { missed: number } | null;
}
type Stream = AsyncIterableIterator<ExecutionResult>;

/** A brokerage, and for each channel a viewer it is for. */
export interface Scene {
  organizationId: string;
  listingId: string;
  agentId: string;
  agentIds: string[];
  as: Record<Channel, Viewer>;
}

/** Opens live channels, fills and reads them. */
export function leadChannels(world: () => CrmWorld) {
  const opened: Stream[] = [];
  return {
    /** A brokerage of two agents, who take nothing by routing unless it is open: then leads go to the pond. */
    scene: async ({ open = true } = {}): Promise<Scene> => {
      const brokerage = await world().brokerage({
        agents: 2,
        ...(!open && { shift: [0, 1] as [number, number] }),
      });
      const { organizationId, agentId } = brokerage;
      const as: Record<Channel, Viewer> = {
        MY_ENQUIRIES: buyer(),
        LEAD_BOARD: manager(organizationId),
        POND: agent(organizationId, agentId),
      };
      return { ...brokerage, as };
    },

    open: async (channel: Channel, as: Viewer, after?: string, subgraph = world().subgraph) => {
      const stream = await world().subscribe(CHANNELS[channel], as, { after }, subgraph);
      opened.push(stream);
      return stream;
    },

    /** After each test: nothing stays open in the service. */
    closeAll: async () => {
      for (const stream of opened.splice(0)) await stream.return?.();
      expect(world().subgraph.services.hub.open).toEqual({ feeds: 0, subscriptions: 0 });
    },

    events: async (stream: Stream, count: number) =>
      (await take(stream, count, 15_000)).map((result) => {
        expect(result.errors).toBeUndefined();
        return Object.values(result.data as Record<string, ChannelEvent>)[0] as ChannelEvent;
      }),

    refusal: async (channel: Channel, as: Viewer, after?: string) => {
      const answer = await world().subgraph.subscribe(
        { document: parse(CHANNELS[channel]), variables: { after } },
        as,
      );
      if (Symbol.asyncIterator in answer) throw new Error('opened');
      return answer.errors?.[0]?.extensions['code'];
    },

    enquire: async ({ listingId }: Pick<Scene, 'listingId'>, as: Viewer) =>
      expectData<{ createLead: { leadId: string } }>(await world().createLead({ listingId }, as)).createLead
        .leadId,

    cursorOf: async (channel: Channel, as: Viewer) =>
      expectData<{ leadChannelCursor: string }>(
        await world().ask(
          `query ($channel: LeadChannel!) { leadChannelCursor(channel: $channel) }`,
          { channel },
          as,
        ),
      ).leadChannelCursor,
  };
}
