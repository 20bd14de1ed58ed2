import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createFederation } from '@propmubi/federation';
import { Kind, parse, type DocumentNode } from 'graphql';
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
