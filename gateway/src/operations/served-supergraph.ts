import {
  batched,
  Federation,
  sharedSubscriptions,
  type IsDenied,
  type PreparedOperation,
  type PrepareOptions,
  type SubgraphTransport,
} from '@propmubi/federation/serving';
import type { Viewer } from '@propmubi/runtime/auth';
import type { LimitState } from '@propmubi/runtime/limits';
import type { DocumentNode } from 'graphql';
import type { Policy } from '../authorization/access-policy.js';
import { readPublicFields } from '../authorization/public-fields.js';
import { readCacheRules } from '../cache/cache-rules.js';
import type { ResponseCache } from '../cache/response-cache.js';
import type { GatewayConfig } from '../config.js';
import type { ContractViews } from '../contracts/contract-views.js';
import type { ClientLimits } from '../limits/client-limits.js';
import type { OrganizationQuotas } from '../limits/organization-quotas.js';
import { RefusalPace } from '../limits/refusal-pace.js';
import { withNodeService } from '../nodes/with-node-service.js';
import {
  addressOf,
  anonymousContext,
  clientKey,
  scopeKeyOf,
  type GatewayContext,
} from './gateway-context.js';
import { operationOf, type OperationValidator, type Variables } from './operation-validator.js';
import { note } from './note-refusal.js';
import { allowed, type PricedOperation } from './priced-operation.js';
import { createSharingRule } from './sharing-rule.js';
import { readSupergraphRules, type SupergraphRules } from './supergraph-rules.js';
import { NewOperations } from '../planning/new-operations.js';
import type { PlanningTurn } from '../planning/planning-queue.js';
import { TextsUnderWay } from '../planning/texts-under-way.js';
import type { PlanningThreads } from '../planning/planning-threads.js';
import type { StoredOperations } from '../stored/stored-operations.js';
import type { FieldUsage } from '../usage/field-usage.js';
import type { SupergraphReader } from '../supergraph/supergraph-reader.js';

/** One operation as a client sent it, whatever carried it. */
export interface OperationRequest {
  readonly source: string;
  readonly operationName?: string | undefined;
  readonly variables?: Variables;
  /** Asks for `extensions.cost`. */
  readonly reportCost?: boolean;
  /** Asks for `extensions.cache`. */
  readonly reportCache?: boolean;
  /** Asks for the query plan in `extensions`, for those who may read the schema. */
  readonly explain?: boolean;
}

export interface ServedSupergraphOptions {
  readonly supergraphSdl: string;
  /** Has opened the supergraph. */
  readonly reader: SupergraphReader;
  readonly transports: (name: string, url: string) => SubgraphTransport<GatewayContext>;
  readonly config: Pick<GatewayConfig, 'limits' | 'introspection' | 'authentication' | 'live' | 'workers'>;
  readonly policies?: Readonly<Record<string, Policy>> | undefined;
  readonly clientLimits?: ClientLimits | undefined;
  readonly quotas?: OrganizationQuotas | undefined;
  /** Counts who uses what of the schema; without it nothing is counted. */
  readonly usage?: FieldUsage | undefined;
  /** Keeps public answers; without it none are kept. */
  readonly cache?: ResponseCache | undefined;
  /** Without it clients send the texts of their operations, any they like. */
  readonly stored?: StoredOperations | undefined;
  /** Without them new operations are validated and planned on the serving loop. */
  readonly threads?: PlanningThreads | undefined;
}

/** The supergraph being served: the executor, and the rules that belong to this version of it. */
export class ServedSupergraph {
  readonly federation: Federation<GatewayContext>;
  private rules: SupergraphRules;
  private readonly newOperations: NewOperations;
  private readonly texts = new TextsUnderWay();
  private readonly refusals = new RefusalPace();

