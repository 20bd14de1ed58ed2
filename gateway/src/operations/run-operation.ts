import { GraphQLError, type FormattedExecutionResult, type GraphQLErrorOptions } from 'graphql';
import {
  AnswerBytes,
  type Cancellation,
  InvalidOperationError,
  parseJson,
  type ExecuteToJsonOptions,
  type FederationResult,
  type PreparedOperation,
} from '@propmubi/federation/serving';
import { InvalidInputError } from '@propmubi/runtime/errors';
import { type Logger } from '@propmubi/runtime/log';
import type { ResponseCache } from '../cache/response-cache.js';
import type { KeptBody } from '../http/kept-bodies.js';
import { errorAnswer, formatErrors } from '../http/error-response.js';
import { statusOf } from '../http/error-status.js';
import type { GatewayMetrics, RequestOutcome } from '../observability/metrics.js';
import { traceOperation, type OperationTrace } from '../observability/operation-trace.js';
import { queryPlanExtension, timeFetches } from './query-plan-extension.js';
import { scopeKeyOf, type GatewayContext } from './gateway-context.js';
import { CacheUseCollector, type OperationCacheUse } from './cache-use.js';
import { costReport } from './cost-report.js';
import type { Deadlines } from './deadlines.js';
import type { PricedOperation } from './priced-operation.js';
import { bytesWithDeprecations, withDeprecations } from './report-deprecations.js';
import type { ServedSupergraph, OperationRequest } from './served-supergraph.js';
import { introspectionDisabled } from './operation-validator.js';

const DATA = Buffer.from('{"data":');

export interface OperationAnswer<Body = FormattedExecutionResult> {
  readonly body: Body;
  /** The first error's code when the operation was refused and nothing ran; HTTP makes a status of it. */
  readonly refusedBy?: string | undefined;
  /** Undefined for an operation that was refused before it had a name. */
  readonly operationName: string | undefined;
  readonly outcome: RequestOutcome;
  /** The same body as it is kept for others. */
  readonly kept?: KeptBody | undefined;
  /** What of it was kept; undefined where nothing was looked up, or nothing ran. */
  readonly cache?: OperationCacheUse | undefined;
}

export interface OperationRunner {
  readonly supergraph: ServedSupergraph;
  readonly metrics: GatewayMetrics;
  readonly cache?: ResponseCache | undefined;
  readonly logger: Logger;
  readonly deadlines: Deadlines;
  /** Whether identical queries of one viewer that are under way together run once. */
  readonly collapse: boolean;
}

/** Answers one query or mutation as a value. Never rejects: what goes wrong is in the answer. */
export function runOperation(
  runner: OperationRunner,
  request: OperationRequest,
  context: GatewayContext,
  abort: Cancellation,
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
  abort: Cancellation,
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
  abort: Cancellation,
  trace: OperationTrace | undefined,
): Promise<OperationAnswer> {
  const options = executeOptions(runner, request, context, trace);
  const { prepared } = operation;
  const end = await runner.supergraph.charge(context, operation);
  const result = await runner.deadlines.run(abort, end, () =>
    runner.supergraph.federation.execute(prepared, { ...options, signal: abort }),
  );
  const answer = answerOf(prepared, result, runner.logger);
  return { ...answer, body: withDeprecations(answer.body, context) };
}

/** The same as the bytes of an HTTP body: an answer without errors is written once, straight from what was gathered. */
export async function runOperationToBytes(
  runner: OperationRunner,
  request: OperationRequest,
  context: GatewayContext,
  abort: Cancellation,
): Promise<OperationAnswer<AnswerBytes>> {
  const cacheUse = runner.cache && new CacheUseCollector();
  const answer = await measured<OperationAnswer<AnswerBytes | FormattedExecutionResult>>(
    runner,
    context,
    async (trace) => {
      const operation = await preparedFor(runner, request, context, trace);
      const given = executeOptions(runner, request, context, trace);
      const onFetch = cacheUse?.following(given.onFetch) ?? given.onFetch;
      const options = { ...given, onFetch, signal: abort };
      const end = await runner.supergraph.charge(context, operation);
      if (request.explain && runner.supergraph.mayExplain(context))
        return runner.deadlines.run(abort, end, () => explained(runner, operation, options));
      const { prepared, cost } = operation;
      const { body, kept } = await runner.deadlines.run(abort, end, () =>
        answerBytes(runner, prepared, options, cacheUse),
      );
      if (request.reportCost) {
        const answer = answerOf(prepared, resultOf(body), runner.logger);
        const extensions = { cost: costReport(cost, answer, context) };
        return { ...answer, body: { ...answer.body, extensions } };
      }
      if (isWithoutErrors(body))
        return { body, kept, operationName: prepared.operationName, outcome: 'ok' } as const;
      return answerOf(prepared, resultOf(body), runner.logger);
    },
  );
  const use = cacheUse?.use;
  if (use) runner.metrics.cacheUse(answer.operationName, use);
  // What is the same for every viewer as a whole; a person's way through it is not remembered.
  if (use?.passed === 0 && context.viewer.userId === null) runner.cache?.count(request);
  if (request.reportCache) {
    const body = answer.body instanceof AnswerBytes ? parsed(answer.body) : answer.body;
    const extensions = { ...body.extensions, cache: use ?? null };
    return { ...answer, cache: use, body: bytesWithDeprecations({ ...body, extensions }, context) };
  }
  return { ...answer, cache: use, body: bytesWithDeprecations(answer.body, context) };
}

