import { GraphQLError, type FormattedExecutionResult, type GraphQLErrorOptions } from 'graphql';
import {
  InvalidOperationError,
  parseJson,
  writeJson,
  type ExecuteToJsonOptions,
  type FederationResult,
  type PreparedOperation,
} from '@propmubi/federation/serving';
import { InvalidInputError } from '@propmubi/runtime/errors';
import { type Logger } from '@propmubi/runtime/log';
import type { ResponseCache } from '../cache/response-cache.js';
import { errorAnswer, formatErrors } from '../http/error-response.js';
import { statusOf } from '../http/error-status.js';
import type { GatewayMetrics, RequestOutcome } from '../observability/metrics.js';
import { traceOperation, type OperationTrace } from '../observability/operation-trace.js';
import { queryPlanExtension, timeFetches } from './query-plan-extension.js';
import { scopeKeyOf, type GatewayContext } from './gateway-context.js';
import { CacheUseCollector, type OperationCacheUse } from './cache-use.js';
import { costReport } from './cost-report.js';
import type { PricedOperation } from './priced-operation.js';
import type { ServedSupergraph, OperationRequest } from './served-supergraph.js';
import { introspectionDisabled } from './operation-validator.js';

export interface OperationAnswer<Body = FormattedExecutionResult> {
  readonly body: Body;
  /** The first error's code when the operation was refused and nothing ran; HTTP makes a status of it. */
  readonly refusedBy?: string | undefined;
  /** Undefined for an operation that was refused before it had a name. */
  readonly operationName: string | undefined;
  readonly outcome: RequestOutcome;
  /** What of it was kept; undefined where nothing was looked up, or nothing ran. */
  readonly cache?: OperationCacheUse | undefined;
}

export interface OperationRunner {
  readonly supergraph: ServedSupergraph;
  readonly metrics: GatewayMetrics;
  readonly cache?: ResponseCache | undefined;
  readonly logger: Logger;
  readonly timeoutMs: number;
  /** Whether identical queries of one viewer that are under way together run once. */
  readonly collapse: boolean;
}

/** Answers one query or mutation as a value. Never rejects: what goes wrong is in the answer. */
export function runOperation(
  runner: OperationRunner,
  request: OperationRequest,
  context: GatewayContext,
  abort: AbortController,
): Promise<OperationAnswer> {
  return measured(runner, context, async (trace) => {
    const operation = await preparedFor(runner, request, context, trace);
    return executed(runner, operation, request, context, abort, trace);
  });
}

/** The same for an operation that `ServedSupergraph.prepare` has prepared already. */
export function runPrepared(
  runner: OperationRunner,
  operation: PricedOperation,
  request: OperationRequest,
  context: GatewayContext,
  abort: AbortController,
): Promise<OperationAnswer> {
  return measured(runner, context, async (trace) => {
    recordPlan(runner, operation.prepared, trace);
    return executed(runner, operation, request, context, abort, trace);
  });
}

async function executed(
  runner: OperationRunner,
  operation: PricedOperation,
  request: OperationRequest,
  context: GatewayContext,
  abort: AbortController,
  trace: OperationTrace | undefined,
): Promise<OperationAnswer> {
  const options = executeOptions(runner, request, context, trace);
  const { prepared } = operation;
  const end = runner.supergraph.charge(context, operation);
  const result = await withinTime(abort, runner.timeoutMs, (signal) =>
    runner.supergraph.federation.execute(prepared, { ...options, signal }),
  ).finally(end);
  return answerOf(prepared, result, runner.logger);
}

