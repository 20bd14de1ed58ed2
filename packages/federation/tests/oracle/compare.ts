import { buildOperationContext, executeQueryPlan } from '@apollo/gateway';
import { composeServices } from '@apollo/composition';
import { operationFromDocument } from '@apollo/federation-internals';
import { execute, parse, validate, type GraphQLError, type GraphQLSchema } from 'graphql';
import {
  AnswerBytes,
  createFederation,
  localTransport,
  type Federation,
  type FetchContext,
  type PlannerReading,
  type SubgraphResponse,
} from '../../src/index.js';
import { executableSubgraph, type DataOptions } from './data.js';
import { type Answer, withoutKnownDifferences } from './known-differences.js';
import { generateModel } from './model.js';
import { mutationsOf } from './mutation-order.js';
import { APART, generateOperation } from './operation.js';
import { subgraphSdl } from './sdl.js';
import { Tape } from './tape.js';

/** One generated case, small enough to print and to replay. */
export interface OracleCase {
  readonly graph: readonly number[];
  readonly operation: readonly number[];
  readonly data: DataOptions;
  /** Index of a subgraph that answers nothing at all, or -1. */
  readonly down: number;
}

/** A case run by both executors, or why it could not be run. */
export type OracleOutcome =
  | { readonly kind: 'same' }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'different'; readonly report: string };

interface Graph {
  readonly federation: Federation<{ schemas: Record<string, GraphQLSchema>; down: string }>;
  readonly sdls: readonly string[];
  readonly model: ReturnType<typeof generateModel>;
}

const graphs = new Map<string, Graph | string>();

function graphOf(tape: readonly number[]): Graph | string {
  const key = tape.join();
  const known = graphs.get(key);
  if (known) return known;
  // Shrinking makes many graphs; planners are large.
  if (graphs.size > 20) graphs.clear();
  const graph = createGraph(tape);
  graphs.set(key, graph);
  return graph;
}

function createGraph(tape: readonly number[]): Graph | string {
  const model = generateModel(new Tape(tape));
  const sdls = Array.from({ length: model.subgraphCount }, (_, index) => subgraphSdl(model, index));
  const composed = composeServices(
    sdls.map((sdl, index) => ({ name: `s${index}`, url: '', typeDefs: parse(sdl) })),
  );
  if (composed.errors) return composed.errors.map((error) => error.message).join('\n');
  const federation: Graph['federation'] = createFederation({
    supergraphSdl: composed.supergraphSdl,
    transports: (name) => ({
      fetch: (fetch) => {
        if (fetch.context.down === name) return Promise.reject(new Error('down'));
        return asSent(fetch, localTransport(fetch.context.schemas[name] as GraphQLSchema).fetch(fetch));
      },
    }),
  });
  return { federation, sdls, model };
}

/** Answers given as bytes, since the process began. */
export const givenAsBytes = { count: 0 };

/** As bytes where they are taken, so that the answer as text is made of rows and the one as objects of objects. */
async function asSent(
  { takesBytes }: FetchContext<unknown>,
  answer: Promise<SubgraphResponse>,
): Promise<SubgraphResponse> {
  if (!takesBytes) return answer;
  givenAsBytes.count += 1;
  const { data, errors } = await answer;
  return { body: AnswerBytes.copyOf(Buffer.from(JSON.stringify({ data, errors }))) };
}

/** Runs one case through both executors and compares data, byte for byte, and subgraph errors. */
export async function runCase(testCase: OracleCase): Promise<OracleOutcome> {
  const graph = graphOf(testCase.graph);
  if (typeof graph === 'string') return { kind: 'skipped', reason: `composition: ${graph}` };
  const { federation, sdls } = graph;
  const { source, sourceApart, variables } = generateOperation(
    federation.schema,
    new Tape(testCase.operation),
  );
  const document = parse(source);
  const [invalid] = validate(federation.schema, document);
  if (invalid) return { kind: 'skipped', reason: `validation: ${invalid.message}` };
  const down = testCase.down >= 0 ? `s${testCase.down % sdls.length}` : '';
  let ours: Answer;
  let theirs: Answer;
  try {
    ours = await runOurs(graph, testCase, source, variables, down);
    theirs = await runTheirs(graph, testCase, sourceApart, variables, down);
  } catch (error) {
    return {
      kind: 'different',
      report: describe(sdls, source, variables, 'threw', String((error as Error).stack)),
    };
  }
  if (theirs.errors.some((error) => error.includes('[broken]')))
    return { kind: 'skipped', reason: 'apollo throws' };
  theirs = withoutKnownDifferences(ours, theirs, {
    hasInterfaceObject: graph.model.hasInterfaceObject,
    isPlannedApart: source !== sourceApart,
    mutations: mutationsOf(federation.schema, document, variables),
  });
  for (const part of ['data', 'errors', 'mutations', 'failedSubgraphs'] as const) {
    const [a, b] = [JSON.stringify(ours[part]), JSON.stringify(theirs[part])];
    if (a !== b)
      return {
        kind: 'different',
        report: describe(sdls, source, variables, part, `ours\n${a}\nApollo\n${b}`, down),
      };
  }
  return { kind: 'same' };
}

