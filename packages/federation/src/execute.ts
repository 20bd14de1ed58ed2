import {
  getVariableValues,
  GraphQLError,
  isInputType,
  typeFromAST,
  type ExecutionResult,
  type GraphQLSchema,
  type NamedTypeNode,
} from 'graphql';
import { AnswerBytes } from './answer-bytes.js';
import type { CancelSignal } from './cancellation.js';
import type { Path } from './errors.js';
import { fitIntegers, holdsBigInt } from './exact-json.js';
import type { Data } from './json.js';
import { introspect, type CompiledPlan } from './operation/compile.js';
import type { PreparedOperation } from './operation/prepare.js';
import { applyResponse } from './plan/fetch.js';
import type { OnFetch, Run } from './plan/run.js';
import { runScheduled } from './plan/schedule.js';
import type { AnswerRows } from './rows/answer-rows.js';
import { completeOperation, type CompletionError } from './shape/complete.js';
import type { SubgraphResponse, SubgraphTransport } from './transports/transport.js';

/** The parts of one client request the executor needs. */
export interface ExecuteOptions<C> {
  /** As the client sent them; they are coerced and checked here. */
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly contextValue: C;
  /** Aborting it abandons the subgraph requests under way and starts no more. */
  readonly signal?: CancelSignal | undefined;
  readonly onFetch?: OnFetch;
}

export interface SubscribeOptions<C> extends ExecuteOptions<C> {
  /** Called with each event, before anything is fetched for its answer. What it throws ends the subscription. */
  readonly beforeEvent?: (() => void) | undefined;
}

/** What the federation adds. */
export interface RunOptions<C> extends ExecuteOptions<C> {
  /** See `FetchContext`. */
  readonly sharingEpoch: number | undefined;
  /** See `FetchContext`. */
  readonly sharedSince?: number | undefined;
  /** The part of the API schema that the client sees; all of it when left out. */
  readonly clientSchema?: GraphQLSchema | undefined;
}

/** What answering events takes besides. */
export interface EventOptions<C> extends RunOptions<C>, SubscribeOptions<C> {
  readonly anonymousContext: ((context: C) => C) | undefined;
}

/** An answer as GraphQL-over-HTTP sends it. `data` is missing when the operation could not be started. */
export type FederationResult = ExecutionResult<Data>;

export type TransportLookup<C> = (subgraph: string) => SubgraphTransport<C>;

/** Variables as the subgraphs get them, and as the conditions read them. */
interface CheckedVariables {
  readonly raw: Data;
  readonly coerced: Data;
}

/** Coerces variables by what the client sees of the API schema (6.1.2); a list of errors when they do not fit. */
export function checkVariables(
  prepared: PreparedOperation,
  {
    variables,
    clientSchema = prepared.model.schema,
  }: Pick<RunOptions<unknown>, 'variables' | 'clientSchema'>,
): CheckedVariables | readonly GraphQLError[] {
  const definitions = prepared.operation.definition.variableDefinitions ?? [];
  const raw = { ...variables };
  if (definitions.length === 0) return { raw, coerced: {} };
  if (holdsBigInt(raw)) {
    for (const { variable, type } of definitions) {
      const { value: name } = variable.name;
      const inputType = typeFromAST(clientSchema, type as NamedTypeNode);
      if (name in raw && isInputType(inputType)) raw[name] = fitIntegers(inputType, raw[name]);
    }
  }
  const { coerced, errors } = getVariableValues(clientSchema, definitions, raw, { maxErrors: 50 });
  if (!errors) return { raw, coerced };
  return errors.map(
    (error) =>
      new GraphQLError(error.message, {
        nodes: error.nodes,
        originalError: error,
        extensions: { code: 'BAD_USER_INPUT' },
      }),
  );
}

/** Runs a prepared query or mutation. Never throws: what goes wrong is in the result. */
export async function executePrepared<C>(
  prepared: PreparedOperation,
  options: RunOptions<C>,
  transportOf: TransportLookup<C>,
): Promise<FederationResult> {
  const variables = checkVariables(prepared, options);
  if (!('raw' in variables)) return { errors: variables };
  const plan = prepared.compiled(variables.coerced);
  return complete(prepared, plan, await runPlan(prepared, plan, variables, options, transportOf));
}

/** The same, with the answer as the bytes of a response body, JSON in UTF-8: the fast path of an HTTP server. */
export async function executePreparedToJson<C>(
  prepared: PreparedOperation,
  options: RunOptions<C>,
  transportOf: TransportLookup<C>,
): Promise<AnswerBytes> {
  const variables = checkVariables(prepared, options);
  if (!('raw' in variables)) return asBytes({ errors: variables });
  const plan = prepared.compiled(variables.coerced);
  const rows = prepared.introspection ? undefined : plan.rows.begin();
  try {
    const run = await runPlan(prepared, plan, variables, options, transportOf, rows);
    return (rows && plan.rows.toJson(run.data, rows)) ?? objectsToJson(prepared, plan, run);
  } finally {
    rows?.end();
  }
}

function objectsToJson<C>(prepared: PreparedOperation, plan: CompiledPlan, run: Run<C>): AnswerBytes {
  if (isClean(run)) {
    const answer = plan.toJson(run.data);
    if (answer) return answer;
  }
  return asBytes(complete(prepared, plan, run));
}

function asBytes(result: FederationResult): AnswerBytes {
  return AnswerBytes.of(Buffer.from(JSON.stringify(result)));
}

