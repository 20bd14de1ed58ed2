import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { AnswerBytes } from './answer-bytes.js';
import type { CacheRules } from './cache/caching.js';
import {
  executePrepared,
  executePreparedToJson,
  type ExecuteOptions,
  type FederationResult,
  type RunOptions,
  type SubscribeOptions,
  type TransportLookup,
} from './execute.js';
import { writeJson } from './exact-json.js';
import { Generation } from './generation.js';
import type { IsDenied } from './operation/authorization.js';
import { NOTHING_DENIED } from './operation/denials.js';
import type { IsPublic } from './operation/public-fields.js';
import {
  findPrepared,
  prepareOrRequest,
  type AuthorizedOperation,
  type PlanRequest,
} from './operation/plan-request.js';
import { normaliseOperation, PreparedOperation } from './operation/prepare.js';
import { subscribePrepared } from './subscribe.js';
import { SharedAnswer } from './shared-answer.js';
import { StartTurns } from './start-turns.js';
import { createModel, type SupergraphModel } from './supergraph.js';
import type { ReadSupergraph } from './supergraph-facts.js';
import type { SubgraphTransport } from './transports/transport.js';
import { WriteEpochs } from './write-epochs.js';

export interface FederationOptions<C> {
  readonly supergraphSdl: string;
  /** Called once per supergraph. */
  readonly read: ReadSupergraph;
  /** Called once per subgraph and supergraph; `url` is the one composition was given, maybe empty. */
  readonly transports: (name: string, url: string) => SubgraphTransport<C>;
  /** Memory for parsed operations, plans and projections, estimated; the least recently used go. Default 64 MiB. */
  readonly cacheBytes?: number;
  /**
   * Names the viewer for the effect of writes: a mutation ends the sharing of requests under way for its viewer. Without
   * it every mutation does for all viewers.
   */
  readonly viewerKey?: (context: C) => string;
  /** Names the client: when many operations wait to begin, clients take turns. Without it all are one. */
  readonly clientKey?: (context: C) => string;
  /**
   * Whether a client's reads may join requests under way that were sent before they came. Those show every write that its
   * viewer made by this federation, but not one made by another process. Default: yes.
   */
  readonly joinsEarlier?: (context: C) => boolean;
  /**
   * The part of the API schema that a client sees: introspection shows it, and variables are read by it. A document has to
   * be validated against it before. Default: all of it.
   */
  readonly clientSchema?: (context: C) => GraphQLSchema | undefined;
  /** Without it every subscriber asks for everything as itself. */
  readonly publicFetches?: PublicFetches<C>;
  /**
   * What of a supergraph may be cached, read once, for example of its directives; fetches then say so to their transports, of
   * which one is `cached`.
   */
  readonly cacheRules?: (supergraphSchema: GraphQLSchema) => CacheRules;
}

/** Which fields of an event do not depend on the viewer, and the context used to fetch them. */
export interface PublicFetches<C> {
  /** Reads a supergraph, for example its directives, once. A public field is null for an anonymous client only where it is for every client. */
  readonly fields: (supergraphSchema: GraphQLSchema) => IsPublic;
  /** An anonymous context in the place of a client's. Subgraphs must see no difference between two of them. */
  readonly anonymousContext: (context: C) => C;
}

export interface PrepareOptions {
  /**
   * Which fields this client may not read; they are null with the code it gives, and are never fetched. The answers of one function
   * must not change: what it denies of an operation is worked out once.
   */
  readonly denied?: IsDenied;
  /** The document was validated against `schema` already (Apollo Server does). */
  readonly validated?: boolean;
}

export interface ExecuteToJsonOptions<C> extends ExecuteOptions<C> {
  /**
   * Everything the answer depends on besides operation and variables: the user, or a constant for public data.
   * Undefined runs every request by itself.
   */
  readonly scopeKey?: string;
}

const DEFAULT_CACHE_BYTES = 64 * 1024 * 1024;

