import { liveLeads, type LiveLeads } from '@propmubi/client';
import { WebSocket } from 'ws';
import type { Brokerages } from './brokerages.js';
import type { SeenLead } from './check-lead-logs.js';
import { until, type TokenMint } from '@propmubi/testkit';

/** What the agents' screens showed, each through the product's own client, from when all of them have begun. */
export interface LeadScreens extends AsyncDisposable {
  seen: SeenLead[];
  /** When each lead arrived, performance.now by lead. */
  arrivedAtMs: Map<string, number>;
  /** Events a stream said it cannot tell any more. */
  readonly missed: number;
  readonly disconnects: number;
}

export async function openLeadScreens(
  { gateway, token }: { gateway: { url: string }; token: TokenMint },
  agents: Brokerages['agents'],
): Promise<LeadScreens> {
  const seen: SeenLead[] = [];
  const arrivedAtMs = new Map<string, number>();
  let missed = 0;
  let disconnects = 0;
  const streams: LiveLeads[] = agents.map(({ agentId, organizationId }) =>
    liveLeads({
      url: gateway.url,
      getToken: () => token({ agentId, organizationId, role: 'AGENT' }),
      webSocketImpl: WebSocket,
      onEvent: ({ eventId, lead }) => {
        seen.push({ agentId, eventId: eventId as string, leadId: lead?.id ?? null });
        if (lead) arrivedAtMs.set(lead.id, performance.now());
      },
      onGap: (events) => (missed += events),
      onDisconnect: () => (disconnects += 1),
    }),
  );
  // What happens before a screen begins is not owed to it.
  await until(() => streams.every(({ cursor }) => cursor !== undefined), {
    timeoutMs: 60_000,
    what: 'the beginning of each screen',
  });
  return {
    seen,
    arrivedAtMs,
    get missed() {
      return missed;
    },
    get disconnects() {
      return disconnects;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(streams.map((stream) => stream.close()));
    },
  };
}