function describe(
  sdls: readonly string[],
  source: string,
  variables: unknown,
  part: string,
  detail: string,
  down = '',
): string {
  const schemas = sdls.map((sdl, index) => `# s${index}\n${sdl.slice(sdl.indexOf('])') + 2)}`).join('\n');
  return `${part} differ${down && ` (${down} is down)`}\n${schemas}\n${source}\n${JSON.stringify(variables)}\n${detail}`;
}

function schemasFor(graph: Graph, data: DataOptions, mutations: string[]): Record<string, GraphQLSchema> {
  return Object.fromEntries(
    graph.sdls.map((sdl, index) => [
      `s${index}`,
      executableSubgraph(sdl, graph.model, index, data, (name) => mutations.push(name)),
    ]),
  );
}

async function runOurs(
  graph: Graph,
  { data }: OracleCase,
  source: string,
  variables: Record<string, unknown>,
  down: string,
): Promise<Answer> {
  const mutations: string[] = [];
  const schemas = schemasFor(graph, data, mutations);
  const prepared = graph.federation.prepare(source);
  const result = await graph.federation.execute(prepared, { variables, contextValue: { schemas, down } });
  if (prepared.operationKind === 'query') {
    const bytes = await graph.federation.executeToJson(prepared, {
      variables,
      contextValue: { schemas, down },
    });
    const text = bytes.toString();
    bytes.release();
    if (text !== JSON.stringify(result)) throw new Error(`executeToJson gives ${text}`);
  }
  for (const { message, path } of result.errors ?? [])
    if (path && !leadsSomewhere(result.data, path))
      throw new Error(`${message} at ${JSON.stringify(path)}, which is not in the answer`);
  return answer(result.data, result.errors ?? [], mutations);
}

/** An error's path names a position of the answer, or of something that became null above it (7.1.2). */
function leadsSomewhere(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data;
  for (const segment of path) {
    if (value === null || value === undefined) return true;
    if (typeof value !== 'object' || !(segment in value)) return false;
    value = (value as Record<string | number, unknown>)[segment];
  }
  return true;
}

/** Apollo's executor has no names of its own, so it gets aliases that collide with none of the plan's. */
async function runTheirs(
  graph: Graph,
  { data }: OracleCase,
  source: string,
  variables: Record<string, unknown>,
  down: string,
): Promise<Answer> {
  const mutations: string[] = [];
  const schemas = schemasFor(graph, data, mutations);
  const document = parse(source);
  const { model } = graph.federation.prepare(source);
  const { planner, plannerSchema } = model.reading as PlannerReading;
  const operation = operationFromDocument(plannerSchema, document, { validate: false });
  const services = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      {
        process: async ({
          request,
        }: {
          request: { query?: string; variables?: Record<string, unknown> };
        }) => {
          if (down === name) throw new Error(`down ${name}`);
          const result = await execute({
            schema,
            document: parse(request.query ?? ''),
            variableValues: request.variables,
          });
          return JSON.parse(JSON.stringify(result)) as object;
        },
      },
    ]),
  );
  const operationContext = buildOperationContext({ schema: model.schema, operationDocument: document });
  const result = await executeQueryPlan(
    planner.buildQueryPlan(operation),
    services as never,
    {
      request: { query: source, variables },
      context: {},
      metrics: {},
      logger: { error: () => undefined },
    } as never,
    operationContext,
    model.supergraphSchema,
    plannerSchema,
  );
  return answer(withClientNames(result.data), result.errors ?? [], mutations);
}

function withClientNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withClientNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.startsWith(APART) ? key.slice(APART.length) : key,
      withClientNames(inner),
    ]),
  );
}

/** Reduces a result to what both must agree on; docs/oracle.md says why the rest may differ. */
function answer(data: unknown, errors: readonly GraphQLError[], mutations: string[]): Answer {
  const failed = new Set<string>();
  const reported = new Set<string>();
  for (const { message, extensions = {} } of errors as readonly Partial<GraphQLError>[]) {
    const service = String(extensions.serviceName);
    if (message === 'The subgraph request failed.') failed.add(service);
    else if (message?.startsWith('down ')) failed.add(message.slice(5));
    else if (extensions.code === 'INVALID_SUBGRAPH_VALUE') continue;
    else if (extensions.serviceName === undefined) reported.add(`[broken] ${message}`);
    else reported.add(`${service} ${message}`);
  }
  return {
    data: sorted(data ?? null),
    errors: [...reported].sort(),
    failedSubgraphs: [...failed].sort(),
    mutations,
  };
}

/** Keys sorted: Apollo does not keep the order of CollectFields (6.3.2) when it merges fragments. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((key) => [key, sorted(object[key])]),
  );
}
