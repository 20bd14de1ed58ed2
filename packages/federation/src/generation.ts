import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { SubgraphRequestError, SupergraphError } from './errors.js';
import { requiredCoordinates } from './operation/coordinates.js';
import { readDocument, selectOperation, type ClientOperation } from './operation/document.js';
import type { PreparedOperation } from './operation/prepare.js';
import type { SupergraphModel } from './supergraph.js';
import type { SubgraphTransport } from './transports/transport.js';

/** How long a transport outlives the supergraph that used it: an operation may be prepared and not yet started. */
const RETIRED_GRACE_MS = 10_000;

/** A client operation with the coordinates a policy is asked about, listed when first needed. */
export interface ReadOperation {
  readonly operation: ClientOperation;
  coordinates: readonly string[] | undefined;
}

/**
 * One supergraph with its caches and transports. A reload makes the next generation, which takes over the transports
 * of subgraphs that stayed where they were, so their connections stay warm.
 */
export class Generation<C> {
  readonly model: SupergraphModel;
  readonly requiredBy: ReadonlyMap<string, readonly string[]>;
  readonly plans: LRUCache<string, PreparedOperation>;
  private readonly operations: LRUCache<string, ReadOperation>;
  private readonly documents = new WeakMap<DocumentNode, Map<string, ReadOperation>>();
  private readonly transports = new Map<string, { url: string; transport: SubgraphTransport<C> }>();
  private inFlight = 0;
  private retired: SubgraphTransport<C>[] | undefined;

  constructor(
    model: SupergraphModel,
    cacheSize: number,
    createTransport: (name: string, url: string) => SubgraphTransport<C>,
    previous?: Generation<C>,
  ) {
    this.model = model;
    this.requiredBy = requiredCoordinates(this.model.supergraphSchema);
    this.operations = new LRUCache({ max: cacheSize });
    this.plans = new LRUCache({ max: cacheSize });
    for (const { name, url } of this.model.subgraphs) {
      const kept = previous?.transports.get(name);
      const transport = kept?.url === url ? kept.transport : named(name, () => createTransport(name, url));
      this.transports.set(name, { url, transport });
    }
  }

  transportOf(name: string): SubgraphTransport<C> {
    const entry = this.transports.get(name);
    if (!entry) throw new SubgraphRequestError('The subgraph is not known.', 'DOWNSTREAM_SERVICE_ERROR');
    return entry.transport;
  }

  /** Parses and validates a document once, whether it comes as text or parsed by Apollo Server. */
  read(source: string | DocumentNode, operationName: string | undefined, validated: boolean): ReadOperation {
    const name = operationName ?? '';
    if (typeof source === 'string') {
      const key = `${name}\n${source}`;
      const known = this.operations.get(key) ?? this.parse(source, operationName, validated);
      this.operations.set(key, known);
      return known;
    }
    const byName = this.documents.get(source) ?? new Map<string, ReadOperation>();
    this.documents.set(source, byName);
    const known = byName.get(name) ?? this.parse(source, operationName, validated);
    byName.set(name, known);
    return known;
  }

  private parse(
    source: string | DocumentNode,
    operationName: string | undefined,
    validated: boolean,
  ): ReadOperation {
    const document = readDocument(this.model.schema, source, validated);
    return { operation: selectOperation(this.model.schema, document, operationName), coordinates: undefined };
  }

  enter(): void {
    this.inFlight += 1;
  }

  leave(): void {
    this.inFlight -= 1;
    this.closeRetired();
  }

  /** Closes the transports the next generation did not take over, when nothing can need them any more. */
  retire(next: Generation<C>): void {
    const taken = new Set([...next.transports.values()].map((entry) => entry.transport));
    const left = [...this.transports.values()]
      .map((entry) => entry.transport)
      .filter((one) => !taken.has(one));
    if (left.length === 0) return;
    setTimeout(() => {
      this.retired = left;
      this.closeRetired();
    }, RETIRED_GRACE_MS).unref();
  }

  private closeRetired(): void {
    if (!this.retired || this.inFlight > 0) return;
    const closing = this.retired;
    this.retired = undefined;
    void Promise.allSettled(closing.map((transport) => transport.close?.()));
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.transports.values()].map(({ transport }) => transport.close?.()));
  }
}

/** Says which subgraph a transport was refused for. */
function named<T>(subgraph: string, create: () => T): T {
  try {
    return create();
  } catch (error) {
    if (!(error instanceof SupergraphError)) throw error;
    throw new SupergraphError(`Subgraph "${subgraph}": ${error.message}`, error.code, error);
  }
}
