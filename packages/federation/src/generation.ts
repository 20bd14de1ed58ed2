import type { DocumentNode, SelectionSetNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { SubgraphRequestError, SupergraphError } from './errors.js';
import { requiredCoordinates } from './operation/coordinates.js';
import { Denials } from './operation/denials.js';
import { readDocument, selectOperation, type ClientOperation } from './operation/document.js';
import type { ClientForm } from './operation/client-form.js';
import type { OperationPlan } from './operation/operation-plan.js';
import type { NormalisedOperation } from './operation/prepare.js';
import { readSourceText, withOperationName } from './operation/source-text.js';
import type { SupergraphModel } from './supergraph.js';
import type { SubgraphTransport } from './transports/transport.js';

/** How long a transport outlives the supergraph that used it: an operation may be prepared and not yet started. */
const RETIRED_GRACE_MS = 10_000;

/** A client operation. */
export interface ReadOperation {
  readonly operation: ClientOperation;
  readonly known: OperationFacts;
}

/** What does not depend on an operation's name. */
interface OperationFacts {
  readonly denials: Denials;
  /** Made when first needed. */
  normalised: NormalisedOperation | undefined;
  /** What this was read from: a definition shares it when it has the same parts. */
  readonly of: ClientOperation;
}

/** Memory of a syntax tree without locations, its text included; measured, rounded up. */
const BYTES_PER_CHARACTER = 300;
const BYTES_PER_DOCUMENT = 4 * 1024;

/**
 * One supergraph with its caches and transports. A reload makes the next generation, which takes over the transports
 * of subgraphs that stayed where they were, so their connections stay warm.
 */
export class Generation<C> {
  readonly model: SupergraphModel;
  readonly requiredBy: ReadonlyMap<string, readonly string[]>;
  private readonly plans: LRUCache<string, OperationPlan>;
  private readonly forms: LRUCache<string, ClientForm>;
  private readonly operations: LRUCache<string, ReadOperation>;
  private readonly facts = new WeakMap<SelectionSetNode, OperationFacts>();
  private readonly documents = new WeakMap<DocumentNode, Map<string, ReadOperation>>();
  private readonly transports = new Map<string, { url: string; transport: SubgraphTransport<C> }>();
  private inFlight = 0;
  private retired: SubgraphTransport<C>[] | undefined;

  constructor(
    model: SupergraphModel,
    cacheBytes: number,
    createTransport: (name: string, url: string) => SubgraphTransport<C>,
    previous?: Generation<C>,
  ) {
    this.model = model;
    this.requiredBy = requiredCoordinates(this.model.supergraphSchema);
    // A form counts its plan too, which is not freed before it.
    const maxSize = Math.floor(cacheBytes / 3);
    this.operations = new LRUCache({
      maxSize,
      // Twice: once as the client wrote it, once normalised. One that shares its tree is counted as if it did not.
      sizeCalculation: (_, source) => BYTES_PER_DOCUMENT + 2 * BYTES_PER_CHARACTER * source.length,
    });
    this.plans = new LRUCache({ maxSize, sizeCalculation: ({ bytes }) => bytes });
    this.forms = new LRUCache({ maxSize, sizeCalculation: ({ bytes }) => bytes });
    for (const { name, url } of this.model.subgraphs) {
      const kept = previous?.transports.get(name);
      const transport = kept?.url === url ? kept.transport : named(name, () => createTransport(name, url));
      this.transports.set(name, { url, transport });
    }
  }

  readonly transportOf = (name: string): SubgraphTransport<C> => {
    const entry = this.transports.get(name);
    if (!entry) throw new SubgraphRequestError('The subgraph is not known.', 'DOWNSTREAM_SERVICE_ERROR');
    return entry.transport;
  };

  /** Parses and validates a document once, whether it comes as text or parsed by Apollo Server. */
  read(source: string | DocumentNode, operationName: string | undefined, validated: boolean): ReadOperation {
    const name = operationName ?? '';
    if (typeof source === 'string') {
      return found(this.operations, `${name}\n${source}`, () =>
        this.readSource(source, operationName, validated),
      );
    }
    let byName = this.documents.get(source);
    if (!byName) this.documents.set(source, (byName = new Map<string, ReadOperation>()));
    let known = byName.get(name);
    if (!known) byName.set(name, (known = this.parse(source, operationName, validated)));
    return known;
  }

  /** Finds what a client sees of a plan. */
  knownForm(deniedKey: string, text: string): ClientForm | undefined {
    return this.forms.get(clientKey(deniedKey, text));
  }

  keepForm(deniedKey: string, text: string, form: ClientForm): void {
    this.forms.set(clientKey(deniedKey, text), form);
  }

  knownPlan(deniedKey: string, text: string): OperationPlan | undefined {
    return this.plans.get(clientKey(deniedKey, text));
  }

  keepPlan(deniedKey: string, text: string, plan: OperationPlan): void {
    this.plans.set(clientKey(deniedKey, text), plan);
  }

  /** Estimated memory of what is kept, in bytes. */
  get cachedBytes(): number {
    return this.operations.calculatedSize + this.plans.calculatedSize + this.forms.calculatedSize;
  }

  /** Parses a text, unless one that differs in layout or its operation's name is known. */
  private readSource(source: string, operationName: string | undefined, validated: boolean): ReadOperation {
    const read = readSourceText(source);
    const isMeant = operationName === undefined || operationName === read?.operationName;
    if (!read || !isMeant) return this.parse(source, operationName, validated);
    const alike = found(this.operations, `\n\n${read.text}`, () =>
      this.parse(source, operationName, validated),
    );
    if (alike.operation.definition.name?.value === read.operationName) return alike;
    const document = withOperationName(alike.operation.document, read.operationName);
    return this.parse(document, read.operationName, true);
  }

  private parse(
    source: string | DocumentNode,
    operationName: string | undefined,
    validated: boolean,
  ): ReadOperation {
    const document = readDocument(this.model.schema, source, validated);
    const operation = selectOperation(this.model.schema, document, operationName);
    const { selectionSet } = operation.definition;
    let known = this.facts.get(selectionSet);
    if (!known || !hasSameParts(known.of, operation)) {
      const denials = new Denials(this.model.schema, this.requiredBy, operation.document);
      known = { denials, normalised: undefined, of: operation };
      this.facts.set(selectionSet, known);
    }
    return { operation, known };
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

/** Without denied fields the text itself, which is the same string each time, so that a look-up hashes and compares nothing. */
function clientKey(deniedKey: string, text: string): string {
  return deniedKey === '' ? text : `${deniedKey}\n${text}`;
}

/** Do two operations differ in their name only? Copies of a document share its nodes. */
function hasSameParts(one: ClientOperation, other: ClientOperation): boolean {
  const { definition: a, fragments } = one;
  const { definition: b } = other;
  if (a.operation !== b.operation || a.variableDefinitions !== b.variableDefinitions) return false;
  if (a.directives !== b.directives || fragments.size !== other.fragments.size) return false;
  return [...fragments].every(([name, fragment]) => other.fragments.get(name) === fragment);
}

/** One that is larger than the cache is made and not kept. */
function found<V extends object>(cache: LRUCache<string, V>, key: string, make: () => V): V {
  let value = cache.get(key);
  if (!value) {
    value = make();
    cache.set(key, value);
  }
  return value;
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