/** A supergraph that can be queried, with subscriptions and mutations. */
export class Federation<C = unknown> {
  private current: Generation<C>;
  private readonly generationOf = new WeakMap<SupergraphModel, Generation<C>>();
  private readonly epochs = new WriteEpochs();
  private readonly turns = new StartTurns();
  private readonly listeners = new Set<(federation: Federation<C>) => void>();

  constructor(private readonly options: FederationOptions<C>) {
    this.current = this.createGeneration(options.supergraphSdl);
  }

  /** The API schema: what clients see. */
  get schema(): GraphQLSchema {
    return this.current.model.schema;
  }
  /** With join and security directives (`@authenticated`, `@requiresScopes`, `@policy`, `@cost`), for policies. */
  get supergraphSchema(): GraphQLSchema {
    return this.current.model.supergraphSchema;
  }
  get supergraphSdl(): string {
    return this.current.model.sdl;
  }
  get subgraphs(): readonly { readonly name: string; readonly url: string }[] {
    return this.current.model.subgraphs;
  }

  /** Estimated memory of the operations, plans and projections that are kept. */
  get cachedBytes(): number {
    return this.current.cachedBytes;
  }

  /**
   * Parses, validates, plans and compiles an operation, or finds its parts in the caches. Operations that differ in
   * their name, layout, comments, order of fields, aliases, fragments or literals share a plan. Throws `InvalidOperationError`
   * with the GraphQL errors of a document that cannot be run.
   */
  prepare(
    source: string | DocumentNode,
    operationName?: string,
    options: PrepareOptions = {},
  ): PreparedOperation {
    const prepared = this.prepareOrRequest(source, operationName, options);
    return prepared instanceof PreparedOperation ? prepared : prepared.planHere();
  }

  /** The same for an operation whose plan is kept. Undefined for others, which are not planned. */
  find(
    source: string | DocumentNode,
    operationName?: string,
    options: PrepareOptions = {},
  ): PreparedOperation | undefined {
    return findPrepared(this.authorize(source, operationName, options));
  }

  /** The same, with a request for the plan where none is kept. Planning takes most of the time of preparing. */
  prepareOrRequest(
    source: string | DocumentNode,
    operationName?: string,
    options: PrepareOptions = {},
  ): PreparedOperation | PlanRequest {
    return prepareOrRequest(this.authorize(source, operationName, options));
  }

  private authorize(
    source: string | DocumentNode,
    operationName: string | undefined,
    options: PrepareOptions,
  ): AuthorizedOperation {
    const generation = this.current;
    const { model } = generation;
    const { operation, known } = generation.read(source, operationName, options.validated ?? false);
    const denial = options.denied ? known.denials.by(options.denied) : NOTHING_DENIED;
    const normalised = (known.normalised ??= normaliseOperation(model, operation));
    return { generation, operation, normalised, denied: denial.fields, deniedKey: denial.key };
  }

  /** Runs a query or mutation. Subgraph failures do not reject: they are in the result's `errors`. */
  async execute(prepared: PreparedOperation, options: ExecuteOptions<C>): Promise<FederationResult> {
    return this.inGeneration(prepared, options, executePrepared);
  }

  /**
   * Runs a query or mutation to the bytes of its response body, `{"data":…}` in UTF-8, without building the answer first. With
   * a `scopeKey`, identical queries under way at the same time are run once and share the bytes. A caller who releases the answer
   * lets its memory be used again.
   */
  executeToJson(prepared: PreparedOperation, options: ExecuteToJsonOptions<C>): Promise<AnswerBytes> {
    const { scopeKey, variables } = options;
    if (scopeKey === undefined || prepared.operationKind !== 'query' || !this.joinsEarlier(options))
      return this.runToJson(prepared, options);
    const epoch = this.epochs.of(this.viewerOf(options));
    const values = `${prepared.literalsText}${variables ? writeJson(variables) : ''}`;
    const key = `${epoch}:${scopeKey.length}:${scopeKey}${values}`;
    const { inFlight } = prepared;
    let shared = inFlight.get(key);
    if (!shared) {
      const forget = (): void => {
        if (inFlight.get(key) === started) inFlight.delete(key);
      };
      const started = new SharedAnswer((signal) => this.runToJson(prepared, { ...options, signal }), forget);
      inFlight.set(key, (shared = started));
    }
    return shared.join(options.signal, () => this.runToJson(prepared, options));
  }

