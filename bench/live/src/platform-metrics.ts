/** What the gateway counted so far. */
export interface GatewayCounts {
  /** Events sent to subscribers. */
  events: number;
  /** Requests for entities that reached a subgraph, and those that another one's answer served. */
  entityCalls: number;
  entityCallsSaved: number;
  subscriptions: number;
}

/** Reads the gateway's counters; `url` is its GraphQL address. */
export async function gatewayCounts(url: string): Promise<GatewayCounts> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const sum = (series: RegExp) =>
    [...text.matchAll(series)].reduce((total, [, value]) => total + Number(value), 0);
  return {
    events: sum(/^subscription_events_total (\S+)/gm),
    entityCalls: sum(/^subgraph_entity_fetches_total\{.*call="own".*\} (\S+)/gm),
    entityCallsSaved: sum(/^subgraph_entity_fetches_total\{.*call="shared".*\} (\S+)/gm),
    subscriptions: sum(/^subscriptions_open (\S+)/gm),
  };
}
