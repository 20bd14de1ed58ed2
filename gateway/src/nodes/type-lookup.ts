import {
  RequestTemplate,
  SubgraphRequestError,
  type FetchContext,
  type SubgraphTransport,
} from '@propmubi/federation/serving';
import { MAX_LOOKED_UP } from '@propmubi/runtime/nodes';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../operations/gateway-context.js';

const NODE_TYPES = new RequestTemplate('query($ids:[ID!]!){nodeTypes(ids:$ids)}', undefined, 'query');
/** Memory for which subgraph an id belongs to. */
const KNOWN_OWNER_BYTES = 8 * 1024 * 1024;
const BYTES_PER_OWNER = 200;

type Transport = Pick<SubgraphTransport<GatewayContext>, 'fetch'>;

/** The type of each id, null for an unknown one, or why that could not be found out. */
export type FoundTypes = ReadonlyMap<string, string | Error | null>;

/**
 * Finds types of ids by asking the subgraphs which of them are theirs and may be read by the viewer. Remembered is only
 * whose an id is, and only for the viewer who was shown it: it never changes, and an id that a viewer may not see takes
 * them as long as an unknown one.
 */
export class TypeLookup {
  private readonly owners = new LRUCache<string, string>({
    maxSize: KNOWN_OWNER_BYTES,
    sizeCalculation: (_owner, key) => BYTES_PER_OWNER + key.length,
  });

  constructor(
    private readonly transportOf: (subgraph: string) => Transport,
    private readonly scopeKey: (context: GatewayContext) => string,
  ) {}

  async find(
    ids: readonly string[],
    subgraphs: readonly string[],
    fetch: FetchContext<GatewayContext>,
  ): Promise<FoundTypes> {
    const scope = this.scopeKey(fetch.context);
    const keyOf = (id: string) => `${id} ${scope}`;
    const asked = new Map(subgraphs.map((name) => [name, [] as string[]]));
    for (const id of new Set(ids)) {
      const owner = this.owners.get(keyOf(id));
      const known = owner === undefined ? undefined : asked.get(owner);
      if (known) known.push(id);
      else for (const all of asked.values()) all.push(id);
    }
    const found = new Map<string, string | Error | null>(ids.map((id) => [id, null]));
    const answers = [...asked].flatMap(([subgraph, theirs]) =>
      slices(theirs).map(async (some) => ({ subgraph, some, types: await this.ask(subgraph, some, fetch) })),
    );
    for (const { subgraph, some, types } of await Promise.all(answers)) {
      some.forEach((id, place) => {
        const type = types instanceof Error ? types : types[place];
        if (typeof type === 'string') {
          found.set(id, type);
          this.owners.set(keyOf(id), subgraph);
        } else if (type instanceof Error && found.get(id) === null) found.set(id, type);
      });
    }
    return found;
  }

  private async ask(
    subgraph: string,
    ids: readonly string[],
    fetch: FetchContext<GatewayContext>,
  ): Promise<readonly unknown[] | Error> {
    try {
      const request = NODE_TYPES.request({ ids }, []);
      const { data } = await this.transportOf(subgraph).fetch({ ...fetch, subgraph, request });
      const types = (data as { nodeTypes?: unknown } | null | undefined)?.nodeTypes;
      if (Array.isArray(types) && types.length === ids.length) return types;
      return new SubgraphRequestError(
        'The type of an id could not be found out.',
        'DOWNSTREAM_SERVICE_ERROR',
      );
    } catch (error) {
      if (error instanceof SubgraphRequestError) return error;
      throw error;
    }
  }
}

function slices(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / MAX_LOOKED_UP) }, (_, index) =>
    ids.slice(index * MAX_LOOKED_UP, (index + 1) * MAX_LOOKED_UP),
  );
}