/** The same as the text of an HTTP body: an answer without errors is written once, straight from the merged data. */
export async function runOperationToText(
  runner: OperationRunner,
  request: OperationRequest,
  context: GatewayContext,
  abort: AbortController,
): Promise<OperationAnswer<string>> {
  const cacheUse = new CacheUseCollector();
  const work = async (trace: OperationTrace | undefined) => {
    const operation = await preparedFor(runner, request, context, trace);
    const { prepared, cost } = operation;
    const given = executeOptions(runner, request, context, trace);
    const options = { ...given, onFetch: cacheUse.following(given.onFetch) };
    const end = runner.supergraph.charge(context, operation);
    if (request.explain && runner.supergraph.mayExplain(context)) {
      const { onFetch, fetches } = timeFetches(options.onFetch);
      const result = await withinTime(abort, runner.timeoutMs, (signal) =>
        runner.supergraph.federation.execute(prepared, { ...options, onFetch, signal }),
      ).finally(end);
      const answer = answerOf(prepared, result, runner.logger);
      return {
        ...answer,
        body: { ...answer.body, extensions: { ...(await queryPlanExtension(prepared, fetches)) } },
      };
    }
    const text = await withinTime(abort, runner.timeoutMs, (signal) =>
      answerText(runner, prepared, { ...options, signal }, cacheUse),
    ).finally(end);
    if (request.reportCost) {
      const answer = answerOf(prepared, resultOf(text), runner.logger);
      return { ...answer, body: { ...answer.body, extensions: { cost: costReport(cost, answer, context) } } };
    }
    if (isWithoutErrors(text)) {
      return { body: text, operationName: prepared.operationName, outcome: 'ok' } as const;
    }
    return answerOf(prepared, resultOf(text), runner.logger);
  };
  const answer = await measured<OperationAnswer<string | FormattedExecutionResult>>(runner, context, work);
  const { use } = cacheUse;
  if (use) runner.metrics.cacheUse(answer.operationName, use);
  // What is the same for every viewer as a whole; a person's way through it is not remembered.
  if (use?.passed === 0 && context.viewer.userId === null) runner.cache?.count(request);
  if (request.reportCache) {
    const body =
      typeof answer.body === 'string' ? (parseJson(answer.body) as FormattedExecutionResult) : answer.body;
    const extensions = { ...body.extensions, cache: use ?? null };
    return { ...answer, cache: use, body: writeJson({ ...body, extensions }) ?? '' };
  }
  const text = typeof answer.body === 'string' ? answer.body : (writeJson(answer.body) ?? '');
  return { ...answer, cache: use, body: text };
}

/** The answer as this process kept it, or as it is put together now. */
async function answerText(
  { cache, collapse, metrics, supergraph }: OperationRunner,
  prepared: PreparedOperation,
  options: ExecuteToJsonOptions<GatewayContext>,
  cacheUse: CacheUseCollector,
): Promise<string> {
  const { variables, contextValue: context } = options;
  const asked = { prepared, variables, context };
  const kept = prepared.operationKind === 'query' ? await cache?.answers.find(asked) : undefined;
  if (kept) {
    const { ageSeconds } = cacheUse.kept(kept);
    metrics.answerKept(kept.lookups, ageSeconds);
    return kept.text;
  }
  const scopeKey = collapse ? scopeKeyOf(context) : undefined;
  const text = await supergraph.federation.executeToJson(prepared, {
    ...options,
    ...(scopeKey && { scopeKey }),
  });
  const { basis } = cacheUse;
  if (basis && isWithoutErrors(text)) cache?.answers.keep(asked, text, basis);
  return text;
}

/** The executor writes errors first. */
function isWithoutErrors(text: string): boolean {
  return text.startsWith('{"data":');
}

/**
 * Answers with the plan of an operation of any kind, which passes the same checks and is not run.
 * A viewer who may not read the schema is refused.
 */
export function planOperation(
  runner: OperationRunner,
  request: OperationRequest,
  context: GatewayContext,
): Promise<OperationAnswer> {
  return measured(runner, context, async (trace) => {
    const { supergraph } = runner;
    if (!supergraph.mayExplain(context)) throw introspectionDisabled();
    const { prepared } = await supergraph.prepare(request, context);
    recordPlan(runner, prepared, trace);
    const body = { data: null, extensions: { ...(await queryPlanExtension(prepared)) } };
    return { body, operationName: prepared.operationName, outcome: 'ok' } as const;
  });
}

