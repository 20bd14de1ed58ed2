import { GraphQLError, type FormattedExecutionResult } from 'graphql';
import type { FederationResult, PreparedOperation } from '@propmubi/federation/serving';
import { AppError, UnavailableError } from '@propmubi/runtime/errors';
import { errorAnswer, formatErrors } from '../http/error-response.js';
import type { OperationRequest } from '../operations/served-supergraph.js';
import { scopeKeyOf } from '../operations/gateway-context.js';
import { refusal, type OperationRunner } from '../operations/run-operation.js';
import { BoundedQueue, type QueueLimits } from './bounded-queue.js';
import type { SubscriptionSession } from './subscription-session.js';

export type LiveResult = FormattedExecutionResult;

export interface LiveSubscriptionOptions {
  readonly runner: OperationRunner;
  readonly request: OperationRequest;
  readonly prepared: PreparedOperation;
  /** Of the operation, which each event takes again. */
  readonly cost: number;
  readonly client: SubscriptionSession;
  readonly queue: QueueLimits;
  /** The client did not take its events in time. */
  readonly onSlow: () => void;
}

/** The name of the variable and of the field by which a subscription is resumed. */
const CURSOR_VARIABLE = 'after';
const CURSOR_FIELD = 'cursor';

/**
 * One subscription of one client. Upstream events wait here, bounded, while the client reads. A reload of the
 * supergraph, or a renewed token with other rights, opens the subscription again before the old one is closed: nothing is
 * missed, and what arrives twice carries the same event id.
 */
export class LiveSubscription implements AsyncGenerator<LiveResult, undefined, undefined> {
  private readonly queue: BoundedQueue<LiveResult>;
  private readonly abort = new AbortController();
  private readonly release: (() => void)[];
  private upstream: AsyncIterator<FederationResult> | undefined;
  private prepared: PreparedOperation;
  /** For whom the source was opened. */
  private scopeKey: string | undefined;
  private lastCursor: string | undefined;
  private closed = false;
  private events = 0;
  private readonly openedAt = performance.now();
  private replanning: Promise<void> = Promise.resolve();

  constructor(private readonly options: LiveSubscriptionOptions) {
    const { runner, client, queue, prepared } = options;
    this.prepared = prepared;
    this.queue = new BoundedQueue(queue, (result) => JSON.stringify(result).length);
    this.release = [
      runner.supergraph.federation.onReload(() => {
        this.replan();
      }),
      client.onRenewal(() => {
        this.replan();
      }),
    ];
    runner.metrics.subscriptionOpened();
  }

  /** Opens the event source. What keeps it from opening is its only result. */
  async open(): Promise<this> {
    await this.attach(this.prepared);
    return this;
  }

  async next(): Promise<IteratorResult<LiveResult, undefined>> {
    const result = await this.queue.next();
    if (result.done) await this.close('completed');
    else {
      this.events += 1;
      const { client, runner } = this.options;
      runner.metrics.event();
      return { done: false, value: runner.supergraph.contracts.answerFor(client.context, result.value) };
    }
    return result;
  }

  async return(): Promise<IteratorResult<LiveResult, undefined>> {
    await this.close('client');
    return { value: undefined, done: true };
  }

  async throw(error: unknown): Promise<IteratorResult<LiveResult, undefined>> {
    await this.close('error');
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close('client');
  }

  private async attach(prepared: PreparedOperation): Promise<void> {
    const { runner, client, cost } = this.options;
    this.scopeKey = scopeKeyOf(client.context);
    const iterator = await runner.supergraph.federation.subscribe(prepared, {
      variables: this.variables(prepared),
      contextValue: client.context,
      signal: this.abort.signal,
      onFetch: runner.metrics.onFetch,
      beforeEvent: () => runner.supergraph.chargeEvent(client.operationContext(), cost),
    });
    const previous = this.upstream;
    this.upstream = iterator;
    this.prepared = prepared;
    void this.pump(iterator);
    await previous?.return?.();
    if (this.closed) await iterator.return?.();
  }

