import { describe, expect, it } from '@jest/globals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, GraphQLScalarType, Kind, parse, valueFromASTUntyped } from 'graphql';
import { createFederation, httpTransport, localTransport, parseJson, writeJson } from '../src/index.js';
import { composeSupergraph, federated, type TestSubgraph } from './support/compose.js';
import { serveHttp } from './support/servers.js';

const BIG = 9007199254740993n;
const Long = new GraphQLScalarType({
  name: 'Long',
  parseValue: (value) => value,
  parseLiteral: (node, variables) =>
    node.kind === Kind.INT ? BigInt(node.value) : valueFromASTUntyped(node, variables),
});

const received: unknown[] = [];
const note = (_: unknown, args: object): bigint => {
  received.push(...Object.values(args));
  return BIG;
};
const resolveReference = (given: unknown): unknown => {
  received.push(given);
  return given;
};
const subgraphs: Record<string, TestSubgraph> = {
  plots: {
    typeDefs: `scalar Long input Range { from: Long to: Long ratio: Float id: ID }
      type Query { plot: Plot note(long: Long, longs: [Long], range: Range, id: ID, ratio: Float, count: Int): Long fails: Long }
      type Plot @key(fields: "survey") { survey: Long! }`,
    resolvers: {
      Long,
      Query: {
        plot: () => ({ survey: BIG }),
        note,
        fails: () => {
          throw Object.assign(new Error('no'), { extensions: { at: BIG } });
        },
      },
    },
  },
  areas: {
    typeDefs: `scalar Long scalar Json type Plot @key(fields: "survey") { survey: Long! area: Long areas: [Long] more: Json }`,
    resolvers: {
      Long,
      Plot: {
        __resolveReference: resolveReference,
        area: () => -BIG,
        areas: () => [BIG, 1],
        more: () => ({ deep: [BIG] }),
      },
    },
  },
};

describe.each(['http', 'local'] as const)('an integer that no double holds, over %s', (kind) => {
  async function run(source: string, variables?: Record<string, unknown>): Promise<string> {
    received.length = 0;
    const stack = new AsyncDisposableStack();
    await using _ = stack;
    const schemas = Object.fromEntries(
      Object.entries(subgraphs).map(([name, { typeDefs, resolvers }]) => [
        name,
        buildSubgraphSchema([{ typeDefs: parse(federated(typeDefs)), resolvers }] as never),
      ]),
    );
    const urls: Record<string, string> = {};
    for (const [name, schema] of Object.entries(schemas)) {
      const server = await serveHttp((_request, response, body) => {
        const request = parseJson(body) as { query: string; variables: Record<string, unknown> };
        const document = parse(request.query);
        void Promise.resolve(execute({ schema, document, variableValues: request.variables })).then(
          (result) => {
            response.setHeader('content-type', 'application/json');
            response.end(writeJson({ ...result, errors: result.errors?.map((error) => error.toJSON()) }));
          },
        );
      });
      stack.use(server);
      urls[name] = server.url;
    }
    const federation = stack.use(
      createFederation<unknown>({
        supergraphSdl: composeSupergraph(subgraphs),
        transports: (name) =>
          kind === 'http' ? httpTransport({ url: urls[name] ?? '' }) : localTransport(schemas[name] as never),
      }),
    );
    const prepared = federation.prepare(source);
    const answer = await federation.executeToJson(prepared, { variables, contextValue: {}, scopeKey: 'one' });
    const text = answer.toString();
    const value = await federation.execute(prepared, { variables, contextValue: {} });
    expect(JSON.stringify(value)).toBe(text);
    return text;
  }

  it('keeps its digits as an answer and as an entity key', async () => {
    expect(await run('{ plot { survey area areas more } }')).toBe(
      `{"data":{"plot":{"survey":${BIG},"area":-${BIG},"areas":[${BIG},1],"more":{"deep":[${BIG}]}}}}`,
    );
    expect(received).toContainEqual({ __typename: 'Plot', survey: BIG });
  });

  it('keeps its digits as a variable, where its type is a custom scalar or an ID', async () => {
    const text = await run(
      'query ($long: Long, $longs: [Long], $range: Range, $id: ID, $ratio: Float) { note(long: $long, longs: $longs, range: $range, id: $id, ratio: $ratio) }',
      { long: BIG, longs: [BIG], range: { from: BIG, to: 1, ratio: BIG, id: BIG }, id: BIG, ratio: BIG },
    );
    expect(text).toBe(`{"data":{"note":${BIG}}}`);
    expect(received.slice(0, 5)).toEqual([
      BIG,
      [BIG],
      { from: BIG, to: 1, ratio: Number(BIG), id: String(BIG) },
      String(BIG),
      Number(BIG),
    ]);
  });

  it('keeps its digits as a literal, inside of lists and input objects, too', async () => {
    const text = await run(
      `query ($from: Long) { note(long: ${BIG}, longs: [${BIG}, 1], range: { from: $from, to: -${BIG}, ratio: ${BIG}, id: ${BIG} }, id: ${BIG}) }`,
      { from: BIG },
    );
    expect(text).toBe(`{"data":{"note":${BIG}}}`);
    const range = { from: BIG, to: -BIG, ratio: Number(BIG), id: String(BIG) };
    expect(received.slice(0, 4)).toEqual([BIG, [BIG, 1], range, String(BIG)]);
  });

  it('is refused as an Int', async () => {
    expect(await run('query ($count: Int) { note(count: $count) }', { count: BIG })).toContain(
      'BAD_USER_INPUT',
    );
    expect(received).toEqual([]);
  });

  it('keeps its digits in the extensions of an error, next to data', async () => {
    const text = await run('{ fails plot { survey } }');
    expect(text).toContain(`"at":${BIG}`);
    expect(text).toContain(`"survey":${BIG}`);
  });
});
