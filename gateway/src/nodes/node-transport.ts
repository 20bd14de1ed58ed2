import {
  localTransport,
  type FetchContext,
  type IsDenied,
  type SubgraphTransport,
} from '@propmubi/federation/serving';
import type { LimitState } from '@propmubi/runtime/limits';
import { MAX_NODES, NODE, byIdFields } from '@propmubi/runtime/nodes';
import { buildSchema, execute, GraphQLError, isInterfaceType, type GraphQLSchema } from 'graphql';
import { scopeKeyOf, type GatewayContext } from '../operations/gateway-context.js';
import { nodeOwners } from './node-owners.js';
import { TypeLookup, type FoundTypes } from './type-lookup.js';

export interface NodeTransportOptions {
  /** Of the supergraph that is served now, with its joins. */
  readonly supergraphSchema: () => GraphQLSchema;
  readonly transportOf: (subgraph: string) => SubgraphTransport<GatewayContext>;
  readonly deniedFor: (context: GatewayContext) => IsDenied | undefined;
  readonly limitsOf: (context: GatewayContext) => readonly LimitState[];
}

/** What of a supergraph `node` needs. */
interface ServedNodes {
  /** Query.node and Query.nodes, over types with nothing but an id. */
  readonly schema: GraphQLSchema;
  /** Subgraphs that have Nodes. */
  readonly owners: readonly string[];
  /** Field of Query that gives a type by its id. */
  readonly byId: ReadonlyMap<string, string>;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Answers `Query.rateLimit`, `Query.node` and `Query.nodes` in the place of a subgraph. Of nodes: the type and the id of what the viewer may read by
 * the type's own field of Query. What else is selected the plan fetches from the subgraphs, like of any other entity.
 */
export function nodeTransport(options: NodeTransportOptions): SubgraphTransport<GatewayContext> {
  const lookup = new TypeLookup(options.transportOf, scopeKeyOf);
  const known = new WeakMap<GraphQLSchema, ServedNodes>();
  const served = () => {
    const supergraph = options.supergraphSchema();
    let nodes = known.get(supergraph);
    if (!nodes) known.set(supergraph, (nodes = servedNodes(supergraph)));
    return nodes;
  };

  return localTransport<GatewayContext>({
    execute({ document, variables, operationName, fetch }) {
      const nodes = served();
      const load = batch((ids) => lookup.find(ids, nodes.owners, fetch));
      const node = async (id: string) => {
        const type = UUID.test(id) ? await load(id.toLowerCase()) : null;
        return type && mayRead(options, nodes, fetch, type)
          ? { __typename: type, id: id.toLowerCase() }
          : null;
      };
      const rootValue = {
        rateLimit: () =>
          options.limitsOf(fetch.context).map(({ points, ...state }) => ({ ...state, limit: points })),
        node: ({ id }: { id: string }) => node(id),
        nodes({ ids }: { ids: readonly string[] }) {
          if (ids.length <= MAX_NODES) return ids.map(node);
          throw new GraphQLError(`nodes takes at most ${MAX_NODES} ids.`, {
            extensions: { code: 'TOO_MANY_IDS', limit: MAX_NODES },
          });
        },
      };
      return execute({ schema: nodes.schema, document, variableValues: variables, operationName, rootValue });
    },
  });
}

/** The subgraph has decided; the gateway's own rules about the same field hold as well. */
function mayRead(
  { deniedFor }: NodeTransportOptions,
  { byId }: ServedNodes,
  { context }: FetchContext<GatewayContext>,
  type: string,
): boolean {
  const field = byId.get(type);
  return field !== undefined && deniedFor(context)?.('Query', field) === undefined;
}

function servedNodes(supergraph: GraphQLSchema): ServedNodes {
  const node = supergraph.getType(NODE);
  const types = isInterfaceType(node) ? supergraph.getPossibleTypes(node) : [];
  return {
    schema: buildSchema(`
      interface ${NODE} { id: ID! }
      ${types.map(({ name }) => `type ${name} implements ${NODE} { id: ID! }`).join('\n')}
      type RateLimit { name: String! limit: Int! remaining: Int! windowSeconds: Int! resetSeconds: Int! }
      type Query { node(id: ID!): ${NODE} nodes(ids: [ID!]!): [${NODE}] rateLimit: [RateLimit!] }`),
    owners: nodeOwners(supergraph),
    byId: byIdFields(supergraph),
  };
}

/** One lookup for all ids that are asked for in the same turn. */
function batch(find: (ids: readonly string[]) => Promise<FoundTypes>) {
  let next: { ids: string[]; found: Promise<FoundTypes> } | undefined;
  return async (id: string): Promise<string | null> => {
    if (!next) {
      const ids: string[] = [];
      next = { ids, found: Promise.resolve().then(() => ((next = undefined), find(ids))) };
    }
    next.ids.push(id);
    const type = (await next.found).get(id) ?? null;
    if (type instanceof Error)
      throw new GraphQLError(type.message, { originalError: type, extensions: codeOf(type) });
    return type;
  };
}

function codeOf(error: Error): { code: string } {
  return { code: (error as { code?: string }).code ?? 'DOWNSTREAM_SERVICE_ERROR' };
}
