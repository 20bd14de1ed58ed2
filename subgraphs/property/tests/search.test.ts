import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeCursor } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { demoAgents, query, startProperty } from './property-subgraph.js';

interface Hit {
  kind: string;
  title: string;
  highlights: string[];
  listing: { bedroomsTotal: number; listPrice: number } | null;
  project: { reraNumber: string } | null;
  builder: { name: string } | null;
  locality: { name: string } | null;
}

interface Found {
  search: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    facets: { facet: string; value: string; label: string; count: number }[];
    edges: { node: Hit }[];
  };
}

const SEARCH = `query($text: String!, $filter: SearchFilter, $first: Int! = 20, $after: String) {
  search(text: $text, filter: $filter, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor } facets { facet value label count }
    edges { node { kind title highlights listing { bedroomsTotal listPrice } project { reraNumber }
      builder { name } locality { name } } } } }`;

describe('search', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
    await property.subgraph.seed({
      agents: demoAgents,
      builders: [{ builderKey: 'ARABIAN SEA DEVELOPERS', builderName: 'Arabian Sea Developers' }],
    });
  });
  afterAll(() => property?.close());

  const search = async (text: string, variables: object = {}) =>
    expectData<Found>(await property.ask(SEARCH, { text, ...variables })).search;
  const titles = async (text: string) =>
    (await search(text)).edges.map(({ node }) => `${node.kind} ${node.title}`);

  it.each([
    ['a place', 'chembur', 'LOCALITY Chembur'],
    ['another spelling of it', 'ghatkoper', 'LOCALITY Ghatkopar East'],
    ['a place in Devanagari', 'घाटकोपर', 'LOCALITY Ghatkopar East'],
    ['another', 'ठाणे', 'LOCALITY Thane West'],
    ['and another', 'बोरिवली', 'LOCALITY Borivali West'],
    ['one that English spells its own way', 'चेंबूर', 'LOCALITY Chembur'],
    ['one with its side', 'अंधेरी पश्चिम', 'LOCALITY Andheri West'],
    ['words joined', 'andheriwest', 'LOCALITY Andheri West'],
    ['a word in two', 'ghat kopar', 'LOCALITY Ghatkopar East'],
    ['a short number that begins a longer one', 'chembur 400', 'LOCALITY Chembur'],
    ['words in another order', 'road mira', 'LOCALITY Mira Road East'],
    ['an abbreviation', 'mira rd', 'LOCALITY Mira Road East'],
    ['capitals and marks', 'CHÉMBUR!', 'LOCALITY Chembur'],
    ['a project', 'amaltas', 'PROJECT Amaltas Court'],
    ['a project by its name', 'gulmohar terraces', 'PROJECT Gulmohar Terraces'],
    ['a builder', 'sahya homes', 'BUILDER Sahya Homes LLP'],
    ['a whole RERA number', 'p51899000004', 'PROJECT Kadamba Heights'],
    ['a part of one', '99000004', 'PROJECT Kadamba Heights'],
    ['a beginning', 'kadam', 'PROJECT Kadamba Heights'],
    ['a place by its PIN code', '400071', 'LOCALITY Chembur'],
  ])('finds %s first', async (_what, text, expected) => {
    expect((await titles(text))[0]).toBe(expected);
  });

  it('reads bedrooms and prices', async () => {
    const { edges, facets } = await search('2bhk flat in andheri west under 3 cr', { first: 50 });
    expect(edges.length).toBeGreaterThan(0);
    for (const { node } of edges) {
      expect(node.listing).toMatchObject({ bedroomsTotal: 2 });
      expect(node.listing?.listPrice).toBeLessThanOrEqual(30_000_000);
      expect(node.title).toContain('Andheri West');
    }
    expect(facets).toContainEqual({ facet: 'BEDROOMS', value: '2', label: '2', count: edges.length });
    expect(facets).toContainEqual(expect.objectContaining({ facet: 'LOCALITY', label: 'Andheri West' }));
    const between = await search('between 1 cr and 150 lakh', { first: 50 });
    expect(between.edges.length).toBeGreaterThan(0);
    for (const { node } of between.edges) {
      expect(node.listing?.listPrice).toBeGreaterThanOrEqual(10_000_000);
      expect(node.listing?.listPrice).toBeLessThanOrEqual(15_000_000);
    }
  });

  it('says which words matched', async () => {
    const [first] = (await search('ghatkoper east')).edges;
    expect(first?.node.highlights).toEqual(['Ghatkopar', 'East']);
  });

  it('pages without losing or repeating a hit', async () => {
    const key = ({ node }: { node: Hit }) => `${node.kind}${node.title}${node.listing?.listPrice}`;
    const whole = (await search('bhk', { first: 100 })).edges.map(key);
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page: Found['search'] = await search('bhk', { first: 7, ...(after && { after }) });
      paged.push(...page.edges.map(key));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(paged).toEqual(whole);
    expect(paged).toHaveLength(64);
  });

  it('finds one kind where only that is asked for', async () => {
    const { edges } = await search('chembur', { filter: { kinds: ['PROJECT'] } });
    expect(edges.map(({ node }) => [node.kind, node.project?.reraNumber])).toEqual([
      ['PROJECT', 'P51899000001'],
    ]);
  });

  it.each([
    'zzqqxx',
    '%_%',
    "' union select --",
    '!!',
    ':* & |',
    '🏠🏠',
    '\u0927\u094D\u094D',
    'p'.repeat(200),
  ])('finds nothing, and does not fail, for %s', async (text) => {
    expect((await search(text)).edges).toEqual([]);
  });

  it.each([
    ['a text of one letter', { text: 'a' }, 'BAD_USER_INPUT'],
    ['another list’s cursor', { text: 'bhk', after: encodeCursor(['NEWEST', 1]) }, 'BAD_CURSOR'],
    ['a cursor beyond the end', { text: 'bhk', after: encodeCursor(['search', 1e9]) }, 'BAD_CURSOR'],
    ['an id that is none', { text: 'bhk', filter: { localityIds: ['x'] } }, 'INVALID_ID'],
  ])('rejects %s', async (_what, variables, code) => {
    expectErrorCode(await property.ask(SEARCH, variables), code);
  });

  it('suggests names while they are typed, and no homes', async () => {
    const SUGGEST = 'query($text: String!) { suggest(text: $text) { kind title } }';
    const { suggest } = expectData<{ suggest: { kind: string; title: string }[] }>(
      await property.ask(SUGGEST, { text: 'gul' }),
    );
    expect(suggest[0]).toEqual({ kind: 'PROJECT', title: 'Gulmohar Terraces' });
    expect(suggest.map(({ kind }) => kind)).not.toContain('LISTING');
  });

  it('follows what changes, and forgets what is withdrawn', async () => {
    const admin = property.database.adminUrl;
    const documents = () =>
      query(admin, `select title from property.search_document where kind = 'LISTING' and id = $1`, [
        listing?.['id'],
      ]);
    const [listing] = await query(
      admin,
      `select id from property.listing where title like '%Worli' order by id limit 1`,
    );
    await query(admin, `update property.listing set title = 'Sea view' where id = $1`, [listing?.['id']]);
    expect(await documents()).toEqual([{ title: 'Sea view' }]);
    expect((await titles('sea view'))[0]).toBe('LISTING Sea view');
    await query(admin, `update property.listing set standard_status = 'WITHDRAWN' where id = $1`, [
      listing?.['id'],
    ]);
    expect(await documents()).toEqual([]);
  });

  it.each([
    ['a builder', 'builder', 'name', 'Sahya Homes LLP', 'Renamed Firm', ['LISTING', 'PROJECT']],
    ['a project', 'project', 'name', 'Kadamba Heights', 'Renamed Court', ['LISTING']],
    ['a locality', 'locality', 'name', 'Chembur', 'Renamed Village', ['LISTING', 'PROJECT']],
    ['a locality’s district', 'locality', 'district', 'Mumbai City', 'Renamed District', ['LISTING']],
  ])(
    'follows the name of %s into the documents that state it',
    async (_what, table, column, from, to, kinds) => {
      const admin = property.database.adminUrl;
      const stating = async (name: string) =>
        (
          await query(
            admin,
            `select kind, id from property.search_document
            where subtitle like '%' || $1 || '%' and kind = any($2)
              and vector @@ property.search_query($1) order by kind, id`,
            [name, kinds],
          )
        ).map(({ kind, id }) => ({ kind, id }));
      const rename = (before: string, after: string) =>
        query(admin, `update property.${table} set ${column} = $2 where ${column} = $1`, [before, after]);
      const before = await stating(from);
      await rename(from, to);
      expect(await stating(to)).toEqual(before);
      expect(await stating(from)).toEqual([]);
      expect([...new Set(before.map(({ kind }) => kind))]).toEqual(kinds);
      await rename(to, from);
      expect(await stating(from)).toEqual(before);
    },
  );

  it('finds a text of the feed', async () => {
    const FEED = 'query($text: String!) { feed(filter: { text: $text }) { totalCount } }';
    const count = async (text: string) =>
      expectData<{ feed: { totalCount: number } }>(await property.ask(FEED, { text })).feed.totalCount;
    expect(await count('gulmohar chembur')).toBeGreaterThan(0);
    expect(await count('zzqqxx')).toBe(0);
    // As `search` understands it: misspelt, in Devanagari, with rooms and prices.
    expect(await count('gulmohur chembor')).toBe(await count('gulmohar chembur'));
    expect(await count('चेंबूर')).toBe(await count('chembur'));
    const rooms = `{ feed(filter: { bedrooms: [2], priceMax: 15000000 }) { totalCount } }`;
    const { feed } = expectData<{ feed: { totalCount: number } }>(await property.ask(rooms));
    expect(await count('2 bhk flats under 1.5 cr')).toBe(feed.totalCount);
  });

  it('finds homes of a project by its number, and nothing is narrowed by words that say nothing', async () => {
    const ASK =
      'query($text: String) { feed(filter: { text: $text }) { totalCount nodes { project { reraNumber } } } }';
    const of = async (text: string | null) =>
      expectData<{ feed: { totalCount: number; nodes: { project: { reraNumber: string } | null }[] } }>(
        await property.ask(ASK, { text }),
      ).feed;
    const all = await of(null);
    const number = all.nodes.find(({ project }) => project)?.project?.reraNumber as string;
    const found = await of(number.slice(2));
    expect(found.totalCount).toBeGreaterThan(0);
    expect(new Set(found.nodes.map(({ project }) => project?.reraNumber))).toEqual(new Set([number]));
    expect((await of('flats for sale')).totalCount).toBe(all.totalCount);
  });

  it.each([
    `under ${'9'.repeat(80)} cr`,
    `above ${'9'.repeat(80)} lakh`,
    `between ${'9'.repeat(30)} cr and ${'9'.repeat(30)} cr`,
    '0.0000000000001 cr to 2 bhk',
    `${'9'.repeat(80)} bhk`,
    '9'.repeat(90),
  ])('takes %s for what it is, wherever it is asked', async (text) => {
    const { feed, map, search } = expectData<Record<'feed' | 'map' | 'search', object>>(
      await property.ask(
        `query($text: String!) {
          feed(filter: { text: $text }) { totalCount }
          map(zoom: 9, bounds: { south: 18.8, north: 19.6, west: 72.7, east: 73.3 }, filter: { text: $text }) { totalCount }
          search(text: $text) { nodes { title } } }`,
        { text },
      ),
    );
    expect([feed, map, search]).not.toContain(null);
  });

  it('reads an index per kind as the application role, whatever the size', async () => {
    await query(
      property.database.adminUrl,
      `insert into property.search_document (kind, id, title, subtitle, vector, bedrooms, list_price)
       select 'LISTING', gen_random_uuid(), 'Generated ' || n, '', property.search_vector('Generated ' || n, 'word' || n % 500),
              n % 5, 1000000 + n from generate_series(1, 20000) n`,
    );
    await query(property.database.adminUrl, 'vacuum analyze property.search_document');
    const plan = async (condition: string) =>
      JSON.stringify(
        await query(
          property.database.appUrl,
          `explain select id from property.search_document where kind = 'LISTING' and ${condition} limit 1000`,
        ),
      );
    expect(await plan(`vector @@ property.search_query('zzqqxx')`)).toContain('search_document_listing');
    expect(await plan(`vector @@ 'word7:*'::tsquery and bedrooms = 2`)).toContain('search_document_listing');
    expect(await plan('bedrooms = 9')).toContain('search_document_bedrooms');
    expect(await plan('list_price <= 900000')).toContain('search_document_price');
    await query(
      property.database.adminUrl,
      `delete from property.search_document where title like 'Generated%'`,
    );
  });
});
