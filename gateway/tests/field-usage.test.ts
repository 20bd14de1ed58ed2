import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FieldUsageReport } from '@propmubi/runtime/field-usage';
import { anonymous } from '@propmubi/runtime/auth';
import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { clientAppOf } from '../src/usage/client-app.js';
import { FieldUsage } from '../src/usage/field-usage.js';
import { usedCoordinates } from '../src/usage/used-coordinates.js';

const schema = buildSchema(`
  type Query { homes(filter: Filter, sort: Sort): [Home] }
  type Home { id: ID price: Int @deprecated(reason: "Use cost.") cost: Int agent: Agent }
  type Agent { name: String }
  input Filter { max: Int old: Int @deprecated(reason: "Use max.") }
  enum Sort { NEWEST OLDEST @deprecated(reason: "Use NEWEST.") }`);
const operationOf = (text: string) => {
  const document = parse(text);
  return { document, definition: document.definitions[0] as OperationDefinitionNode };
};
const HOMES = operationOf(
  'query { homes(filter: { old: 1 }, sort: OLDEST) { id ...Shown } } fragment Shown on Home { price agent { name } }',
);
const IDS = operationOf('{ homes { id } }');

describe('what an operation uses', () => {
  it('is each field, argument, field of an input and value that it writes, with what is deprecated', () => {
    expect([...usedCoordinates(schema, HOMES.definition, HOMES.document)]).toEqual([
      ['Query.homes', null],
      ['Query.homes(filter:)', null],
      ['Filter.old', 'Use max.'],
      ['Query.homes(sort:)', null],
      ['Sort.OLDEST', 'Use NEWEST.'],
      ['Home.id', null],
      ['Home.price', 'Use cost.'],
      ['Home.agent', null],
      ['Agent.name', null],
    ]);
  });
});

describe('what an operation does not use', () => {
  it.each([
    ['arguments of directives', '{ homes @include(if: true) { id @skip(if: false) } }'],
    [
      'arguments of directives around fields',
      '{ ... @include(if: true) { homes { ... @skip(if: false) { id } } } }',
    ],
  ])('is %s', (_what, text) => {
    const { definition, document } = operationOf(text);
    expect([...usedCoordinates(schema, definition, document).keys()]).toEqual(['Query.homes', 'Home.id']);
  });

  it('is a name that a client gives to a part of a scalar', () => {
    const open = buildSchema('scalar Json type Query { find(by: Json): Int }');
    const { definition, document } = operationOf('{ find(by: { made: { up: NAME } }) }');
    expect([...usedCoordinates(open, definition, document).keys()]).toEqual([
      'Query.find',
      'Query.find(by:)',
    ]);
  });
});

describe('usage of fields', () => {
  let sent: FieldUsageReport[][];
  let isAway: boolean;
  let usage: FieldUsage;
  let isClosed: boolean;
  beforeEach(() => {
    sent = [];
    isAway = false;
    isClosed = false;
    const sender = {
      send: (reports: readonly FieldUsageReport[]) => {
        if (!isAway) sent.push([...reports]);
        return Promise.resolve(!isAway);
      },
      close: () => {
        isClosed = true;
      },
    };
    usage = new FieldUsage(sender, () => new Date('2026-11-26T20:00:00Z'));
  });
  afterEach(() => usage.close());
  const count = (operation = HOMES, more: object = {}) =>
    usage.count({ viewer: anonymous, app: { name: 'web', version: '7' }, ...more }, schema, operation);

  it('is reported by day in India, program and organization, added up over operations', async () => {
    count();
    count();
    count(IDS);
    count(IDS, { viewer: { ...anonymous, organizationId: 'o1' }, app: { name: 'theirs', version: '' } });
    await usage.report();
    const [reports = []] = sent;
    expect(reports).toMatchObject([
      { day: '2026-11-27', organizationId: null, clientName: 'web', clientVersion: '7' },
      { organizationId: 'o1', clientName: 'theirs', requests: { 'Query.homes': 1, 'Home.id': 1 } },
    ]);
    expect(reports[0]?.requests).toMatchObject({ 'Query.homes': 3, 'Home.id': 3, 'Home.price': 2 });
    expect(reports[0]?.deprecated.toSorted()).toEqual(['Filter.old', 'Home.price', 'Sort.OLDEST']);
    await usage.report();
    expect(sent).toHaveLength(1);
  });

  it('waits while no one takes it, and is said at the end', async () => {
    isAway = true;
    count();
    await usage.report();
    count(IDS);
    isAway = false;
    await usage.close();
    expect(sent.flat().map(({ requests }) => requests['Query.homes'])).toEqual([1, 1]);
    expect(isClosed).toBe(true);
  });

  it('counts names beyond a bound as one, and not what the gateway asks itself', async () => {
    count(IDS, { isOwn: true });
    for (let n = 0; n < 1_000; n++) count(IDS, { app: { name: `made up ${n}`, version: '' } });
    await usage.report();
    const reports = sent.flat();
    expect(reports).toHaveLength(201);
    expect(reports.at(-1)).toMatchObject({ clientName: 'others', requests: { 'Query.homes': 800 } });
    // Of the whole day, and not of each report anew.
    for (let n = 1_000; n < 1_010; n++) count(IDS, { app: { name: `made up ${n}`, version: '' } });
    await usage.report();
    expect(sent.at(-1)).toMatchObject([{ clientName: 'others', requests: { 'Query.homes': 10 } }]);
  });
});

describe('a report of usage', () => {
  it('names a bounded number of coordinates, whatever programs are made up', async () => {
    const names = Array.from({ length: 500 }, (_, n) => `field${n}`);
    const wide = buildSchema(`type Query { ${names.map((name) => `${name}: Int`).join(' ')} }`);
    const all = operationOf(`{ ${names.join(' ')} }`);
    const sent: FieldUsageReport[] = [];
    const send = (reports: readonly FieldUsageReport[]) => {
      sent.push(...reports);
      return Promise.resolve(true);
    };
    const usage = new FieldUsage({ send, close: () => undefined });
    for (let n = 0; n < 100; n++)
      usage.count({ viewer: anonymous, app: { name: `made up ${n}`, version: '1' } }, wide, all);
    await usage.close();
    const coordinates = sent.flatMap(({ requests }) => Object.entries(requests));
    expect(coordinates.length).toBe(10_000 + names.length);
    expect(coordinates.reduce((sum, [, count]) => sum + count, 0)).toBe(100 * names.length);
    expect(sent.at(-1)).toMatchObject({ clientName: 'others', clientVersion: '', organizationId: null });
  });
});

describe('the name of a program', () => {
  it.each([
    [
      { 'apollographql-client-name': 'our-website', 'apollographql-client-version': '1.2' },
      'our-website',
      '1.2',
    ],
    [{ 'apollographql-client-name': '@propmubi/client' }, '@propmubi/client', ''],
    [{ 'apollographql-client-name': 'x'.repeat(65), 'apollographql-client-version': '1' }, 'unnamed', ''],
    [{ 'apollographql-client-name': '<script>' }, 'unnamed', ''],
    [{ 'apollographql-client-name': ['a', 'b'] }, 'unnamed', ''],
    [{ 'apollographql-client-name': 'a', 'apollographql-client-version': 5 }, 'a', ''],
    [undefined, 'unnamed', ''],
  ])('is what headers or connection_init say: %j', (given, name, version) => {
    expect(clientAppOf(given)).toEqual({ name, version });
  });
});