  constructor(private readonly options: ServedSupergraphOptions) {
    const { supergraphSdl, config, cache } = options;
    const transports = withNodeService(cache?.around(options.transports) ?? options.transports, this);
    cache?.serve(supergraphSdl);
    const { batchWindowMs, queueEvents } = config.live;
    this.newOperations = new NewOperations(options, () => this.federation);
    this.federation = new Federation<GatewayContext>({
      supergraphSdl,
      read: options.reader.read,
      viewerKey: ({ viewer }) => viewer.userId ?? '',
      clientKey,
      joinsEarlier: createSharingRule(config),
      clientSchema: (context) => this.contracts.viewFor(context)?.schema,
      transports: (name, url) =>
        sharedSubscriptions(batched(transports(name, url), { maxWindowMs: batchWindowMs }), {
          scopeKey: ({ context }) => scopeKeyOf(context),
          maxWaiting: queueEvents,
        }),
      ...(cache && { cacheRules: readCacheRules }),
      ...(batchWindowMs > 0 && { publicFetches: { fields: readPublicFields, anonymousContext } }),
    });
    this.rules = readSupergraphRules(this.federation, options);
  }

  get validator(): OperationValidator {
    return this.rules.validator;
  }

  get contracts(): ContractViews {
    return this.rules.contracts;
  }

  /** Changes the supergraph to one that `reader` has opened; throws and changes nothing when it cannot be loaded. */
  reload(supergraphSdl: string): void {
    this.federation.reload(supergraphSdl);
    this.options.cache?.serve(supergraphSdl);
    this.rules = readSupergraphRules(this.federation, this.options);
  }

  deniedFor(viewer: Viewer): IsDenied | undefined {
    return this.rules.access?.deniedFor(viewer);
  }

  /** The same for one that a contract may bind, whose other fields do not exist for it. */
  deniedIn(context: GatewayContext): IsDenied | undefined {
    return this.contracts.deniedIn(context, this.deniedFor(context.viewer));
  }

  /** Whether a client may see query plans, which show what is behind any contract. */
  mayExplain(context: GatewayContext): boolean {
    return !this.contracts.viewFor(context) && this.validator.mayIntrospect(context.viewer);
  }

  /**
   * Parses, limits, validates, prices, authorizes and plans an operation, in that order: nothing expensive happens
   * for an operation that is going to be refused. One that was never seen waits for its turn, see `NewOperations`.
   * @throws InvalidOperationError, GraphQLError (syntax) or AppError with a code
   */
  async prepare(request: OperationRequest, context: GatewayContext): Promise<PricedOperation> {
    const find = (): PricedOperation | undefined => this.find(request, context);
    return this.texts.findOr(textKey(request.source, context), find, () =>
      this.newOperations.run(context, (turn) => this.prepareNew(request, context, turn)),
    );
  }

  /** What `prepare` gives for an operation that is known; undefined for others. @throws what `prepare` throws */
  find(request: OperationRequest, context: GatewayContext): PricedOperation | undefined {
    this.options.stored?.assertAllowed(request.source, context);
    const document = this.validatorFor(context).find(request.source);
    return document && this.findPrepared(document, request, context);
  }

  /**
   * Parses, limits and validates a document, as the first step of `prepare` does.
   * @throws what `prepare` throws
   */
  async readDocument(source: string, context: GatewayContext): Promise<DocumentNode> {
    this.options.stored?.assertAllowed(source, context);
    const find = (): DocumentNode | undefined => this.validatorFor(context).find(source);
    return this.texts.findOr(textKey(source, context), find, () =>
      this.newOperations.run(context, (turn) => this.readNew(source, context, turn)),
    );
  }

  /** An operation whose plan is kept; undefined for others. */
  private findPrepared(
    document: DocumentNode,
    request: OperationRequest,
    context: GatewayContext,
  ): PricedOperation | undefined {
    const cost = this.priceOf(document, request, context);
    const prepared = this.federation.find(document, request.operationName, this.optionsFor(context.viewer));
    return prepared && allowed({ prepared, cost });
  }

