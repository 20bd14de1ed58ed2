import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { byIdFields, COUNT_CAP } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { buildSchema, getNamedType, type GraphQLObjectType, isObjectType } from 'graphql';
import { repositoryRoot } from '../src/repository.js';
import { openRelayWorld, type RelayWorld } from './relay-world.js';

const api = buildSchema(readFileSync(join(repositoryRoot, 'schema/api.graphql'), 'utf8'));
const objects = Object.values(api.getTypeMap()).filter(isObjectType);
const nodeTypes = [...byIdFields(api)];
const MINUTE = 60_000;

interface Page {
  edges: { cursor: string }[];
  nodes: unknown[];
  totalCount?: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

describe('the graph as Relay reads it', () => {
  let world: RelayWorld;
  beforeAll(async () => {
    world = await openRelayWorld();
  }, 4 * MINUTE);
  afterAll(() => world?.close(), MINUTE);

  it('has every entity as a Node', () => {
    const supergraph = readFileSync(join(repositoryRoot, 'schema/supergraph.graphql'), 'utf8');
    const entities = [...supergraph.matchAll(/^type (\w+)(?: implements [^@{]+)?\n((?:  @.*\n)+)/gm)]
      .filter(([, , joins = '']) => joins.includes('key: "id"'))
      .map(([, name]) => name as string);
    expect(entities.length).toBeGreaterThan(15);
    expect(nodeTypes.map(([type]) => type).sort()).toEqual(entities.sort());
  });

  describe.each(nodeTypes)('%s', (type, field) => {
    const BOTH = `query($id: ID!) { own: ${field}(id: $id) { __typename id } node(id: $id) { __typename id } }`;

    it('is what Query gives by its id, and null where that is null, for every viewer', async () => {
      const seen = new Map<string, number>();
      const ids = world.ids.get(type) ?? [];
      expect(ids.length).toBeGreaterThan(0);
      for (const [who, token] of world.viewers) {
        for (const id of ids) {
          const { body } = await world.ask(BOTH, { id }, token);
          const { own, node } = body.data as Record<
            'own' | 'node',
            { __typename: string; id: string } | null
          >;
          expect([who, id, node]).toEqual([who, id, own]);
          if (own) expect(own).toEqual({ __typename: type, id });
          if (own) seen.set(who, (seen.get(who) ?? 0) + 1);
          // Nothing but the own field says that something was refused.
          expect((body.errors ?? []).filter(({ path }) => path?.[0] !== 'own')).toEqual([]);
        }
      }
      expect(seen.size).toBeGreaterThan(0);
    });
  });

  it.each(['Lead', 'Assignment', 'SiteVisit', 'Payment', 'Dispute', 'User'])(
    'answers null to whom a %s is not shown, as to an unknown id',
    async (type) => {
      const id = world.ids.get(type)?.[0];
      const field = new Map(nodeTypes).get(type);
      const strangers: string[] = [];
      for (const [who, token] of world.viewers) {
        const { body: own } = await world.ask(
          `query($id: ID!) { own: ${field}(id: $id) { id } }`,
          { id },
          token,
        );
        if ((own.data as { own: unknown }).own !== null) continue;
        strangers.push(who);
        const { body } = await world.ask(
          'query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
          { ids: [id, randomUUID(), id] },
          token,
        );
        expect([who, body]).toEqual([who, { data: { nodes: [null, null, null] } }]);
      }
      expect(strangers).toContain('anonymous');
      expect(strangers.length).toBeGreaterThan(1);
      expect(strangers.length).toBeLessThan(world.viewers.size);
    },
  );

  describe('connections', () => {
    const lists = objects.flatMap((parent) =>
      Object.values(parent.getFields())
        .filter(({ type }) => getNamedType(type).name.endsWith('Connection'))
        .map((field) => [`${parent.name}.${field.name}`, parent, field.name] as const),
    );
    const PAGE =
      '{ edges { cursor } nodes { __typename } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
    const TEXT: Readonly<Record<string, string>> = { search: ', text: "bhk"' };
    /** Lists of Query that are about one thing: the argument that names it, and its type. */
    const ABOUT: Readonly<Record<string, readonly [argument: string, type: string]>> = {
      leadMessages: ['leadId', 'Lead'],
      webhookDeliveries: ['webhookId', 'Webhook'],
    };
    const aboutOf = (parent: GraphQLObjectType, field: string) =>
      parent.name === 'Query' ? ABOUT[field] : undefined;

    const isCounted = (parent: GraphQLObjectType, field: string) => {
      const connection = getNamedType(parent.getFields()[field]?.type);
      return isObjectType(connection) && 'totalCount' in connection.getFields();
    };
    const documentOf = (parent: GraphQLObjectType, field: string) => {
      const page = isCounted(parent, field) ? PAGE.replace('{', '{ totalCount') : PAGE;
      const about = aboutOf(parent, field);
      const more = about ? `, ${about[0]}: $id` : parent.name === 'Query' ? (TEXT[field] ?? '') : '';
      const list = `list: ${field}(first: $first, after: $after, last: $last, before: $before${more}) ${page}`;
      const variables = '$first: Int, $after: String, $last: Int, $before: String';
      return parent.name === 'Query'
        ? `query(${about ? '$id: ID!, ' : ''}${variables}) { ${list} }`
        : `query($id: ID!, ${variables}) { node(id: $id) { ... on ${parent.name} { ${list} } } }`;
    };

    /** Asks for a page as a viewer who may read the list, of the parent that has the most in it. */
    async function readerOf(parent: GraphQLObjectType, field: string) {
      const document = documentOf(parent, field);
      const type = parent.name === 'Query' ? aboutOf(parent, field)?.[1] : parent.name;
      const parents = type === undefined ? [undefined] : (world.ids.get(type) ?? []);
      let longest: { size: number; read: (args: object) => ReturnType<RelayWorld['ask']> } | undefined;
      for (const token of world.viewers.values()) {
        for (const id of parents) {
          const read = (args: object) => world.ask(document, { ...args, id }, token);
          const page = pageOf(await read({ first: 100 }));
          if (page && (!longest || page.edges.length > longest.size))
            longest = { size: page.edges.length, read };
        }
      }
      if (!longest) throw new Error(`No viewer may read ${parent.name}.${field}.`);
      return longest;
    }

    /** Counts the list by reading all its pages. */
    async function sizeOf(read: (args: object) => ReturnType<RelayWorld['ask']>) {
      let size = 0;
      let after: string | null = null;
      do {
        const page = pageOf(await read({ first: 100, after })) as Page;
        size += page.nodes.length;
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      return size;
    }

    function pageOf({ body }: { body: { data?: unknown } }): Page | null {
      const data = body.data as { list?: Page | null; node?: { list: Page | null } | null };
      return data?.list ?? data?.node?.list ?? null;
    }

    it.each(lists)(
      '%s is one sequence forwards and, reversed, backwards',
      async (_name, parent, field) => {
        const { read, size } = await readerOf(parent, field);
        const whole = pageOf(await read({ first: 100 }))?.edges.map(({ cursor }) => cursor) as string[];
        expect(new Set(whole).size).toBe(size);
        for (const length of [3, 7]) {
          // As far as some pages: the demo world has lists of a hundred and more.
          const some = Math.min(size, 4 * length);
          const forwards: string[] = [];
          for (let after: string | null = null; forwards.length < some; after = forwards.at(-1) ?? null) {
            const page = pageOf(await read({ first: length, after })) as Page;
            expect(page.nodes).toHaveLength(page.edges.length);
            expect(page.pageInfo).toMatchObject({
              startCursor: page.edges[0]?.cursor,
              endCursor: page.edges.at(-1)?.cursor,
              hasPreviousPage: after !== null,
            });
            forwards.push(...page.edges.map(({ cursor }) => cursor));
            if (size < 100) expect(page.pageInfo.hasNextPage).toBe(forwards.length < size);
          }
          expect(forwards).toEqual(whole.slice(0, forwards.length));
          const backwards: string[] = [];
          const end = forwards.at(-1);
          for (let before = end; before && backwards.length < forwards.length - 1; before = backwards[0]) {
            const page = pageOf(await read({ last: length, before })) as Page;
            expect(page.pageInfo.hasNextPage).toBe(true);
            backwards.unshift(...page.edges.map(({ cursor }) => cursor));
            expect(page.pageInfo.hasPreviousPage).toBe(backwards.length < forwards.length - 1);
          }
          expect(backwards).toEqual(forwards.slice(0, -1));
        }
        if (size < 100) {
          const last = pageOf(await read({ last: 2 }))?.edges.map(({ cursor }) => cursor);
          expect(last).toEqual(whole.slice(-2));
        }
      },
      MINUTE,
    );

    it.each(lists.filter(([, parent, field]) => isCounted(parent, field)))(
      '%s counts what it has, whatever the page',
      async (_name, parent, field) => {
        const { read } = await readerOf(parent, field);
        const size = await sizeOf(read);
        const counts = [pageOf(await read({ first: 1 })), pageOf(await read({ last: 2 }))].map(
          (page) => page?.totalCount,
        );
        expect(size).toBeLessThan(COUNT_CAP);
        expect(counts).toEqual([size, size]);
      },
      MINUTE,
    );

    it.each(lists)(
      '%s refuses what is no page, by code',
      async (_name, parent, field) => {
        const { read } = await readerOf(parent, field);
        const refused: [object, string][] = [
          [{ first: 1, last: 1 }, 'FIRST_AND_LAST'],
          [{ first: -1 }, 'BAD_USER_INPUT'],
          [{ last: 0 }, 'BAD_USER_INPUT'],
          [{ last: 101 }, 'BAD_USER_INPUT'],
          [{ after: 'x' }, 'BAD_CURSOR'],
          [{ last: 1, before: 'x' }, 'BAD_CURSOR'],
        ];
        for (const [args, code] of refused) expectErrorCode(await read(args), code);
      },
      MINUTE,
    );
  });

  it('takes up to 50 ids, in any order and repeated, and refuses more by code', async () => {
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const listings = world.ids.get('Listing') as string[];
    const public_ = expectData<{ nodes: ({ id: string } | null)[] }>(
      await world.ask(query, { ids: listings }),
    );
    expect(public_.nodes).toHaveLength(listings.length);
    const fifty = Array.from({ length: 50 }, () => randomUUID());
    expect(expectData(await world.ask(query, { ids: fifty }))).toEqual({ nodes: fifty.map(() => null) });
    expectErrorCode(await world.ask(query, { ids: [...fifty, randomUUID()] }), 'TOO_MANY_IDS');
  });
});
