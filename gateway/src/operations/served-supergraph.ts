import {
  batched,
  createFederation,
  sharedSubscriptions,
  type Federation,
  type IsDenied,
  type PreparedOperation,
  type SubgraphTransport,
} from '@propmubi/federation';
import type { Viewer } from '@propmubi/runtime/auth';
import { RateLimitedError } from '@propmubi/runtime/errors';
import { GraphQLError, Kind, type DocumentNode } from 'graphql';
import { createAccessPolicy, type AccessPolicy, type Policy } from '../authorization/access-policy.js';
import { readPublicFields } from '../authorization/public-fields.js';
import type { GatewayConfig } from '../config.js';
import type { ClientLimits } from '../limits/client-limits.js';
import { anonymousContext, scopeKeyOf, type GatewayContext } from './gateway-context.js';
import {
  createOperationValidator,
  operationOf,
  type OperationValidator,
  type Variables,
} from './operation-validator.js';
import { PlanningQueue } from './planning-queue.js';

/** One operation as a client sent it, whatever carried it. */
export interface OperationRequest {
  readonly source: string;
  readonly operationName?: string | undefined;
  readonly variables?: Variables;
  /** Asks for `extensions.cost`. */
  readonly reportCost?: boolean;
  /** Asks for the query plan in `extensions`, for those who may read the schema. */
  readonly explain?: boolean;
}

export interface ServedSupergraphOptions {
  readonly supergraphSdl: string;
  readonly transports: (name: string, url: string) => SubgraphTransport<GatewayContext>;
  readonly config: Pick<GatewayConfig, 'limits' | 'introspection' | 'authentication' | 'live'>;
  readonly policies?: Readonly<Record<string, Policy>> | undefined;
  readonly clientLimits?: ClientLimits | undefined;
}

/** An operation that may run, and what it costs at most. */
export interface PricedOperation {
  readonly prepared: PreparedOperation;
  readonly cost: number;
}

/** The supergraph being served: the executor, and the rules that belong to this version of it. */
export class ServedSupergraph {
  readonly federation: Federation<GatewayContext>;
  validator: OperationValidator;
  private access: AccessPolicy | undefined;
  private readonly planning = new PlanningQueue();

  constructor(private readonly options: ServedSupergraphOptions) {
    const { supergraphSdl, transports, config } = options;
    const { batchWindowMs, queueEvents } = config.live;
    this.federation = createFederation<GatewayContext>({
      supergraphSdl,
      viewerKey: ({ viewer }) => viewer.userId ?? '',
      transports: (name, url) =>
        sharedSubscriptions(batched(transports(name, url), { maxWindowMs: batchWindowMs }), {
          scopeKey: ({ context }) => scopeKeyOf(context),
          maxWaiting: queueEvents,
        }),
      ...(batchWindowMs > 0 && { publicFetches: { fields: readPublicFields, anonymousContext } }),
    });
    this.validator = this.createValidator();
    this.access = this.createAccess();
  }

  /** Changes the supergraph; throws and changes nothing when it cannot be loaded. */
  reload(supergraphSdl: string): void {
    this.federation.reload(supergraphSdl);
    this.validator = this.createValidator();
    this.access = this.createAccess();
  }

  deniedFor(viewer: Viewer): IsDenied | undefined {
    return this.access?.deniedFor(viewer);
  }

  /**
   * Parses, limits, validates, prices, authorizes and plans an operation, in that order: nothing expensive happens
   * for an operation that is going to be refused. One that was never seen waits for its turn, see `whenNew`.
   * @throws InvalidOperationError, GraphQLError (syntax) or AppError with a code
   */
  prepare(request: OperationRequest, context: GatewayContext): Promise<PricedOperation> {
    const { source, operationName, variables } = request;
    return this.whenNew(source, context, () => {
      const document = this.validator.readDocument(source);
      const operation = this.prepareDocument(document, operationName, variables, context.viewer);
      this.validator.setPlanned(source);
      return operation;
    });
  }

  /** The same for a document that was parsed elsewhere. */
  prepareDocument(
    document: DocumentNode,
    operationName: string | undefined,
    variables: Variables,
    viewer: Viewer,
  ): PricedOperation {
    this.validator.validateDocument(document);
    const cost = this.validator.validateOperation(
      document,
      operationOf(document, operationName),
      variables,
      viewer,
    );
    const denied = this.deniedFor(viewer);
    const prepared = this.federation.prepare(document, operationName, {
      validated: true,
      ...(denied && { denied }),
    });
    if (prepared.operationKind === 'subscription') assertSourceAllowed(prepared);
    return { prepared, cost };
  }

  /**
   * Does the work of preparing an operation: at once when this text was planned before, else in the queue for work that
   * holds the event loop, out of the budget of its client's address.
   * @throws RateLimitedError, and what `prepare` throws
   */
  async whenNew<T>(source: string, context: GatewayContext, prepare: () => T): Promise<T> {
    const { clientLimits } = this.options;
    if (!clientLimits || this.validator.isPlanned(source)) return prepare();
    const address = addressOf(context);
    return noting(context, () => {
      clientLimits.assertMayPlan(address);
      return this.planning.run(address, () => {
        const startedAt = performance.now();
        try {
          return prepare();
        } finally {
          clientLimits.planned(address, performance.now() - startedAt);
        }
      });
    });
  }

  /**
   * Charges an operation that is about to run to its client. Returns how to end it, once.
   * @throws RateLimitedError when a limit of the client is used up
   */
  charge(context: GatewayContext, cost: number): () => void {
    const { clientLimits } = this.options;
    if (!clientLimits) return () => undefined;
    const client = { address: addressOf(context), viewer: context.viewer };
    try {
      const states = clientLimits.charge(client, cost);
      if (context.limits) context.limits.states = states;
      return clientLimits.enter(client, cost);
    } catch (error) {
      note(context, error);
      throw error;
    }
  }

  private createValidator(): OperationValidator {
    const { schema, supergraphSchema } = this.federation;
    const { limits, introspection } = this.options.config;
    return createOperationValidator({ schema, supergraphSchema, limits, introspection });
  }

  private createAccess(): AccessPolicy | undefined {
    if (!this.options.config.authentication) return undefined;
    return createAccessPolicy(this.federation.supergraphSchema, this.options.policies);
  }
}

function addressOf({ client }: GatewayContext): string {
  return client?.address ?? 'unknown';
}

async function noting<T>(context: GatewayContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    note(context, error);
    throw error;
  }
}

function note({ limits }: GatewayContext, error: unknown): void {
  if (!limits || !(error instanceof RateLimitedError)) return;
  const { retryAfterSeconds } = error.extensions;
  if (typeof retryAfterSeconds === 'number') limits.retryAfterSeconds = retryAfterSeconds;
}

/** A denied field of an answer is null; a denied event source has no answers to put a null into. */
function assertSourceAllowed({ denied, model, operation }: PreparedOperation): void {
  const root = model.schema.getSubscriptionType()?.name ?? '';
  for (const selection of operation.definition.selectionSet.selections) {
    if (selection.kind !== Kind.FIELD) continue;
    const code = denied.get(`${root}.${selection.name.value}`);
    if (code === undefined) continue;
    const path = [(selection.alias ?? selection.name).value];
    throw new GraphQLError(`Not allowed to subscribe to ${selection.name.value}.`, {
      path,
      extensions: { code },
    });
  }
}
