import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import type { BenchAgent } from './world.js';
import type { TokenMint } from '@propmubi/testkit';

/** Whether the event asks for the buyer's name, which only identity knows and which not every viewer may read. */
export type Selection = 'public' | 'private';

const SELECTIONS: Record<Selection, string> = {
  public: `subscription LeadAssigned($after: Cursor) {
    leadAssigned(after: $after) { cursor eventId lead { id stage listing { id title project { name } } } }
  }`,
  private: `subscription LeadAssigned($after: Cursor) {
    leadAssigned(after: $after) { cursor eventId lead { id stage listing { id title project { name } } buyer { name } } }
  }`,
};

interface LeadAssigned {
  leadAssigned: {
    cursor: string;
    lead: {
      id: string;
      listing: { title: string; project: { name: string } | null } | null;
      buyer?: { name: string | null } | null;
    } | null;
  };
}

/** What the agents saw: per lead, when it arrived first (performance.now) and how often. */
export interface Screens {
  arrivals: Map<string, { atMs: number; times: number; complete: boolean }>;
  errors: string[];
  /** Resolves when this many different leads have arrived, or after the time given. */
  arrived(count: number, withinMs: number): Promise<void>;
  close(): Promise<void>;
}

const CONNECTING_AT_ONCE = 50;
/** A stream that ends is opened again after its last cursor, not by all at once. */
const RESUME_AFTER_MS = { least: 200, spread: 800 };

/** Connects every agent by graphql-ws and keeps what arrives. */
export async function openScreens(
  url: string,
  agents: readonly BenchAgent[],
  mint: TokenMint,
  selection: Selection,
  hasBuyers: boolean,
): Promise<Screens> {
  const arrivals: Screens['arrivals'] = new Map();
  const errors: string[] = [];
  const clients: Client[] = [];
  let goal = Infinity;
  let reached: () => void = () => undefined;
  const onEvent = (event: LeadAssigned | null | undefined) => {
    const lead = event?.leadAssigned.lead;
    if (!lead) return;
    const known = arrivals.get(lead.id);
    if (known) {
      known.times += 1;
      return;
    }
    arrivals.set(lead.id, {
      atMs: performance.now(),
      times: 1,
      complete: Boolean(
        lead.listing?.title &&
        lead.listing.project?.name &&
        (selection === 'public' || !hasBuyers || lead.buyer?.name),
      ),
    });
    if (arrivals.size >= goal) reached();
  };
  for (let at = 0; at < agents.length; at += CONNECTING_AT_ONCE) {
    const group = agents.slice(at, at + CONNECTING_AT_ONCE);
    clients.push(
      ...(await Promise.all(
        group.map(async ({ userId, organizationId, agentId }) => {
          const token = await mint({ userId, organizationId, agentId, role: 'AGENT' });
          return connect(url, SELECTIONS[selection], token, onEvent, (error) => errors.push(error));
        }),
      )),
    );
  }
  return {
    arrivals,
    errors,
    arrived: (count, withinMs) => {
      goal = count;
      if (arrivals.size >= goal) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        reached = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    close: async () => {
      await Promise.all(clients.map((client) => client.dispose()));
    },
  };
}

/** One agent's screen: connects, subscribes, and resumes whenever its stream ends, as the product's client does. */
function connect(
  url: string,
  query: string,
  token: string,
  onEvent: (event: LeadAssigned | null | undefined) => void,
  onError: (error: string) => void,
): Promise<Client> {
  return new Promise((resolve, reject) => {
    let open = true;
    let after: string | undefined;
    const client = createClient({
      url: url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${token}` },
      onNonLazyError: reject,
      on: { connected: () => resolve(client) },
    });
    const listen = (): void => {
      client.subscribe<LeadAssigned>(
        { query, variables: { after } },
        {
          next: ({ data, errors }) => {
            if (errors) onError(JSON.stringify(errors[0]));
            after = data?.leadAssigned.cursor ?? after;
            onEvent(data);
          },
          error: (error) => {
            onError(error instanceof Error ? error.message : JSON.stringify(error));
            resume();
          },
          complete: resume,
        },
      );
    };
    const resume = (): void => {
      const inMs = RESUME_AFTER_MS.least + Math.random() * RESUME_AFTER_MS.spread;
      setTimeout(() => {
        if (open) listen();
      }, inMs).unref();
    };
    const dispose = client.dispose.bind(client);
    client.dispose = () => {
      open = false;
      return dispose();
    };
    listen();
  });
}