  private runToJson(prepared: PreparedOperation, options: ExecuteOptions<C>): Promise<AnswerBytes> {
    return this.inGeneration(prepared, options, executePreparedToJson);
  }

  private async inGeneration<T>(
    prepared: PreparedOperation,
    options: ExecuteOptions<C>,
    run: (prepared: PreparedOperation, options: RunOptions<C>, transportOf: TransportLookup<C>) => Promise<T>,
  ): Promise<T> {
    const generation = this.generationFor(prepared);
    generation.enter();
    if (!this.turns.take()) await this.turns.wait(this.options.clientKey?.(options.contextValue) ?? '');
    const viewer = this.viewerOf(options);
    const isWrite = prepared.operationKind === 'mutation';
    if (isWrite) this.epochs.wrote(viewer);
    const sharingEpoch = isWrite ? undefined : this.epochs.of(viewer);
    const sharedSince = this.joinsEarlier(options) ? undefined : performance.now();
    try {
      const clientSchema = this.options.clientSchema?.(options.contextValue);
      const given = { ...options, sharingEpoch, sharedSince, clientSchema };
      return await run(prepared, given, generation.transportOf);
    } finally {
      if (isWrite) this.epochs.wrote(viewer);
      this.turns.release();
      generation.leave();
    }
  }

  private joinsEarlier({ contextValue }: ExecuteOptions<C>): boolean {
    return this.options.joinsEarlier?.(contextValue) ?? true;
  }

  private viewerOf({ contextValue }: ExecuteOptions<C>): string {
    return this.options.viewerKey?.(contextValue) ?? '';
  }

  /** Opens a subscription; every event is answered with the rest of its plan. `return()` closes it upstream. */
  async subscribe(
    prepared: PreparedOperation,
    options: SubscribeOptions<C>,
  ): Promise<AsyncIterableIterator<FederationResult>> {
    const generation = this.generationFor(prepared);
    generation.enter();
    return subscribePrepared(
      prepared,
      {
        ...options,
        anonymousContext: this.options.publicFetches?.anonymousContext,
        sharingEpoch: this.epochs.of(this.viewerOf(options)),
        clientSchema: this.options.clientSchema?.(options.contextValue),
      },
      generation.transportOf,
      () => generation.leave(),
    );
  }

  /** Changes the supergraph. What was prepared before finishes on the old one. Throws if it cannot be loaded. */
  reload(supergraphSdl: string): void {
    if (supergraphSdl === this.supergraphSdl) return;
    const previous = this.current;
    this.current = this.createGeneration(supergraphSdl, previous);
    previous.retire(this.current);
    for (const listener of this.listeners) listener(this);
  }

  /** Calls back after every reload; returns how to stop that. */
  onReload(listener: (federation: Federation<C>) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  async close(): Promise<void> {
    this.listeners.clear();
    await this.current.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  private createGeneration(sdl: string, previous?: Generation<C>): Generation<C> {
    const { cacheBytes = DEFAULT_CACHE_BYTES, read, transports, publicFetches, cacheRules } = this.options;
    const model = createModel(sdl, read(sdl), publicFetches?.fields, cacheRules);
    const generation = new Generation(model, cacheBytes, transports, previous);
    this.generationOf.set(generation.model, generation);
    return generation;
  }

  private generationFor(prepared: PreparedOperation): Generation<C> {
    const generation = this.generationOf.get(prepared.model);
    if (!generation) throw new Error('This operation was prepared by another federation.');
    return generation;
  }
}
