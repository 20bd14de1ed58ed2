import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { CancelSignal } from './cancellation.js';
import { InvalidOperationError } from './errors.js';
import type { FederationResult } from './execute.js';
import type { Federation, PrepareOptions } from './federation.js';
import type { PreparedOperation } from './operation/prepare.js';
import type { OnFetch } from './plan/run.js';

/** The part of Apollo Server's request context the executor reads; structural, so that no server is depended on. */
export interface ApolloRequestContext<C> {
  readonly request: { readonly variables?: Record<string, unknown> };
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly context: C;
}

/** What `new ApolloServer({ gateway })` asks of a gateway (`GatewayInterface`). */
export interface ApolloGatewayAdapter<C> {
  load(
    options?: unknown,
  ): Promise<{ executor: (request: ApolloRequestContext<C>) => Promise<FederationResult> }>;
  onSchemaLoadOrUpdate(
    callback: (schemas: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void,
  ): () => void;
  stop(): Promise<void>;
}

export interface ApolloGatewayOptions<C> {
  /** An operation that was prepared before the executor is asked, for example in `didResolveOperation`. */
  readonly prepared?: (request: ApolloRequestContext<C>) => PreparedOperation | undefined;
  /** What this request may not read; decided from its context before planning. */
  readonly denied?: (request: ApolloRequestContext<C>) => PrepareOptions['denied'];
  readonly signal?: (request: ApolloRequestContext<C>) => CancelSignal | undefined;
  readonly onFetch?: (request: ApolloRequestContext<C>) => OnFetch | undefined;
}

/** Puts a federation behind Apollo Server. Its plugins see the same life of a request as with Apollo's gateway. */
export function apolloGateway<C>(
  federation: Federation<C>,
  options: ApolloGatewayOptions<C> = {},
): ApolloGatewayAdapter<C> {
  const executor = async (request: ApolloRequestContext<C>): Promise<FederationResult> => {
    try {
      const prepared =
        options.prepared?.(request) ??
        federation.prepare(request.document, request.operationName ?? undefined, {
          validated: true,
          denied: options.denied?.(request),
        });
      return await federation.execute(prepared, {
        variables: request.request.variables,
        contextValue: request.context,
        signal: options.signal?.(request),
        onFetch: options.onFetch?.(request),
      });
    } catch (error) {
      if (error instanceof InvalidOperationError) return { errors: error.errors };
      throw error;
    }
  };
  const schemas = () => ({ apiSchema: federation.schema, coreSupergraphSdl: federation.supergraphSdl });
  const listening = new Set<() => void>();
  return {
    load: () => Promise.resolve({ executor }),
    onSchemaLoadOrUpdate(callback) {
      // Apollo Server expects the schema of now, then of every reload.
      callback(schemas());
      const stop = federation.onReload(() => callback(schemas()));
      listening.add(stop);
      return stop;
    },
    stop() {
      for (const stop of listening) stop();
      listening.clear();
      return Promise.resolve();
    },
  };
}
