import { type FetchContext, localTransport, type SubgraphTransport } from '@propmubi/federation';
import {
  createGateway,
  gatewayConfigFromEnv,
  type GatewayContext,
  type GatewayOverrides,
} from '@propmubi/gateway';
import {
  type createRegistry,
  underTrace,
  withRequestId,
  type Logger,
  type Subgraph,
} from '@propmubi/runtime';
import { DRAIN_MS } from './environment.js';

export type RunningRoutes = GatewayOverrides['routes'];

export interface RunningGateway {
  url: string;
  close(): Promise<void>;
}

export interface EmbeddedGatewayOptions {
  env: NodeJS.ProcessEnv;
  subgraphs: readonly Subgraph[];
  /** Loaded, and loaded again whenever it changes. */
  supergraphFile: string;
  /** Where the process's metrics are kept, shown at `/metrics`. */
  metrics: ReturnType<typeof createRegistry>;
  routes?: RunningRoutes;
  logger: Logger;
}

/** The gateway in this process, reaching the subgraphs by function calls instead of HTTP. */
export function startEmbeddedGateway({
  env,
  subgraphs,
  supergraphFile,
  metrics,
  routes,
  logger,
}: EmbeddedGatewayOptions): Promise<RunningGateway> {
  const byName = new Map<string, Subgraph>(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  return createGateway(gatewayConfigFromEnv({ DRAIN_MS, ...env }, supergraphFile), {
    logger,
    metrics,
    routes,
    transports: (name) => {
      const subgraph = byName.get(name);
      if (!subgraph)
        throw new Error(`The supergraph names a subgraph "${name}" that is not in this process.`);
      return functionCalls(subgraph);
    },
    dependencies: subgraphs.map((subgraph) => ({ name: subgraph.name, check: () => subgraph.ready() })),
  });
}

/** As between processes: only a mutation says where it comes from. */
function clientOf({ request, context }: FetchContext<GatewayContext>) {
  return request.operationKind === 'mutation' ? context.client : undefined;
}

/** The viewer crosses as it is: within one process a signature proves nothing. */
function functionCalls(subgraph: Subgraph): SubgraphTransport<GatewayContext> {
  return localTransport<GatewayContext>({
    execute: ({ fetch, ...operation }) =>
      withRequestId(fetch.context.requestId, () =>
        underTrace(fetch.headers, () => subgraph.execute(operation, fetch.context.viewer, clientOf(fetch))),
      ),
    subscribe: ({ fetch, ...operation }) =>
      withRequestId(fetch.context.requestId, () => subgraph.subscribe(operation, fetch.context.viewer)),
  });
}
