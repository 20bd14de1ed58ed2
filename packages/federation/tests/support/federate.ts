import {
  createFederation,
  localTransport,
  type Federation,
  type PrepareOptions,
  type SubgraphTransport,
} from '../../src/index.js';
import type { FederationResult } from '../../src/execute.js';
import { composeSupergraph, executableSubgraphs, type TestSubgraph } from './compose.js';

/** One request a subgraph got. */
export interface RecordedRequest {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

export interface TestFederation {
  readonly federation: Federation<unknown>;
  readonly requests: RecordedRequest[];
  run(query: string, options?: RunOptions): Promise<FederationResult>;
}

export interface RunOptions extends PrepareOptions {
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** A federation over in-process subgraphs that remembers what it asked them. `replace` swaps a transport. */
export function federate(
  subgraphs: Record<string, TestSubgraph>,
  replace: Record<string, SubgraphTransport<unknown>> = {},
  editSupergraph: (sdl: string) => string = (sdl) => sdl,
): TestFederation {
  const schemas = executableSubgraphs(subgraphs);
  const requests: RecordedRequest[] = [];
  const federation = createFederation<unknown>({
    supergraphSdl: editSupergraph(composeSupergraph(subgraphs)),
    transports: (name) => {
      const schema = schemas[name];
      if (!schema) throw new Error(`No subgraph ${name}`);
      const transport = replace[name] ?? localTransport<unknown>(schema);
      return {
        ...transport,
        fetch: (fetch) => {
          const { query, variables } = fetch.request;
          requests.push({ subgraph: name, query, variables });
          return transport.fetch(fetch);
        },
      };
    },
  });
  return {
    federation,
    requests,
    run: async (query, { variables, operationName, ...options } = {}) => {
      const prepared = federation.prepare(query, operationName, options);
      const result = await federation.execute(prepared, { variables, contextValue: {} });
      return JSON.parse(JSON.stringify(result)) as FederationResult;
    },
  };
}