/** The answer with its query plan beside it. */
async function explained(
  runner: OperationRunner,
  { prepared }: PricedOperation,
  options: ExecuteToJsonOptions<GatewayContext>,
): Promise<OperationAnswer> {
  const { onFetch, fetches } = timeFetches(options.onFetch ?? runner.metrics.onFetch);
  const result = await runner.supergraph.federation.execute(prepared, { ...options, onFetch });
  const answer = answerOf(prepared, result, runner.logger);
  const extensions = { ...(await queryPlanExtension(prepared, fetches)) };
  return { ...answer, body: { ...answer.body, extensions } };
}

/** The answer as this process kept it, or as it is put together now. */
async function answerBytes(
  { cache, collapse, metrics, supergraph }: OperationRunner,
  prepared: PreparedOperation,
  given: ExecuteToJsonOptions<GatewayContext>,
  cacheUse: CacheUseCollector | undefined,
): Promise<{ body: AnswerBytes; kept?: KeptBody }> {
  const { variables, contextValue: context } = given;
  const options = collapse ? { ...given, scopeKey: scopeKeyOf(context) } : given;
  if (!cache || !cacheUse) return { body: await supergraph.federation.executeToJson(prepared, options) };
  const asked = { prepared, variables, context };
  const kept = prepared.operationKind === 'query' ? await cache.answers.find(asked) : undefined;
  if (kept) {
    const { ageSeconds } = cacheUse.kept(kept);
    metrics.answerKept(kept.lookups, ageSeconds);
    return { body: kept.body, kept };
  }
  const body = await supergraph.federation.executeToJson(prepared, options);
  const { basis } = cacheUse;
  if (basis && isWithoutErrors(body)) cache.answers.keep(asked, body, basis);
  return { body };
}

/** The executor writes errors first. */
function isWithoutErrors({ bytes }: AnswerBytes): boolean {
  return bytes.length > DATA.length && DATA.compare(bytes, 0, DATA.length) === 0;
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
  const { supergraph } = runner;
  const operation = supergraph.find(request, context) ?? (await supergraph.prepare(request, context));
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
  { metrics, logger, supergraph }: OperationRunner,
  context: GatewayContext,
  work: (trace: OperationTrace | undefined) => Promise<Answer>,
): Promise<Answer | OperationAnswer> {
  const startedAt = performance.now();
  const trace = traceOperation(context.trace, metrics.onFetch);
  let answer: Answer | OperationAnswer;
  try {
    answer = await work(trace);
  } catch (error) {
    answer = refusal(error, logger);
  }
  const codes = errorCodesOf(answer.body);
  metrics.request(answer.operationName, answer.outcome, performance.now() - startedAt, codes);
  trace?.end(answer.outcome, codes[0]);
  const { body } = answer as { body: unknown };
  return body instanceof AnswerBytes
    ? answer
    : { ...answer, body: supergraph.contracts.answerFor(context, body as FormattedExecutionResult) };
}

const NO_CODES: readonly string[] = [];

/** The errors' codes; an answer that is bytes has no errors. */
function errorCodesOf(body: unknown): readonly string[] {
  const { errors } = body as FormattedExecutionResult;
  return errors?.map(({ extensions }) => String(extensions?.['code'])) ?? NO_CODES;
}

/** Errors that came through JSON, as errors again: formatting decides by their codes. */
function resultOf(body: AnswerBytes): FederationResult {
  const { errors, ...rest } = parsed(body);
  const revived = errors?.map(
    ({ message, path, extensions }) => new GraphQLError(message, { path, extensions } as GraphQLErrorOptions),
  );
  return { ...rest, ...(revived && { errors: revived }) };
}

function parsed(body: AnswerBytes): FormattedExecutionResult<Record<string, unknown>> {
  return parseJson(body.toString()) as FormattedExecutionResult<Record<string, unknown>>;
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
