import type { DocumentNode } from 'graphql';
import type { GatewayConfig } from '../config.js';
import type { OperationRequest } from '../operations/served-supergraph.js';
import { refusal, runPrepared, type OperationRunner } from '../operations/run-operation.js';
import type { SubscriptionSession } from './subscription-session.js';
import { LiveSubscription, type LiveResult } from './live-subscription.js';

export interface LiveOptions {
  readonly runner: OperationRunner;
  readonly config: Pick<GatewayConfig, 'live'>;
}

export type LiveResults = AsyncGenerator<LiveResult, undefined, undefined> | LiveResult;

/** An operation that may run, and how to run it. */
export interface LiveOperation {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** A subscription's events, or a query's one answer. Never rejects. */
  start(): Promise<LiveResults>;
}

/**
 * Validates and plans an operation of any kind for a live client.
 * @throws what `ServedSupergraph.prepare` and `ServedSupergraph.charge` do for an operation that is refused
 */
export async function prepareOperation(
  { runner, config }: LiveOptions,
  request: OperationRequest,
  client: SubscriptionSession,
  onSlow: () => void,
): Promise<LiveOperation> {
  const { supergraph, logger } = runner;
  const context = client.operationContext();
  const operation = await supergraph.prepare(request, context);
  const { prepared, cost } = operation;
  if (prepared.operationKind === 'subscription') {
    runner.metrics.planned(prepared);
    // Waiting for events costs nothing that has to be held; how many may be open has limits of its own.
    (await supergraph.charge(context, operation))();
  }
  const start = async (): Promise<LiveResults> => {
    if (prepared.operationKind !== 'subscription') {
      const answer = await client.whileOpen((abort) =>
        runPrepared(runner, operation, request, context, abort),
      );
      return answer.body;
    }
    const queue = { maxItems: config.live.queueEvents, maxBytes: config.live.queueBytes };
    const subscription = new LiveSubscription({ runner, request, prepared, cost, client, queue, onSlow });
    try {
      return await subscription.open();
    } catch (error) {
      await subscription.return();
      return supergraph.contracts.answerFor(client.context, refusal(error, logger).body);
    }
  };
  return {
    document: prepared.operation.document,
    operationName: prepared.operationName,
    kind: prepared.operationKind,
    start,
  };
}
