import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createFederation } from '@propmubi/federation';
import { getIntrospectionQuery, Kind, parse, type DocumentNode } from 'graphql';
import { gatewayConfigFromEnv } from '../src/index.js';
import { createCostModel } from '../src/limits/operation-cost.js';

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { limits } = gatewayConfigFromEnv({});
const maxCost = limits?.maxCost ?? 0;
const { supergraphSchema } = createFederation({
  supergraphSdl: file('schema/supergraph.graphql'),
  transports: () => ({ fetch: () => Promise.reject(new Error('not asked')) }),
});
const model = createCostModel(supergraphSchema, limits?.defaultListSize ?? 0);

function costOf(source: string | DocumentNode, variables: Record<string, unknown> = {}): number {
  const document = typeof source === 'string' ? parse(source) : source;
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return Math.max(...operations.map((operation) => model.costOf(document, operation, variables)));
}

/** Every document a generated client holds. */
function generated(path: string): { name: string; document: DocumentNode }[] {
  const found = file(path).matchAll(/export const (\w+)Document = (\{.*\}) as unknown as/g);
  return [...found]
    .map(([, name = '', json = '']) => ({ name, document: JSON.parse(json) as DocumentNode }))
    .filter(({ document }) => document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION));
}

describe('cost of operations on the supergraph', () => {
  const searches = (count: number) =>
    `{ ${Array.from({ length: count }, (_, n) => `a${n}: feed(filter: {text: "x"}) { totalCount }`).join(' ')} }`;

  it('counts a search and a count as the work they are', () => {
    const plain = costOf('{ feed(first: 1) { edges { node { id } } } }');
    expect(plain).toBeLessThan(10);
    expect(costOf('{ feed(first: 1, filter: {text: "x"}) { edges { node { id } } } }')).toBe(plain + 50);
    expect(costOf('{ feed(first: 1) { totalCount edges { node { id } } } }')).toBe(plain + 200);
    expect(costOf('{ feed(first: 1, filter: {text: null}) { edges { node { id } } } }')).toBe(plain);
    expect(costOf(searches(149))).toBeGreaterThan(maxCost);
  });

  it('finds a search wherever the text comes from', () => {
    const inLiteral = costOf('{ feed(filter: {text: "x"}) { totalCount } }');
    const fromText = 'query ($t: String) { feed(filter: {text: $t}) { totalCount } }';
    const fromFilter = 'query ($f: ListingFilter) { feed(filter: $f) { totalCount } }';
    const fromDefault = 'query ($f: ListingFilter = {text: "x"}) { feed(filter: $f) { totalCount } }';
    expect(costOf(fromText, { t: 'x' })).toBe(inLiteral);
    expect(costOf(fromFilter, { f: { text: 'x' } })).toBe(inLiteral);
    expect(costOf(fromDefault)).toBe(inLiteral);
    expect(costOf(fromText)).toBe(inLiteral - 50);
  });

  it('counts each further name of a value, as often as the value is there', () => {
    const page = (fields: string) => costOf(`{ feed(first: 100) { edges { node { ${fields} } } } }`);
    const plain = page('title locality { name }');
    expect(page('title title: title locality { name }')).toBe(plain);
    expect(page('title again: title locality { name }')).toBe(plain + 100);
    expect(page('title locality { name it: name is: name }')).toBe(plain + 200);
    expect(page('title t: __typename locality { name }')).toBe(plain + 100);
    const part = (fields: string) => costOf(`{ documentContent(id: "d") { part ${fields} } }`);
    expect(part('contentBase64 again: contentBase64')).toBe(2 * part('contentBase64'));
    const names = Array.from({ length: 199 }, (_, n) => `d${n}: description`).join(' ');
    expect(page(`${names} title`)).toBeGreaterThan(maxCost);
  });

  it('takes a list by the size that it is asked for, and the known size of one that is whole', () => {
    const history = (first: string) =>
      costOf(`{ trustScoreHistory(subjectType: LISTING, subjectId: "x"${first}) { score } }`);
    expect([history(''), history(', first: 1'), history(', first: 100')]).toEqual([30, 1, 100]);
    expect(costOf('{ similarListings(id: "x", first: 20) { id } }')).toBe(20);
    expect(costOf('{ localities { id } }')).toBe(500);
  });

  it('counts introspection as the work it is, as often as it has names', () => {
    expect(costOf(getIntrospectionQuery())).toBe(maxCost / 2);
    expect(costOf('{ a: __schema { queryType { name } } b: __schema { queryType { name } } c: __schema { description } }')).toBeGreaterThan(maxCost); // prettier-ignore
    expect(costOf('{ __schema { ...t ...u } } fragment t on __Schema { a: types { name } } fragment u on __Schema { b: types { name } ...t }')).toBeGreaterThan(maxCost); // prettier-ignore
    expect(costOf('{ __type(name: "Listing") { name } }')).toBe(50);
    const types = Array.from(
      { length: 150 },
      (_, n) => `t${n}: __type(name: "Query") { fields { x: name } }`,
    );
    expect(costOf(`{ ${types.join(' ')} }`)).toBeGreaterThan(maxCost);
  });

  it('costs a map more than a page', () => {
    const map = `{ map(zoom: 12, bounds: {south: 18, west: 72, north: 19, east: 73}, filter: {text: "x"}) { totalCount } }`;
    expect(costOf(map)).toBeGreaterThanOrEqual(350);
  });

  it.each([...generated('web/src/graphql/graphql.ts'), ...generated('client/src/generated/graphql.ts')])(
    'lets $name of our own clients through with room to spare',
    ({ document }) => {
      expect(costOf(document)).toBeLessThan(maxCost / 2);
    },
  );

  it('lets the showcase query through', () => {
    expect(costOf(file('platform/tests/golden/showcase.graphql'))).toBeLessThan(maxCost / 2);
  });
});