  private async prepareNew(
    request: OperationRequest,
    context: GatewayContext,
    turn: PlanningTurn,
  ): Promise<PricedOperation> {
    const { validator } = this;
    const document = await this.readNew(request.source, context, turn);
    // When the supergraph was changed meanwhile, what was valid may not be any more.
    if (validator !== this.validator) return this.prepareNew(request, context, turn);
    // Normalising has a turn of the event loop of its own: together with the next step it may take too long.
    const known = await turn.hold(() => this.findPrepared(document, request, context));
    if (known) return known;
    if (validator !== this.validator) return this.prepareNew(request, context, turn);
    const cost = this.priceOf(document, request, context);
    const begun = await turn.hold(() =>
      this.federation.prepareOrRequest(document, request.operationName, this.optionsFor(context.viewer)),
    );
    return allowed({ prepared: await this.newOperations.plan(begun, turn), cost });
  }

  private readNew(source: string, context: GatewayContext, turn: PlanningTurn): Promise<DocumentNode> {
    const validator = this.validatorFor(context);
    // Threads know the whole API schema alone.
    const isWhole = validator === this.validator;
    return this.newOperations.read(source, validator, turn, isWhole);
  }

  private priceOf(
    document: DocumentNode,
    { operationName, variables }: OperationRequest,
    context: GatewayContext,
  ): number {
    const operation = operationOf(document, operationName);
    return this.validatorFor(context).validateOperation(document, operation, variables, context.viewer);
  }

  private validatorFor(context: GatewayContext): OperationValidator {
    return this.contracts.viewFor(context)?.validator ?? this.validator;
  }

  private optionsFor(viewer: Viewer): PrepareOptions {
    const denied = this.deniedFor(viewer);
    return { validated: true, ...(denied && { denied }) };
  }

  /**
   * Charges an operation that is about to run to its client and organization. Returns how to end it, once.
   * @throws RateLimitedError when a limit or a quota is used up; at the pace at which an organization is refused
   */
  async charge(context: GatewayContext, { prepared, cost }: PricedOperation): Promise<() => void> {
    const { clientLimits, quotas, usage } = this.options;
    const { viewer } = context;
    this.reportSchema(context, prepared);
    const client = { address: addressOf(context), viewer };
    try {
      const states = clientLimits?.charge(client, cost);
      if (context.limits && states) context.limits.states = states;
      quotas?.charge(viewer, cost, this.rules.isMetered(prepared.operation.definition));
      const end = clientLimits?.enter(client, cost) ?? (() => undefined);
      usage?.count(context, this.federation.schema, prepared.operation);
      return end;
    } catch (error) {
      note(context, error);
      if (viewer.organizationId !== null) await this.refusals.wait(viewer.organizationId);
      throw error;
    }
  }

  /** Charges what an event of an open subscription has run. @throws RateLimitedError */
  chargeEvent(context: GatewayContext, cost: number): void {
    this.options.clientLimits?.chargeEvent({ address: addressOf(context), viewer: context.viewer }, cost);
  }

  private reportSchema({ schema }: GatewayContext, { operation }: PreparedOperation): void {
    if (!schema) return;
    schema.version = this.rules.version;
    schema.deprecated = this.rules.deprecated.of(operation.definition, operation.document);
  }

  /** What is left of the limits of who asks; none where clients are not limited. */
  limitsOf(context: GatewayContext): readonly LimitState[] {
    return this.options.clientLimits?.peek({ address: addressOf(context), viewer: context.viewer }) ?? [];
  }

  /** Charges what is not an operation. @throws RateLimitedError when a limit is used up */
  chargeDownload(context: GatewayContext, cost: number): void {
    try {
      const client = { address: addressOf(context), viewer: context.viewer };
      const states = this.options.clientLimits?.charge(client, cost);
      if (context.limits && states) context.limits.states = states;
    } catch (error) {
      note(context, error);
      throw error;
    }
  }
}

/** What is valid in one contract may not be in another. */
function textKey(source: string, { contract, viewer }: GatewayContext): string {
  return `${contract ?? ''}${viewer.viaKey ? ' key' : ''}\n${source}`;
}