function runPlan<C>(
  prepared: PreparedOperation,
  plan: CompiledPlan,
  variables: CheckedVariables,
  options: RunOptions<C>,
  transportOf: TransportLookup<C>,
  rows?: AnswerRows,
): Promise<Run<C>> {
  const internal = prepared.toInternal(variables.raw);
  const { sharingEpoch, sharedSince, clientSchema = prepared.model.schema } = options;
  const run = createRun(options, plan, internal, transportOf, { sharingEpoch, sharedSince }, rows);
  return runScheduled(plan.fetches, (work) => work(run as Run<never>)).then(() => {
    if (prepared.introspection)
      Object.assign(run.data, introspect(clientSchema, prepared.introspection, internal));
    return run;
  });
}

function isClean<C>(run: Run<C>): boolean {
  return run.errors.length === 0 && run.failures.length === 0;
}

/** Runs what is left of the plan after an event, with the event as the root fetch's answer. */
export async function executeEvent<C>(
  prepared: PreparedOperation,
  plan: CompiledPlan,
  raw: Data,
  event: SubgraphResponse,
  options: EventOptions<C>,
  transportOf: TransportLookup<C>,
): Promise<FederationResult> {
  const { anonymousContext, contextValue } = options;
  const anonymous = anonymousContext && { context: anonymousContext(contextValue) };
  const run: Run<C> = { ...createRun(options, plan, raw, transportOf), anonymous };
  if (plan.primary)
    applyResponse(run, plan.primary, { targets: [run.data], owners: undefined, texts: [] }, event);
  await runScheduled(plan.fetches, (work) => work(run as Run<never>));
  return complete(prepared, plan, run);
}

/** The answer to an operation of which nothing may be read: its nulls and their errors. */
export function completeWithoutFetching<C>(
  prepared: PreparedOperation,
  plan: CompiledPlan,
  options: ExecuteOptions<C>,
  transportOf: TransportLookup<C>,
): FederationResult {
  return complete(prepared, plan, createRun(options, plan, {}, transportOf));
}

/** What the answer to an event joins: nothing under way, since the event is the news of a write. */
const SHARES_NOTHING = { sharingEpoch: undefined, sharedSince: undefined };

function createRun<C>(
  options: ExecuteOptions<C>,
  { clientPaths }: CompiledPlan,
  variables: Data,
  transportOf: TransportLookup<C>,
  { sharingEpoch, sharedSince }: Pick<Run<C>, 'sharingEpoch' | 'sharedSince'> = SHARES_NOTHING,
  rows?: AnswerRows,
): Run<C> {
  const { contextValue, signal, onFetch } = options;
  return {
    data: {},
    errors: [],
    failures: [],
    explained: [],
    clientPaths,
    gone: new Set(),
    variables,
    context: contextValue,
    anonymous: undefined,
    sharingEpoch,
    sharedSince,
    rows,
    signal,
    onFetch,
    transportOf,
  };
}

function complete<C>(prepared: PreparedOperation, plan: CompiledPlan, run: Run<C>): FederationResult {
  if (isClean(run)) {
    const projected = plan.toObject(run.data);
    if (projected !== undefined) return { data: projected as Data };
  }
  const { data, errors } = completeOperation(prepared.model.schema, plan.shape, run.data, run.gone);
  const reported = [
    ...run.errors.map((error) => atVisible(data, error)),
    ...run.failures.flatMap((failure) => placeFailure(data, failure)),
  ];
  const reasons = [...reported.map(({ path }) => path), ...run.explained];
  const found = errors.filter((error) => error.code !== undefined || !isExplained(error, reasons));
  const all = [...reported, ...found.map(toGraphQLError)];
  return all.length === 0 ? { data } : { errors: all, data };
}

/** Keeps a failure's errors at fields the answer has: others were skipped, or belong to another type. */
function placeFailure(data: Data | null, failure: readonly GraphQLError[]): readonly GraphQLError[] {
  const placed = failure.filter(({ path }) => path && presentPrefixLength(data, path) === path.length);
  const [first] = failure;
  if (placed.length > 0 || !first) return placed;
  return [atVisible(data, first)];
}

/** What the client did not ask for, a key or another type's field, points at the object the plan needed it in. */
function atVisible(data: Data | null, error: GraphQLError): GraphQLError {
  if (!error.path) return error;
  const length = presentPrefixLength(data, error.path);
  if (length === error.path.length) return error;
  const { message, extensions, originalError } = error;
  return new GraphQLError(message, { path: error.path.slice(0, length), extensions, originalError });
}

/** How much of a path is in the answer; all of it when it goes on below a null. */
function presentPrefixLength(data: unknown, path: readonly (string | number)[]): number {
  let value = data;
  for (let index = 0; index < path.length; index++) {
    if (value === null || value === undefined) return path.length;
    const segment = path[index] ?? '';
    if (typeof value !== 'object' || !(segment in value)) return index;
    value = (value as Record<string | number, unknown>)[segment];
  }
  return path.length;
}

/** A null that a subgraph has already given a reason for needs no second error (6.4.4: one error a field). */
function isExplained(error: CompletionError, reasons: readonly (Path | undefined)[]): boolean {
  return reasons.some((path) => {
    if (!path) return false;
    const length = Math.min(path.length, error.path.length);
    for (let index = 0; index < length; index++) if (path[index] !== error.path[index]) return false;
    return true;
  });
}

function toGraphQLError({ message, path, code }: CompletionError): GraphQLError {
  return new GraphQLError(message, { path, extensions: { code: code ?? 'INVALID_SUBGRAPH_VALUE' } });
}