  private async pump(iterator: AsyncIterableIterator<FederationResult>): Promise<void> {
    const { runner, client, onSlow } = this.options;
    try {
      for await (const result of iterator) {
        if (this.closed || !(await client.isLive())) return;
        this.remember(result);
        if (this.queue.push(format(result, runner))) continue;
        // First, so that the client sees why and not a regular completion.
        onSlow();
        await this.close('slow');
        return;
      }
    } catch (error) {
      this.queue.push(interruption(error, runner));
    }
    // A plan that was replaced ends here too; only the current one's end is the subscription's.
    if (iterator === this.upstream) this.queue.end();
  }

  /** Plans again against what is served and allowed now. One at a time; nothing happens when plan and rights are the same. */
  private replan(): void {
    this.replanning = this.replanning.then(async () => {
      if (this.closed) return;
      const { runner, request, client } = this.options;
      try {
        const { prepared } = await runner.supergraph.prepare(request, client.operationContext());
        const isSame = prepared.isAlike(this.prepared) && scopeKeyOf(client.context) === this.scopeKey;
        if (!isSame) await this.attach(prepared);
      } catch (error) {
        const { body } = refusal(error, runner.logger);
        const reasons = body.errors?.map(({ message }) => message);
        const ended = new UnavailableError(
          'This subscription is no longer valid. Subscribe again with a valid one.',
          {
            code: 'SUBSCRIPTION_INVALIDATED',
            details: { reasons },
          },
        );
        this.queue.push(errorAnswer(ended).body);
        this.queue.end();
      }
    });
  }

  private variables(prepared: PreparedOperation): Record<string, unknown> {
    const { variables } = this.options.request;
    const definitions = prepared.operation.definition.variableDefinitions ?? [];
    const isResumable = definitions.some(({ variable }) => variable.name.value === CURSOR_VARIABLE);
    if (this.lastCursor === undefined || !isResumable) return { ...variables };
    return { ...variables, [CURSOR_VARIABLE]: this.lastCursor };
  }

  private remember({ data }: FederationResult): void {
    this.lastCursor = cursorOf(data) ?? this.lastCursor;
  }

  private async close(reason: string): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    for (const release of this.release) release();
    this.queue.clear();
    const { runner, client } = this.options;
    runner.metrics.subscriptionClosed(reason);
    runner.logger.info(
      {
        requestId: client.context.requestId,
        operation: this.prepared.operationName,
        userId: client.viewer.userId,
        reason,
        events: this.events,
        durationMs: Math.round(performance.now() - this.openedAt),
      },
      'subscription ended',
    );
    this.abort.abort(new Error('The subscription ended.'));
    await this.upstream?.return?.();
  }
}

/** The cursor an event carries in its root field, when the client selected one. */
export function cursorOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const [event] = Object.values(data) as unknown[];
  const cursor =
    typeof event === 'object' && event !== null ? (event as Record<string, unknown>)[CURSOR_FIELD] : null;
  return typeof cursor === 'string' ? cursor : undefined;
}

/** Why the event source ended: in its own words when it gave a coded reason, else as an interruption to resume from. */
function interruption(error: unknown, { logger }: OperationRunner): LiveResult {
  // graphql-ws hands a subgraph's errors on as a list; the transport keeps them as the cause of its own.
  const reported =
    error instanceof Error && Array.isArray(error.cause) ? (error.cause as unknown[]) : [error];
  const coded = reported.filter((one) => codeOf(one) !== undefined).map(toGraphQLError);
  if (coded.length > 0) return { errors: formatErrors(coded, logger) };
  logger.warn({ err: error }, 'a subscription broke upstream');
  const lost = new UnavailableError('The event source was lost. Subscribe again.', {
    code: 'SUBSCRIPTION_INTERRUPTED',
  });
  return errorAnswer(lost).body;
}

function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof AppError) return error;
  const { message, extensions } = error as { message: string; extensions: Record<string, unknown> };
  // The subgraph formatted it; naming a service marks it as such.
  return new GraphQLError(message, { extensions: { serviceName: 'subscription', ...extensions } });
}

function codeOf(error: unknown): unknown {
  return (error as { extensions?: { code?: unknown } } | undefined)?.extensions?.code;
}

function format(result: FederationResult, { logger }: OperationRunner): LiveResult {
  if (!result.errors) return { data: result.data };
  const errors = formatErrors(result.errors, logger);
  return 'data' in result ? { errors, data: result.data } : { errors };
}