async function preparedFor(
  runner: OperationRunner,
  request: OperationRequest,
  context: GatewayContext,
  trace: OperationTrace | undefined,
): Promise<PricedOperation> {
  const operation = await runner.supergraph.prepare(request, context);
  recordPlan(runner, operation.prepared, trace);
  if (operation.prepared.operationKind === 'subscription') throw subscriptionOverHttp();
  return operation;
}

function recordPlan(
  { metrics }: OperationRunner,
  prepared: PreparedOperation,
  trace: OperationTrace | undefined,
): void {
  metrics.planned(prepared);
  trace?.planned(prepared);
}

function executeOptions(
  { metrics }: OperationRunner,
  { variables }: OperationRequest,
  contextValue: GatewayContext,
  trace: OperationTrace | undefined,
) {
  return { variables: variables ?? null, contextValue, onFetch: trace?.onFetch ?? metrics.onFetch };
}

async function measured<Answer extends OperationAnswer<unknown>>(
  { metrics, logger }: OperationRunner,
  context: GatewayContext,
  work: (trace: OperationTrace | undefined) => Promise<Answer>,
): Promise<Answer | OperationAnswer> {
  const startedAt = performance.now();
  const trace = traceOperation(context.trace, metrics.onFetch);
  const answer = await work(trace).catch((error: unknown) => refusal(error, logger));
  const codes = errorCodesOf(answer.body);
  metrics.request(answer.operationName, answer.outcome, performance.now() - startedAt, codes);
  trace?.end(answer.outcome, codes[0]);
  return answer;
}

/** The errors' codes; an answer that is text has no errors. */
function errorCodesOf(body: unknown): string[] {
  const { errors = [] } = body as FormattedExecutionResult;
  return errors.map(({ extensions }) => String(extensions?.['code']));
}

/** Errors that came through JSON, as errors again: formatting decides by their codes. */
function resultOf(text: string): FederationResult {
  const { errors, ...rest } = parseJson(text) as FormattedExecutionResult<Record<string, unknown>>;
  const revived = errors?.map(
    ({ message, path, extensions }) => new GraphQLError(message, { path, extensions } as GraphQLErrorOptions),
  );
  return { ...rest, ...(revived && { errors: revived }) };
}

/** The answer to an operation that was refused before it ran. */
export function refusal(error: unknown, logger: Logger): OperationAnswer {
  const errors =
    error instanceof InvalidOperationError
      ? formatErrors(error.errors, logger)
      : errorAnswer(error, logger).body.errors;
  const refusedBy = String(errors[0]?.extensions?.['code']);
  const outcome = statusOf(refusedBy) >= 500 ? 'error' : 'refused';
  return { body: { errors }, refusedBy, operationName: undefined, outcome };
}

function answerOf(prepared: PreparedOperation, result: FederationResult, logger: Logger): OperationAnswer {
  const { operationName } = prepared;
  if (!result.errors) return { body: { data: result.data }, operationName, outcome: 'ok' };
  const errors = formatErrors(result.errors, logger);
  // No `data` at all: the variables did not fit, nothing ran.
  if (!('data' in result)) {
    return { body: { errors }, refusedBy: errorCodesOf({ errors })[0], operationName, outcome: 'refused' };
  }
  return { body: { errors, data: result.data }, operationName, outcome: result.data ? 'partial' : 'error' };
}

export function subscriptionOverHttp(): InvalidInputError {
  return new InvalidInputError(
    'Subscriptions need a WebSocket (graphql-transport-ws), or Accept: text/event-stream or multipart/mixed;subscriptionSpec=1.0.',
    {
      code: 'SUBSCRIPTION_TRANSPORT_REQUIRED',
    },
  );
}

/** Aborts the request when the time is over, by the controller that aborts it when the client goes. */
async function withinTime<T>(
  abort: AbortController,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timer = setTimeout(() => {
    abort.abort(new Error('The request took too long.'));
  }, timeoutMs);
  try {
    return await work(abort.signal);
  } finally {
    clearTimeout(timer);
  }
}
