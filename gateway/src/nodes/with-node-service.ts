import type { IsDenied, SubgraphTransport } from '@propmubi/federation/serving';
import type { LimitState } from '@propmubi/runtime/limits';
import { NODE_SERVICE } from '@propmubi/runtime/nodes';
import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../operations/gateway-context.js';
import { nodeTransport } from './node-transport.js';

type Transports = (name: string, url: string) => SubgraphTransport<GatewayContext>;

/** What `node` has to know of the supergraph being served. */
interface Served {
  readonly federation: { readonly supergraphSchema: GraphQLSchema };
  deniedIn(context: GatewayContext): IsDenied | undefined;
  limitsOf(context: GatewayContext): readonly LimitState[];
}

/** Transports to the subgraphs, and to the service of nodes, which is in this process. */
export function withNodeService(transports: Transports, served: Served): Transports {
  const subgraphs = new Map<string, SubgraphTransport<GatewayContext>>();
  return (name, url) => {
    if (url === NODE_SERVICE.url)
      return nodeTransport({
        supergraphSchema: () => served.federation.supergraphSchema,
        deniedFor: (context) => served.deniedIn(context),
        limitsOf: (context) => served.limitsOf(context),
        transportOf: (subgraph) => subgraphs.get(subgraph) as SubgraphTransport<GatewayContext>,
      });
    const transport = transports(name, url);
    subgraphs.set(name, transport);
    return transport;
  };
}
