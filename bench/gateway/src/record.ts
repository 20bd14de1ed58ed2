import { createFederation, httpTransport } from '../../../packages/federation/src/index.js';

/** The requests our gateway makes for an operation, by the moment they start, and the answer it gives. */
export async function recordFloor(supergraphSdl: string, query: string): Promise<unknown> {
  const levels: { subgraph: number; body: string }[][] = [];
  let open = 0;
  const federation = createFederation<undefined>({
    supergraphSdl,
    transports: (_name, url) => {
      const transport = httpTransport<undefined>({ url });
      const subgraph = Number(new URL(url).port) - 4601;
      return {
        fetch: async (fetch) => {
          if (open === 0 || levels.length === 0) levels.push([]);
          open += 1;
          levels.at(-1)?.push({ subgraph, body: fetch.request.body });
          const response = await transport.fetch(fetch);
          open -= 1;
          return response;
        },
        close: () => transport.close?.() ?? Promise.resolve(),
      };
    },
  });
  const result = await federation.execute(federation.prepare(query), { contextValue: undefined });
  await federation.close();
  return { levels, result };
}
