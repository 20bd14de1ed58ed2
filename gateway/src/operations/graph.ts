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
import { GraphQLError, Kind } from 'graphql';
import { createAccessPolicy, type AccessPolicy, type Policy } from '../authorization/access-policy.js';
import { readPublicFields } from '../authorization/public-fields.js';
import type { GatewayConfig } from '../config.js';
import { anonymousContext, scopeKeyOf, type GatewayContext } from './gateway-context.js';
import { createOperationGate, operationOf, type OperationGate, type Variables } from './operation-gate.js';

/** One operation as a client sent it, whatever carried it. */
export interface OperationRequest {
  readonly source: string;
  readonly operationName?: string | undefined;
  readonly variables?: Variables;
  /** Asks for the query plan in `extensions`, for those who may read the schema. */
  readonly explain?: boolean;
}

export interface GraphOptions {
  readonly supergraphSdl: string;
  readonly transports: (name: string, url: string) => SubgraphTransport<GatewayContext>;
  readonly config: Pick<GatewayConfig, 'limits' | 'introspection' | 'authentication' | 'live'>;
  readonly policies?: Readonly<Record<string, Policy>> | undefined;
}

/** The supergraph being served: the executor, and the rules that belong to this version of it. */
export class Graph {
  readonly federation: Federation<GatewayContext>;
  gate: OperationGate;
  private access: AccessPolicy | undefined;

  constructor(private readonly options: GraphOptions) {
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
    this.gate = this.createGate();
    this.access = this.createAccess();
  }

  /** Changes the supergraph; throws and changes nothing when it cannot be loaded. */
  reload(supergraphSdl: string): void {
    this.federation.reload(supergraphSdl);
    this.gate = this.createGate();
    this.access = this.createAccess();
  }

  deniedFor(viewer: Viewer): IsDenied | undefined {
    return this.access?.deniedFor(viewer);
  }

  /**
   * Parses, limits, validates, prices, authorizes and plans an operation, in that order: nothing expensive happens
   * for an operation that is going to be refused.
   * @throws InvalidOperationError, GraphQLError (syntax) or AppError with a code
   */
  admit({ source, operationName, variables }: OperationRequest, viewer: Viewer): PreparedOperation {
    const document = this.gate.readDocument(source);
    this.gate.admitOperation(document, operationOf(document, operationName), variables, viewer);
    const denied = this.deniedFor(viewer);
    const prepared = this.federation.prepare(document, operationName, {
      validated: true,
      ...(denied && { denied }),
    });
    if (prepared.operationKind === 'subscription') assertSourceAllowed(prepared);
    return prepared;
  }

  private createGate(): OperationGate {
    const { schema, supergraphSchema } = this.federation;
    const { limits, introspection } = this.options.config;
    return createOperationGate({ schema, supergraphSchema, limits, introspection });
  }

  private createAccess(): AccessPolicy | undefined {
    if (!this.options.config.authentication) return undefined;
    return createAccessPolicy(this.federation.supergraphSchema, this.options.policies);
  }
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
